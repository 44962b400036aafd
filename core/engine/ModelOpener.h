/// Opens a model folder a block a turn, so that loading shows progress and can be stopped.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/Transformer.h"
#include "core/model/ModelFolder.h"

#include <memory>
#include <optional>

namespace core::engine {

/// Whether opening sets the number of threads to what suits the model.
enum class Threads { AsChosen, AsSuitable };

class ModelOpener : public Task<OpenEvent> {
public:
    ModelOpener(std::filesystem::path folder, Device device, Precision precision, ModelPurpose purpose,
                Threads threads);
    TaskState advance(std::stop_token stop, std::vector<OpenEvent>& events) override;

private:
    TaskState turn(std::stop_token stop, std::vector<OpenEvent>& events);
    LoadProgress progress() const;
    std::filesystem::path m_path;
    Device m_device;
    Precision m_precision;
    ModelPurpose m_purpose;
    Threads m_threads;
    std::shared_ptr<const ModelFolder> m_folder;
    std::optional<Weights> m_weights;
    std::shared_ptr<Transformer> m_model;
    std::uint64_t m_bytesTotal = 0;
    std::int64_t m_blocksDone = 0;
};

} // namespace core::engine
