/// A long piece of work that its holder moves forward. Whoever holds it decides when and how often: the command line
/// loops, the window's scheduler interleaves tasks. Pausing is not advancing; destroying a task abandons it cleanly.
#pragma once

#include <stop_token>
#include <vector>

namespace core {

enum class TaskState { Running, Finished, Stopped };

/// All tasks of one engine are advanced on one thread.
template <class Event> class Task {
public:
    virtual ~Task() = default;
    /// Does one bounded piece (a micro-batch, a token for every column, a tensor) and appends what happened to
    /// `events`. `stop` is asked at least once per block; on stop the unfinished piece is thrown away and the state is
    /// Stopped. Throws core::Error; the task is over then.
    /// A task that is over does nothing more and gives its last state again.
    virtual TaskState advance(std::stop_token stop, std::vector<Event>& events) = 0;
};

} // namespace core
