#include "ui/session/DataWriter.h"

#include <algorithm>
#include <utility>

namespace ui {

DataWriter::DataWriter()
    : m_holder(std::make_shared<Holder>()), m_worker("data-writer", [holder = m_holder] { *holder = {}; },
                                                     Worker::Rest::Done) {}

void DataWriter::adopt() {
    m_worker.post([holder = m_holder] {
        holder->project.reset(); // it may end by writing to the disk
        holder->project = std::exchange(holder->next, {});
    });
}

void DataWriter::drop() {
    m_worker.post([holder = m_holder] { holder->next.reset(); });
}

core::Project& DataWriter::opened(Holder& holder) {
    if (!holder.project) throw core::Error(core::ProblemCode::ProjectMissing, {});
    if (std::exchange(holder.isCutOff, false)) renew(holder);
    return *holder.project;
}

/// Files of a drive that was mounted anew stay out of reach for who has them open. One that is in reach is locked, by
/// ourselves, and stays as it is.
void DataWriter::renew(Holder& holder) {
    try {
        core::Project again = core::Project::open(holder.project->folder());
        if (!again.readOnly()) holder.project.emplace(std::move(again));
    } catch (const core::Error&) {
        // What is asked next says what is wrong.
    }
}

bool DataWriter::isOutOfReach(const core::Error& error) {
    return std::ranges::any_of(error.problems(), [](const core::Problem& problem) {
        return problem.code == core::ProblemCode::FileUnreadable || problem.code == core::ProblemCode::FileUnwritable;
    });
}

} // namespace ui
