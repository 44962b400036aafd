/// The earlier turns of a record as they are stored: JSON, [["user", "…"], …].
#pragma once

#include "core/project/Record.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

std::string turnsText(const std::vector<Message>& turns);
/// Throws ProjectDamaged.
std::vector<Message> turnsFrom(std::string_view text, RecordId record);

} // namespace core
