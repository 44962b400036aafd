/// Sees every connection that this program, or a library in it, asks for: `connect` and the look-ups of names stand in
/// front of the system's own. Linked into a test, which must export its symbols (ENABLE_EXPORTS).
#pragma once

#include <string>
#include <vector>

namespace tests {

struct SeenConnections {
    std::vector<std::string> network; ///< what would leave the computer, or ask for a name
    int local = 0;                    ///< to sockets of this computer's own
};
SeenConnections seenConnections();
void forgetConnections();

} // namespace tests
