#include "core/engine/ModelOpener.h"

#include "core/engine/ResidentModel.h"
#include "core/engine/tensor/Device.h"
#include "core/engine/tensor/Failure.h"

#include <ATen/Parallel.h>
#include <malloc.h>

namespace core::engine {

ModelOpener::ModelOpener(std::filesystem::path folder, Device device, Precision precision, ModelPurpose purpose,
                         Threads threads)
    : m_path(std::move(folder)), m_device(std::move(device)), m_precision(resolvedPrecision(precision, m_device)),
      m_purpose(std::move(purpose)), m_threads(threads) {}

LoadProgress ModelOpener::progress() const {
    const std::int64_t blocks = m_folder->config().layerCount;
    return {m_bytesTotal * static_cast<std::uint64_t>(m_blocksDone) /
                static_cast<std::uint64_t>(std::max<std::int64_t>(1, blocks)),
            m_bytesTotal};
}

TaskState ModelOpener::advance(std::stop_token stop, std::vector<OpenEvent>& events) {
    try {
        return translated([&] { return turn(std::move(stop), events); });
    } catch (const StopRequested&) {
        return TaskState::Stopped;
    }
}

TaskState ModelOpener::turn(std::stop_token stop, std::vector<OpenEvent>& events) {
    if (stop.stop_requested()) throw StopRequested();
    const at::Device device = torchDevice(m_device);
    const at::ScalarType type = core::engine::scalarType(m_precision);
    if (!m_folder) {
        m_folder = std::make_shared<const ModelFolder>(ModelFolder::open(m_path, {std::move(stop), {}}, m_purpose));
        for (const SafetensorsFile& file : m_folder->files())
            for (const auto& [name, entry] : file.tensors()) m_bytesTotal += entry.bytes.size();
        m_weights.emplace(m_folder, device, type);
        std::shared_ptr<Transformer> made = makeModel(m_folder->config(), *m_weights, device, type);
        Transformer* model = made.get();
        m_model = std::shared_ptr<Transformer>(model, [made = std::move(made)](Transformer*) mutable {
            made.reset();
            ::malloc_trim(0); // the engine keeps freed pages for its own use; a closed model's go back
        });
    } else if (m_model->loadNextBlock(*m_weights)) {
        ++m_blocksDone;
    } else {
        if (m_threads == Threads::AsSuitable) at::set_num_threads(suitableThreads(m_folder->config()));
        events.push_back(ModelOpened{std::make_shared<ResidentModel>(m_model, m_folder, m_device, m_precision)});
        return TaskState::Finished;
    }
    events.push_back(progress());
    return TaskState::Running;
}

} // namespace core::engine
