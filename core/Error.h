/// The one exception of the core: one or more Problems, all that a check found. Foreign exceptions are translated into
/// it at the edge; it ends in the command line's main or in a worker of the window.
#pragma once

#include "core/Problem.h"

#include <exception>
#include <string>
#include <vector>

namespace core {

class LORIKEET_EXPORT Error : public std::exception {
public:
    explicit Error(Problem problem);
    /// `problems` holds at least one.
    explicit Error(std::vector<Problem> problems);
    Error(ProblemCode code, Location where, std::vector<std::string> args = {});
    ~Error() override;

    const std::vector<Problem>& problems() const noexcept { return m_problems; }
    /// All problems in English, a line each.
    const char* what() const noexcept override { return m_text.c_str(); }

private:
    std::vector<Problem> m_problems;
    std::string m_text;
};

} // namespace core
