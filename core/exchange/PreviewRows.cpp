#include "core/exchange/PreviewRows.h"

#include "core/exchange/RecordFields.h"

namespace core {
namespace {

constexpr std::size_t MaximumCellBytes = 1000;

std::string cellText(const nlohmann::json& row, const std::string& name) {
    const auto cell = row.find(name);
    if (cell == row.end() || cell->is_null()) return {};
    if (cell->is_string()) return shortened(cell->get_ref<const std::string&>(), MaximumCellBytes);
    return shortened(cell->dump(), MaximumCellBytes);
}

} // namespace

std::vector<std::vector<std::string>> previewRows(std::span<const nlohmann::json> rows,
                                                  std::span<const DataColumn> columns) {
    std::vector<std::vector<std::string>> texts;
    for (const nlohmann::json& row : rows) {
        std::vector<std::string>& cells = texts.emplace_back();
        for (const DataColumn& column : columns) cells.push_back(cellText(row, column.name));
    }
    return texts;
}

} // namespace core
