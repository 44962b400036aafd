#include "ui/plot/PlotColumns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ui {
namespace {

void addNumber(std::string& text, double value) {
    if (std::isnan(value)) {
        text += "NaN";
    } else if (std::isinf(value)) {
        text += value > 0 ? "Infinity" : "-Infinity";
    } else {
        std::array<char, 32> digits;
        text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    }
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string keyOf(const PlotColumn& column) {
    if (column.axis) return *column.axis == PlotAxis::Epoch ? "epoch" : "seconds";
    const std::string name = csvName(*column.value);
    return quoted(column.run.empty() ? name : column.run + ' ' + name);
}

} // namespace

std::optional<double> PlotColumn::at(double step) const {
    for (const Part& part : parts) {
        const auto found = std::lower_bound(part.steps.begin(), part.steps.end(), step);
        if (found != part.steps.end() && *found == step)
            return part.values[static_cast<std::size_t>(found - part.steps.begin())];
    }
    return std::nullopt;
}

std::vector<PlotColumn> columnsOf(PlotQuantity quantity, std::span<const PlotRun> runs) {
    std::vector<PlotColumn> columns;
    for (const PlotRun& run : runs) {
        const auto steps = [&](PlotValue value) { return run.series->x(value, PlotAxis::Step); };
        const auto values = valuesOf(quantity, run.series->learns());
        for (const PlotAxis axis : {PlotAxis::Epoch, PlotAxis::Seconds}) {
            if (runs.size() > 1) break;
            PlotColumn column{axis, std::nullopt, {}, {}};
            for (const PlotValue value : {values.front(), values.back()})
                column.parts.push_back({steps(value), run.series->x(value, axis)});
            columns.push_back(std::move(column));
        }
        for (const PlotValue value : values)
            columns.push_back({std::nullopt,
                               value,
                               runs.size() > 1 ? run.label.toStdString() : std::string(),
                               {{steps(value), run.series->y(value)}}});
    }
    return columns;
}

std::vector<double> stepsOf(std::span<const PlotColumn> columns) {
    std::vector<double> all, merged;
    std::vector<const double*> seen; // values of one kind share their steps
    for (const PlotColumn& column : columns)
        for (const PlotColumn::Part& part : column.parts) {
            if (std::find(seen.begin(), seen.end(), part.steps.data()) != seen.end()) continue;
            seen.push_back(part.steps.data());
            merged.clear();
            std::set_union(all.begin(), all.end(), part.steps.begin(), part.steps.end(), std::back_inserter(merged));
            all.swap(merged);
        }
    return all;
}

std::string csvText(std::span<const PlotColumn> columns) {
    std::string text = "step";
    for (const PlotColumn& column : columns) text += ',' + keyOf(column);
    text += '\n';
    for (const double step : stepsOf(columns)) {
        addNumber(text, step);
        for (const PlotColumn& column : columns) {
            text += ',';
            if (const auto value = column.at(step)) addNumber(text, *value);
        }
        text += '\n';
    }
    return text;
}

} // namespace ui
