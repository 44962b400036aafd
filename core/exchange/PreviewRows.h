/// Rows as they stand in a file, a text for each column, as far as one sees of them.
#pragma once

#include "core/exchange/DataPreview.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <vector>

namespace core {

std::vector<std::vector<std::string>> previewRows(std::span<const nlohmann::json> rows,
                                                  std::span<const DataColumn> columns);

} // namespace core
