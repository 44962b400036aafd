#include "ui/session/SampleAsker.h"

#include "ui/session/SampleJudge.h"
#include "ui/session/SampleWriter.h"

namespace ui {

std::unique_ptr<SampleAsker> makeSampleAsker(const std::filesystem::path& run, const core::RunConfig& config,
                                             const std::vector<core::SamplePrompt>& prompts,
                                             const std::shared_ptr<const core::ModelText>& text) {
    if (prompts.empty()) return nullptr;
    if (config.training.task == "causal_lm") return std::make_unique<SampleWriter>(run, config, prompts, text);
    if (config.training.task == "classification") return std::make_unique<SampleJudge>(run, config, prompts, *text);
    return nullptr;
}

} // namespace ui
