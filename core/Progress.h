/// How a long call is stopped and says how far it is: a value that comes as its last argument. By default nobody stops
/// it and nobody listens. Used on the thread of the call alone.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <exception>
#include <functional>
#include <stop_token>

namespace core {

/// Thrown out of a call that was asked to stop: a result and no error, so it has no Problem.
class LORIKEET_EXPORT Stopped : public std::exception {
public:
    ~Stopped() override;
    const char* what() const noexcept override { return "stopped"; }
};

struct Progress {
    using Listener = std::function<void(std::uint64_t done, std::uint64_t total)>;

    std::stop_token stop;
    /// Hears of every row or block, in the unit that the call names; one that shows something goes by its own clock.
    Listener listener;

    /// Throws Stopped where a stop was asked for.
    void check() const {
        if (stop.stop_requested()) throw Stopped();
    }
    /// The same, and tells how far the call is.
    void at(std::uint64_t done, std::uint64_t total) const {
        check();
        if (listener) listener(done, total);
    }
};

} // namespace core
