/// The prompts that were asked, as a project keeps them among its settings: text of instruction and input, nothing
/// else.
#pragma once

#include "core/project/Record.h"

#include <string>
#include <vector>

namespace ui {

std::string promptsText(const std::vector<core::Record>& prompts);
/// Of what cannot be read there is none.
std::vector<core::Record> promptsOf(const std::string& text);

} // namespace ui
