/// The one thread that writes to the open project; it owns the core::Project. Jobs run in the order they are asked, and
/// all of them before it ends.
#pragma once

#include "core/project/Project.h"
#include "ui/session/Worker.h"

#include <memory>

namespace ui {

class DataWriter {
public:
    DataWriter();

    /// Runs `work(core::Project&, std::stop_token)` there, then `done(Outcome<Result>)` on the maker's thread. Without an
    /// open project: ProjectMissing.
    template <class Work, class Done> void run(std::stop_token stop, Work work, QObject* context, Done done) {
        auto job = [holder = m_holder, work = std::move(work)](const std::stop_token& token) {
            return work(opened(*holder), token);
        };
        m_worker.run(std::move(stop), job, context, std::move(done));
    }
    /// Closes what is open and opens what `open()` gives; `done` gets what `look(core::Project&)` says of it.
    template <class Open, class Look, class Done> void open(Open open, Look look, QObject* context, Done done) {
        auto job = [holder = m_holder, open = std::move(open), look = std::move(look)](const std::stop_token&) {
            holder->reset();
            holder->emplace(open());
            return look(**holder);
        };
        m_worker.run({}, job, context, std::move(done));
    }
    /// `done()` is called when nothing is open any more and all is on the disk.
    template <class Done> void close(QObject* context, Done done) {
        const auto job = [holder = m_holder](const std::stop_token&) { return (holder->reset(), true); };
        m_worker.run({}, job, context, [done = std::move(done)](const Outcome<bool>&) { done(); });
    }
    /// See Worker::listener.
    template <class Value, class Arrive> std::function<void(Value)> listener(QObject* context, Arrive arrive) {
        return m_worker.listener<Value>(context, std::move(arrive));
    }

private:
    using Holder = std::optional<core::Project>; ///< touched on the worker's thread only
    static core::Project& opened(Holder& holder);

    std::shared_ptr<Holder> m_holder;
    Worker m_worker; ///< last: it dies first
};

} // namespace ui
