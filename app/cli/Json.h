/// Pieces of the --json answers that several subcommands share. Every answer is one line and carries `"schema": 1`.
#pragma once

#include "core/Problem.h"
#include "core/text/Tokenizer.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace cli {

/// Keys stay in the order they were written.
using Json = nlohmann::ordered_json;

inline constexpr int JsonSchema = 1;

/// `{"schema": 1}`, to be filled.
Json answer();
/// One line. Text that is not UTF-8 (a path, say) is shown with U+FFFD, so the line can always be read.
std::string dumped(const Json& json);
/// The shortest number that reads back as the same float; null where it is not finite.
Json number(float value);
/// `[{"problem": "tensor-shape", "text": "…", "file": …, "row": …, "column": …, "field": …, "tensor": …}]`; an unknown
/// place is left out.
Json problemsJson(std::span<const core::Problem> problems);
/// `[[begin, end], …]`
Json offsetsJson(std::span<const core::ByteSpan> offsets);

} // namespace cli
