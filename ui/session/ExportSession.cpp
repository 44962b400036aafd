#include "ui/session/ExportSession.h"

#include "core/project/ProjectReader.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/Worker.h"

#include <algorithm>

namespace ui {
namespace {

using Ids = std::vector<core::RecordId>;

constexpr std::size_t PageSize = 500;

Ids idsOf(const core::ProjectReader& reader, const ExportChoice& choice, const std::vector<core::Status>& statuses,
          const core::Progress& progress) {
    if (const Ids* chosen = std::get_if<Ids>(&choice)) return *chosen;
    core::RecordFilter filter = std::get<core::RecordFilter>(choice);
    if (filter.statuses.empty()) filter.statuses = statuses;
    Ids ids;
    reader.list(filter, [&](const Ids& found) { ids.insert(ids.end(), found.begin(), found.end()); }, progress);
    return ids;
}

/// Reads records page by page and leaves out those whose status is not asked for.
core::RecordSource sourceOf(const core::ProjectReader& reader, const Ids& ids,
                            const std::vector<core::Status>& statuses) {
    struct Place {
        std::size_t at = 0;
        std::vector<core::StoredRecord> page;
    };
    const auto place = std::make_shared<Place>();
    const auto next = [&reader, &ids, &statuses, place]() -> std::span<const core::StoredRecord> {
        place->page.clear();
        while (place->page.empty() && place->at < ids.size()) {
            const std::size_t count = std::min(PageSize, ids.size() - place->at);
            place->page = reader.load(std::span(ids).subspan(place->at, count));
            place->at += count;
            if (statuses.empty()) continue;
            std::erase_if(place->page, [&](const core::StoredRecord& stored) {
                return std::ranges::find(statuses, stored.status) == statuses.end();
            });
        }
        return place->page;
    };
    return {next, static_cast<std::int64_t>(ids.size())};
}

} // namespace

ExportSession::ExportSession(Worker& worker, ProjectSession& project, QObject* parent)
    : QObject(parent), m_worker(worker), m_project(project) {
    connect(&m_project, &ProjectSession::closed, this, &ExportSession::cancel);
}

ExportSession::~ExportSession() {
    m_stop.request_stop();
}

void ExportSession::write(const QString& file, const core::ExportOptions& options, ExportChoice choice,
                          std::vector<core::Status> statuses) {
    if (m_isRunning || !m_project.isOpen()) return;
    m_isRunning = true;
    m_stop = std::stop_source();
    emit started();
    const auto listen = m_worker.listener<double>(this, [this, token = m_stop.get_token()](double part) {
        if (!token.stop_requested()) emit progressed(part);
    });
    const auto work = [folder = m_project.path(), path = toPath(file), options, choice = std::move(choice),
                       statuses = std::move(statuses), listen](const std::stop_token& token) {
        if (token.stop_requested()) throw core::Stopped();
        const core::ProjectReader reader(folder);
        const auto tell = [&](std::uint64_t done, std::uint64_t total) {
            if (total > 0) listen(static_cast<double>(done) / static_cast<double>(total));
        };
        core::ExportedRecords exported;
        reader.atOnce([&] {
            const Ids ids = idsOf(reader, choice, statuses, {token, {}});
            exported = core::writeDataFile(path, options, sourceOf(reader, ids, statuses), {token, tell});
        });
        return exported;
    };
    // A worker with this stop would keep the outcome back, and what was written just before it would be said by nobody.
    const auto job = [work, token = m_stop.get_token()](const std::stop_token&) { return work(token); };
    m_worker.run({}, job, this, [this, file](const Outcome<core::ExportedRecords>& outcome) {
        m_isRunning = false;
        if (outcome.value)
            emit written(file, *outcome.value);
        else if (!outcome.problems.empty())
            emit failed(file, outcome.problems);
        emit ended();
    });
}

void ExportSession::cancel() {
    m_stop.request_stop();
}

} // namespace ui
