/// The three things that `inspect` looks at, each with its answer; Inspect.cpp chooses between them.
#pragma once

#include "app/cli/Json.h"
#include "core/Problem.h"
#include "core/model/ClassifierConfig.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cli {

struct Context;

/// What was found, for people (a line each) and as JSON, and what is wrong. Usable where there is no problem.
struct Finding {
    std::vector<std::pair<std::string, std::string>> lines; ///< «Parameters» → «260,032»
    Json json;
    std::vector<core::Problem> problems; ///< it cannot be used with these
    std::vector<core::Problem> warnings; ///< it can
};

/// The labels that a classifier chooses from.
void describeLabels(Finding& finding, const core::LabelSet& labels);
Finding findModel(const std::filesystem::path& folder, Context& context);
/// `base`: the model it is checked against, or empty.
Finding findAdapter(const std::filesystem::path& folder, const std::filesystem::path& base, Context& context);
Finding findData(const std::filesystem::path& file, Context& context);

} // namespace cli
