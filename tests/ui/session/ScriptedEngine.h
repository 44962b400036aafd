/// An engine that says what a test tells it to, and notes the thread it dies on. It computes nothing; with a script it
/// opens models of which that is true, too.
#pragma once

#include "tests/ui/session/ScriptedModel.h"

#include <memory>

namespace tests {

struct EngineLife {
    std::atomic<int> made = 0;
    std::atomic<int> destroyed = 0;
    std::atomic<std::thread::id> madeOn;
    std::atomic<std::thread::id> destroyedOn;
};

class ScriptedEngine : public core::Engine {
public:
    explicit ScriptedEngine(std::vector<core::Device> devices, EngineLife* life = nullptr,
                            TrainingScript* script = nullptr)
        : m_devices(std::move(devices)), m_life(life), m_script(script) {
        if (!m_life) return;
        ++m_life->made;
        m_life->madeOn = std::this_thread::get_id();
    }
    ~ScriptedEngine() override {
        if (!m_life) return;
        m_life->destroyedOn = std::this_thread::get_id();
        ++m_life->destroyed;
    }

    std::vector<core::Device> devices() const override { return m_devices; }
    core::Device device(std::string_view name) const override {
        if (name == "auto" || name == "cpu") return m_devices.front();
        throw core::Error(core::ProblemCode::DeviceMissing, {}, {std::string(name), "scripted"});
    }
    void setThreads(int) override {}
    int threads() const override { return 1; }
    std::unique_ptr<core::Task<core::OpenEvent>> open(const std::filesystem::path&, const core::Device& device,
                                                      core::Precision,
                                                        const core::ModelPurpose&) override {
        if (!m_script) throw core::Error(core::ProblemCode::Unforeseen, {}, {"there is no script"});
        return std::make_unique<ScriptedOpening>(device, *m_script);
    }
    std::string version() const override { return "scripted 1"; }

private:
    std::vector<core::Device> m_devices;
    EngineLife* m_life;
    TrainingScript* m_script;
};

inline core::Device cpu() {
    return {.name = "A processor", .memoryBytes = 24ULL << 30, .freeBytes = 20ULL << 30};
}

inline core::Device card(std::string problem = {}) {
    return {.kind = core::Device::Kind::Cuda,
            .name = "A card",
            .memoryBytes = 8ULL << 30,
            .freeBytes = 7ULL << 30,
            .problem = std::move(problem)};
}

} // namespace tests
