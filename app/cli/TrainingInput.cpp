#include "app/cli/TrainingInput.h"

#include "app/cli/Command.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/model/ModelFolder.h"

namespace cli {

void fitToContext(core::TrainingConfig& config, const std::filesystem::path& model, Context& context) {
    const std::int64_t limit = core::contextLength(core::readModelConfig(model));
    if (limit <= 0 || config.maxLength <= limit) return;
    context.notices.say("The model reads " + counted(limit, "token") + ": max_length is lowered from " +
                        grouped(config.maxLength) + " to that.");
    config.maxLength = limit;
}

core::TrainingData encodeRecords(std::span<const core::Record> records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context) {
    const auto words = [](std::uint64_t done, std::uint64_t total) {
        return "encoded " + grouped(static_cast<std::int64_t>(done)) + " of " +
               counted(static_cast<std::int64_t>(total), "record");
    };
    core::TrainingData data = core::makeTrainingData(records, format, config, context.progress(words));
    context.notices.clear();
    return data;
}

} // namespace cli
