/// The thread that reads the open project through a connection of its own: pages, search, counts, and what a run learns
/// from. It can be told to stop with each job.
#pragma once

#include "core/project/ProjectReader.h"
#include "ui/session/Worker.h"

#include <memory>

namespace ui {

class DataReader {
public:
    DataReader();

    /// Runs `work(const core::ProjectReader&, std::stop_token)` there, then `done(Outcome<Result>)` on the maker's thread.
    template <class Work, class Done> void run(std::stop_token stop, Work work, QObject* context, Done done) {
        auto job = [holder = m_holder, work = std::move(work)](const std::stop_token& token) {
            return work(std::as_const(opened(*holder)), token);
        };
        m_worker.run(std::move(stop), job, context, std::move(done));
    }
    /// The same for work that gives parts before its end: `work(reader, stop, emit)`; see Worker::stream.
    template <class Part, class Work, class Arrive, class Done>
    void stream(std::stop_token stop, Work work, QObject* context, Arrive arrive, Done done) {
        auto job = [holder = m_holder, work = std::move(work)](const std::stop_token& token, const auto& emitPart) {
            return work(std::as_const(opened(*holder)), token, emitPart);
        };
        m_worker.stream<Part>(std::move(stop), job, context, std::move(arrive), std::move(done));
    }
    /// Reads `folder` from now on.
    void open(const std::filesystem::path& folder);
    void close();

private:
    struct Holder {
        std::filesystem::path folder;
        std::optional<core::ProjectReader> reader; ///< touched on the worker's thread only
    };
    static core::ProjectReader& opened(Holder& holder);

    std::shared_ptr<Holder> m_holder;
    Worker m_worker; ///< last: it dies first
};

} // namespace ui
