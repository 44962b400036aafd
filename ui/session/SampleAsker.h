/// Has the model that is being trained answer the chosen prompts, between two turns of its training, and keeps the
/// answers with the run: written, or a label with its probability where it learns labels. Engine's thread only.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/text/ModelText.h"
#include "core/training/RunConfig.h"
#include "core/training/RunSamples.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace ui {

class SampleAsker {
public:
    virtual ~SampleAsker() = default;

    virtual void begin(core::LoadedModel& model, core::AdapterHandle adapter, std::int64_t step) = 0;
    virtual bool isAsking() const = 0;
    /// A part of the answers; true, and they are kept, when all are whole.
    virtual bool advance(const std::stop_token& stop) = 0;
    virtual const core::SampleAnswers& answers() const = 0;
};

/// nullptr where nothing can be asked of what the run learns. `run` is its folder.
std::unique_ptr<SampleAsker> makeSampleAsker(const std::filesystem::path& run, const core::RunConfig& config,
                                             const std::vector<core::SamplePrompt>& prompts,
                                             const std::shared_ptr<const core::ModelText>& text);

} // namespace ui
