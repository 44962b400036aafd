#include "ui/session/DataReader.h"

namespace ui {

DataReader::Connection::Connection(const char* name)
    : holder(std::make_shared<Holder>()), worker(name, [held = holder] { held->reader.reset(); }) {}

void DataReader::Connection::open(const std::filesystem::path& folder) {
    const auto job = [held = holder, folder](const std::stop_token&) {
        held->reader.reset(); // it is opened with the first question
        held->folder = folder;
        return true;
    };
    worker.run({}, job, nullptr, [](const Outcome<bool>&) {});
}

DataReader::DataReader() : m_pages("data-reader"), m_scans("data-scanner") {}

void DataReader::open(const std::filesystem::path& folder) {
    m_pages.open(folder);
    m_scans.open(folder);
}

void DataReader::close() {
    open({});
}

core::ProjectReader& DataReader::opened(Holder& holder) {
    if (holder.folder.empty()) throw core::Error(core::ProblemCode::ProjectMissing, {});
    if (!holder.reader) {
        holder.isOnNetwork = core::isOnNetwork(holder.folder);
        holder.reader.emplace(holder.folder);
    }
    return *holder.reader;
}

} // namespace ui
