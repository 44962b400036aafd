#include "core/model/AdapterPurpose.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterConfig.h"
#include "core/model/AdapterWeights.h"
#include "core/model/ModelFolder.h"
#include "core/model/SafetensorsFile.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::int64_t MaxLabels = 1 << 16;

/// How many logits the head in the file has; 0 where none is found.
std::int64_t labelCount(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "adapter_model.safetensors";
    if (!isThere(path)) throw Error(checkAdapter(folder, nullptr).problems); // what lies there instead
    const SafetensorsFile file(path);
    for (const char* head : {".score.weight", ".classifier.weight", ".classifier.out_proj.weight"})
        for (const auto& [key, entry] : file.tensors())
            if (key.ends_with(head) && entry.shape.size() == 2 && entry.shape[0] <= MaxLabels) return entry.shape[0];
    return 0;
}

LabelSet unnamed(std::int64_t count) {
    LabelSet labels{count == 1 ? ProblemType::Regression : ProblemType::SingleLabel, {}};
    for (std::int64_t i = 0; i < count; ++i) labels.names.push_back("LABEL_" + std::to_string(i));
    return labels;
}

} // namespace

ModelPurpose purposeOfAdapter(const std::filesystem::path& folder) {
    if (readAdapterConfig(folder).taskType != ClassifierTask) return {};
    const std::int64_t count = labelCount(folder);
    const std::optional<LabelSet> written = readLabels(folder);
    if (written && (count == 0 || written->count() == count)) return {ModelTask::Classify, *written};
    return {ModelTask::Classify, unnamed(count)};
}

} // namespace core
