/// Two threads that read the open project through connections of their own: one for what is on the screen, one for
/// whole scans — search, counts, what a run learns from — so that pages load meanwhile. A job can be told to stop.
#pragma once

#include "core/project/NetworkDrive.h"
#include "core/project/ProjectReader.h"
#include "ui/session/Worker.h"

#include <memory>

namespace ui {

class DataReader {
public:
    DataReader();

    /// Runs `work(const core::ProjectReader&, std::stop_token)` there, then `done(Outcome<Result>)` on the maker's
    /// thread.
    template <class Work, class Done> void run(std::stop_token stop, Work work, QObject* context, Done done) {
        m_pages.run(std::move(stop), std::move(work), context, std::move(done));
    }
    /// The same for work that looks at every record.
    template <class Work, class Done> void scan(std::stop_token stop, Work work, QObject* context, Done done) {
        m_scans.run(std::move(stop), std::move(work), context, std::move(done));
    }
    /// A scan that gives parts before its end: `work(reader, stop, emit)`; see Worker::stream.
    template <class Part, class Work, class Arrive, class Done>
    void stream(std::stop_token stop, Work work, QObject* context, Arrive arrive, Done done) {
        auto job = [holder = m_scans.holder, work = std::move(work)](const std::stop_token& token,
                                                                     const auto& emitPart) {
            return asked(*holder, [&](const core::ProjectReader& reader) { return work(reader, token, emitPart); });
        };
        m_scans.worker.stream<Part>(std::move(stop), job, context, std::move(arrive), std::move(done));
    }
    /// Reads `folder` from now on.
    void open(const std::filesystem::path& folder);
    void close();

private:
    struct Holder {
        std::filesystem::path folder;
        std::optional<core::ProjectReader> reader; ///< touched on the worker's thread only
        bool isOnNetwork = false;
    };
    static core::ProjectReader& opened(Holder& holder);
    /// After a failure the next question opens the file of a network drive anew: it may have been mounted again.
    template <class Ask> static auto asked(Holder& holder, const Ask& ask) {
        try {
            return ask(std::as_const(opened(holder)));
        } catch (const core::Error& error) {
            if (holder.isOnNetwork && core::isOutOfReach(error)) holder.reader.reset();
            throw;
        }
    }

    struct Connection {
        explicit Connection(const char* name);
        void open(const std::filesystem::path& folder);
        template <class Work, class Done> void run(std::stop_token stop, Work work, QObject* context, Done done) {
            auto job = [held = holder, work = std::move(work)](const std::stop_token& token) {
                return asked(*held, [&](const core::ProjectReader& reader) { return work(reader, token); });
            };
            worker.run(std::move(stop), job, context, std::move(done));
        }

        std::shared_ptr<Holder> holder;
        Worker worker; ///< last: it dies first
    };
    Connection m_pages, m_scans;
};

} // namespace ui
