/// A piece of work on the engine's thread, moved forward in turns by EngineScheduler. Made on the UI thread; from then
/// on it lives, and dies, on the engine's.
#pragma once

#include "core/engine-api/Task.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <utility>
#include <vector>

namespace ui {

class EngineRoom;

class EngineJob {
public:
    virtual ~EngineJob() = default;
    /// One bounded piece; Stopped soon after `stop` asks for it. Throws core::Error, and core::Stopped.
    virtual core::TaskState advance(EngineRoom& room, const std::stop_token& stop) = 0;
};

/// Carries events to the UI thread: all of them, in order, in vectors, at most ten times a second.
template <class Event> class EventCarrier {
public:
    using Carry = std::function<void(std::function<void()>)>; ///< Worker::courier
    using Arrive = std::function<void(const std::vector<Event>&)>;

    EventCarrier(Carry carry, Arrive arrive) : m_carry(std::move(carry)), m_arrive(std::move(arrive)) {}

    /// Where a task appends what happened.
    std::vector<Event>& events() { return m_events; }
    void carryIfDue() {
        if (Clock::now() - m_last >= std::chrono::milliseconds(100)) carryNow();
    }
    void carryNow() {
        if (m_events.empty()) return;
        m_last = Clock::now();
        m_carry([arrive = m_arrive, events = std::exchange(m_events, {})] { arrive(events); });
    }

private:
    using Clock = std::chrono::steady_clock;

    Carry m_carry;
    Arrive m_arrive;
    std::vector<Event> m_events;
    Clock::time_point m_last{};
};

} // namespace ui
