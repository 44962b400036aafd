#include "ui/session/DataWriter.h"

#include <algorithm>
#include <utility>

namespace ui {

DataWriter::DataWriter()
    : m_holder(std::make_shared<Holder>()),
      m_worker(
          "data-writer", [holder = m_holder] { *holder = {}; }, Worker::Rest::Done) {}

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
/// ourselves, and stays as it is. On a network drive alone: elsewhere there is a log beside the file, and who has the
/// old file open would take the new one's log away in closing.
void DataWriter::renew(Holder& holder) {
    const auto isOnNetwork = [](const core::Problem& note) { return note.code == core::ProblemCode::ProjectOnNetwork; };
    if (std::ranges::none_of(holder.project->notes(), isOnNetwork)) return;
    try {
        core::Project again = core::Project::open(holder.project->folder());
        if (!again.readOnly()) holder.project.emplace(std::move(again));
    } catch (const core::Error&) {
        // What is asked next says what is wrong.
    }
}

} // namespace ui
