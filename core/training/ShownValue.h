/// The values of settings as people read them, for every type that a field of TrainingConfig has: in problems, help and
/// forms.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// At most 80 bytes, cut between characters.
std::string shortened(std::string text);

LORIKEET_EXPORT std::string shownValue(const std::string& value); ///< shortened
LORIKEET_EXPORT std::string shownValue(bool value);               ///< «true»
LORIKEET_EXPORT std::string shownValue(std::int64_t value);
LORIKEET_EXPORT std::string shownValue(double value); ///< as short as it reads back: «0.0002»
LORIKEET_EXPORT std::string shownValue(double value, int digits); ///< rounded to so many: «0.12», «1.2e-05»
LORIKEET_EXPORT std::string shownValue(const std::vector<std::string>& value); ///< «q_proj, v_proj», shortened
LORIKEET_EXPORT std::string shownValue(const std::vector<std::int64_t>& value);

} // namespace core
