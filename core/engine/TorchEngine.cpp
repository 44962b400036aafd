#include "core/engine/TorchEngine.h"

#include "core/engine/ModelOpener.h"
#include "core/engine/tensor/Device.h"
#include "core/engine/tensor/Failure.h"

#include <ATen/Parallel.h>
#include <malloc.h>
#include <torch/headeronly/version.h>

namespace core::engine {

TorchEngine::TorchEngine() : m_cudaProblem(openCudaLibraries()) {
    // Large temporaries are made again at every step; keeping their pages saves touching fresh ones.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    setThreads(0);
}

std::vector<Device> TorchEngine::devices() const {
    return translated([&] { return listDevices(m_cudaProblem); });
}

Device TorchEngine::device(std::string_view name) const {
    return chooseDevice(name, devices(), m_cudaProblem);
}

void TorchEngine::setThreads(int count) {
    m_threadsAreChosen = count > 0;
    at::set_num_threads(m_threadsAreChosen ? count : physicalCores());
}

std::unique_ptr<Task<OpenEvent>> TorchEngine::open(const std::filesystem::path& modelFolder, const Device& device,
                                                   Precision precision, const ModelPurpose& purpose) {
    return std::make_unique<ModelOpener>(modelFolder, device, precision, purpose,
                                         m_threadsAreChosen ? Threads::AsChosen : Threads::AsSuitable);
}

int TorchEngine::threads() const {
    return at::get_num_threads();
}

std::string TorchEngine::version() const {
    return std::string("LibTorch ") + TORCH_VERSION;
}

} // namespace core::engine
