#include "ui/session/DataWriter.h"

namespace ui {

DataWriter::DataWriter()
    : m_holder(std::make_shared<Holder>()),
      m_worker("data-writer", [holder = m_holder] { holder->reset(); }, Worker::Rest::Done) {}

core::Project& DataWriter::opened(Holder& holder) {
    if (!holder) throw core::Error(core::ProblemCode::ProjectMissing, {});
    return *holder;
}

} // namespace ui
