#include "ui/session/EngineScheduler.h"

#include "ui/session/Worker.h"

#include <algorithm>

namespace ui {

const core::Device* EngineReport::preferredDevice() const {
    const auto usable = [](core::Device::Kind kind) {
        return [kind](const core::Device& device) { return device.kind == kind && device.problem.empty(); };
    };
    for (const auto kind : {core::Device::Kind::Cuda, core::Device::Kind::Cpu})
        if (const auto found = std::ranges::find_if(devices, usable(kind)); found != devices.end()) return &*found;
    return nullptr;
}

EngineScheduler::EngineScheduler(Load load, QObject* parent)
    : QObject(parent), m_load(std::move(load)), m_holder(std::make_shared<Holder>()),
      m_worker(std::make_unique<Worker>("engine", [holder = m_holder] { holder->engine.reset(); })) {}

EngineScheduler::~EngineScheduler() {
    m_stop.request_stop();
    m_worker.reset(); // waits: the engine dies on its own thread
}

void EngineScheduler::start() {
    if (m_report.state == EngineState::Starting || m_report.state == EngineState::Ready) return;
    setReport({.state = EngineState::Starting});
    const auto load = [load = m_load, holder = m_holder](const std::stop_token&) {
        holder->engine = load();
        return EngineReport{
            EngineState::Ready, QString::fromStdString(holder->engine->version()), holder->engine->devices(), {}};
    };
    m_worker->run(m_stop.get_token(), load, this, [this](Outcome<EngineReport> outcome) {
        if (outcome.value)
            setReport(std::move(*outcome.value));
        else
            setReport({.state = EngineState::Missing, .problems = std::move(outcome.problems)});
    });
}

void EngineScheduler::setReport(EngineReport report) {
    m_report = std::move(report);
    emit changed(m_report);
}

} // namespace ui
