/// The engine on LibTorch: devices, threads, and the opening of models.
#pragma once

#include "core/engine-api/Engine.h"

namespace core::engine {

class TorchEngine : public Engine {
public:
    TorchEngine();
    std::vector<Device> devices() const override;
    Device device(std::string_view name) const override;
    void setThreads(int count) override;
    int threads() const override;
    std::unique_ptr<Task<OpenEvent>> open(const std::filesystem::path& modelFolder, const Device& device,
                                          Precision precision, const ModelPurpose& purpose) override;
    std::string version() const override;

private:
    std::string m_cudaProblem; ///< why no card can be used; empty where one can
    bool m_threadsAreChosen = false;
};

} // namespace core::engine
