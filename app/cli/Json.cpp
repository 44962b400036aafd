#include "app/cli/Json.h"

#include "core/ProblemText.h"

#include <charconv>
#include <cmath>

namespace cli {

Json answer() {
    return Json{{"schema", JsonSchema}};
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json number(float value) {
    if (!std::isfinite(value)) return nullptr;
    char text[64];
    const auto written = std::to_chars(text, text + sizeof text, value);
    double shortest = 0;
    std::from_chars(text, written.ptr, shortest);
    return shortest;
}

Json problemsJson(std::span<const core::Problem> problems) {
    Json list = Json::array();
    for (const core::Problem& problem : problems) {
        Json entry{{"problem", core::problemName(problem.code)}, {"text", core::sentence(problem)}};
        const core::Location& where = problem.where;
        if (!where.file.empty()) entry["file"] = where.file;
        if (where.row) entry["row"] = *where.row;
        if (where.tableRow) entry["table_row"] = *where.tableRow;
        if (where.column) entry["column"] = *where.column;
        if (!where.field.empty()) entry["field"] = where.field;
        if (!where.tensor.empty()) entry["tensor"] = where.tensor;
        list.push_back(std::move(entry));
    }
    return list;
}

Json offsetsJson(std::span<const core::ByteSpan> offsets) {
    Json list = Json::array();
    for (const core::ByteSpan& span : offsets) list.push_back(Json::array({span.begin, span.end}));
    return list;
}

} // namespace cli
