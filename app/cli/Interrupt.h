/// Ctrl+C and SIGTERM as a stop token. The handler only writes a byte into a pipe; a thread of this object reads it and
/// asks to stop. A second signal ends the program at once, with the same exit code.
#pragma once

#include <stop_token>
#include <thread>

namespace cli {

class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_source.get_token(); }
    bool requested() const { return m_source.stop_requested(); }
    /// Throws core::Stopped where a stop was asked for.
    void check() const;

private:
    std::stop_source m_source;
    int m_readEnd = -1;
    std::thread m_reader;
};

} // namespace cli
