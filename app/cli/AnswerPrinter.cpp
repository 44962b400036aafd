#include "app/cli/AnswerPrinter.h"

#include "app/cli/Output.h"
#include "core/text/VisibleText.h"

namespace cli {
namespace {

const char* reasonName(core::FinishReason reason) {
    switch (reason) {
    case core::FinishReason::EndToken:
        return "end_token";
    case core::FinishReason::MaximumTokens:
        return "maximum_tokens";
    case core::FinishReason::ContextFull:
        return "context_full";
    }
    return "end_token";
}

} // namespace

AnswerPrinter::AnswerPrinter(const core::Tokenizer& tokenizer, ColumnNames names, std::int64_t promptTokens,
                             AnswerView view, Output& out)
    : m_view(view), m_out(out) {
    for (std::string& name : names)
        m_columns.push_back({std::move(name), core::TextStream(tokenizer), {}, {}, 0, {}, promptTokens, 0});
}

void AnswerPrinter::add(const core::GenerationEvent& event) {
    std::visit([this](const auto& each) { add(each); }, event);
    show();
}

void AnswerPrinter::add(const core::TokenChosen& chosen) {
    Column& column = m_columns.at(chosen.column);
    column.ids.push_back(chosen.id);
    column.text += column.stream.add(chosen.id);
}

void AnswerPrinter::add(const core::ColumnFinished& finished) {
    Column& column = m_columns.at(finished.column);
    column.promptTokens = finished.promptTokens;
    column.seconds = finished.seconds;
    end(column, reasonName(finished.reason));
}

void AnswerPrinter::end(Column& column, std::string reason) {
    column.text += column.stream.finish();
    column.finishReason = std::move(reason);
}

void AnswerPrinter::stop() {
    for (Column& column : m_columns)
        if (column.finishReason.empty()) end(column, "stopped");
    show();
}

void AnswerPrinter::show() {
    if (m_view == AnswerView::Json) return;
    for (; m_current < m_columns.size(); ++m_current, m_headingShown = false) {
        Column& column = m_columns[m_current];
        if (m_columns.size() > 1 && !m_headingShown)
            m_out.line("── " + (column.adapter.empty() ? "base model" : core::oneLine(column.adapter)) + " ──");
        m_headingShown = true;
        m_out.write(std::string_view(column.text).substr(column.shown));
        column.shown = column.text.size();
        if (column.finishReason.empty()) break;
        m_out.write(m_columns.size() > 1 ? "\n\n" : "\n");
    }
    m_out.flush();
}

Json AnswerPrinter::json() const {
    Json list = Json::array();
    for (const Column& column : m_columns) {
        list.push_back(Json{{"adapter", column.adapter.empty() ? Json(nullptr) : Json(column.adapter)},
                            {"text", column.text},
                            {"ids", column.ids},
                            {"finish_reason", column.finishReason},
                            {"prompt_tokens", column.promptTokens},
                            {"seconds", column.seconds}});
    }
    return list;
}

} // namespace cli
