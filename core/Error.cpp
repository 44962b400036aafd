#include "core/Error.h"

#include "core/ProblemText.h"

#include <cassert>

namespace core {

Error::Error(Problem problem) : Error(std::vector<Problem>{std::move(problem)}) {}

Error::Error(std::vector<Problem> problems) : m_problems(std::move(problems)) {
    assert(!m_problems.empty());
    for (const Problem& problem : m_problems) {
        if (!m_text.empty()) m_text += '\n';
        m_text += sentence(problem);
    }
}

Error::Error(ProblemCode code, Location where, std::vector<std::string> args)
    : Error(Problem{code, std::move(where), std::move(args)}) {}

Error::~Error() = default;

} // namespace core
