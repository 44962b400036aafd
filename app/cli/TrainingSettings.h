/// Every field of TrainingConfig on the command line: `--config FILE`, `--set key=value`, and an option of its own
/// (`--learning-rate`), all made from visitFields; beneath them a `--recipe`. Later ones win, in this order.
#pragma once

#include "core/training/TrainingConfig.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cli {

class TrainingSettings {
public:
    /// This object outlives the parsing.
    void addTo(CLI::App& command);
    /// Throws core::Error with everything that is unknown, out of range or does not fit together.
    core::TrainingConfig resolve() const;
    /// What is said of the recipe in use; empty where there is none. Throws as resolve() does.
    std::string recipeSentence() const;
    /// Sets what has been given as an option of its own. Throws as resolve() does.
    void change(core::TrainingConfig& config) const;

private:
    std::string m_recipe;
    std::filesystem::path m_file;
    std::vector<std::string> m_assignments;       ///< key=value
    std::map<std::string, std::string> m_options; ///< key → value; empty: not given
};

} // namespace cli
