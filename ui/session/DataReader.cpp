#include "ui/session/DataReader.h"

namespace ui {

DataReader::DataReader()
    : m_holder(std::make_shared<Holder>()), m_worker("data-reader", [holder = m_holder] { holder->reader.reset(); }) {}

void DataReader::open(const std::filesystem::path& folder) {
    const auto job = [holder = m_holder, folder](const std::stop_token&) {
        holder->reader.reset(); // it is opened with the first question
        holder->folder = folder;
        return true;
    };
    m_worker.run({}, job, nullptr, [](const Outcome<bool>&) {});
}

void DataReader::close() {
    open({});
}

core::ProjectReader& DataReader::opened(Holder& holder) {
    if (holder.folder.empty()) throw core::Error(core::ProblemCode::ProjectMissing, {});
    if (!holder.reader) holder.reader.emplace(holder.folder);
    return *holder.reader;
}

} // namespace ui
