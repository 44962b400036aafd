/// The module around ScriptedModel: opens in two turns, knows one processor and, by script, a card that cannot be used.
#include "core/Error.h"
#include "core/model/ModelFolder.h"
#include "tests/app/scripted_engine/ScriptedModel.h"

namespace tests {
namespace {

class ScriptedOpening : public core::Task<core::OpenEvent> {
public:
    ScriptedOpening(const std::filesystem::path& folder, core::Device device, core::Precision precision)
        : m_folder(folder), m_device(std::move(device)), m_precision(precision) {}

    core::TaskState advance(std::stop_token stop, std::vector<core::OpenEvent>& events) override {
        if (stop.stop_requested()) return core::TaskState::Stopped;
        if (!m_begun) {
            m_begun = true;
            events.push_back(core::LoadProgress{50, 100});
            return core::TaskState::Running;
        }
        events.push_back(
            core::ModelOpened{std::make_shared<ScriptedModel>(core::readModelConfig(m_folder), m_device, m_precision)});
        return core::TaskState::Finished;
    }

private:
    std::filesystem::path m_folder;
    core::Device m_device;
    core::Precision m_precision;
    bool m_begun = false;
};

class ScriptedEngine : public core::Engine {
public:
    std::vector<core::Device> devices() const override {
        std::vector<core::Device> found{core::Device{.name = "cpu"}};
        if (scripted("card"))
            found.push_back({.kind = core::Device::Kind::Cuda, .name = "cuda:0", .problem = "its driver is too old"});
        return found;
    }
    core::Device device(std::string_view name) const override {
        if (name == "auto" || name == "cpu") return devices().front();
        throw core::Error(core::ProblemCode::DeviceMissing, {}, {std::string(name), "there is no such card"});
    }
    void setThreads(int) override {}
    int threads() const override { return 1; }
    std::unique_ptr<core::Task<core::OpenEvent>> open(const std::filesystem::path& modelFolder,
                                                      const core::Device& device, core::Precision precision,
                                                        const core::ModelPurpose&) override {
        return std::make_unique<ScriptedOpening>(modelFolder, device, precision);
    }
    std::string version() const override { return "scripted"; }
};

} // namespace
} // namespace tests

extern "C" LORIKEET_EXPORT std::uint32_t lorikeet_engine_abi() {
    return tests::scripted("abi") ? core::Engine::Abi + 1 : core::Engine::Abi;
}
extern "C" LORIKEET_EXPORT core::Engine* lorikeet_engine_create() {
    return new tests::ScriptedEngine;
}
