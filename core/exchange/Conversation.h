/// Conversations as other programs write them: lists of `{"role": …, "content": …}` or ShareGPT's `{"from": …, "value":
/// …}`, and Alpaca's history of `[user, assistant]` pairs.
#pragma once

#include "core/Problem.h"
#include "core/project/Record.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace core {

/// «a number», «a list» …, for messages.
const char* typeName(const nlohmann::json& value);

/// Throws Error with DataInvalid or RecordFieldType at `where`.
std::vector<Message> readConversation(const nlohmann::json& list, const Location& where);
/// Pairs of texts, or messages. Throws the same.
std::vector<Message> readHistory(const nlohmann::json& list, const Location& where);

} // namespace core
