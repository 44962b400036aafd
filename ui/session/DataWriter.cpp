#include "ui/session/DataWriter.h"

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
    return *holder.project;
}

} // namespace ui
