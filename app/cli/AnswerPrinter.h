/// The answers of one prompt as they are written: a column an adapter, all generated together. The first unfinished
/// column is shown live under its heading, later ones wait their turn, so that text never mixes.
#pragma once

#include "app/cli/Json.h"
#include "core/engine-api/Engine.h"
#include "core/text/Tokenizer.h"

#include <optional>
#include <string>
#include <vector>

namespace cli {

class Output;

/// How answers are shown.
enum class AnswerView { Text, Json };

/// Names of the columns in the order they are shown; an empty one is the bare model.
using ColumnNames = std::vector<std::string>;

class AnswerPrinter {
public:
    AnswerPrinter(const core::Tokenizer& tokenizer, ColumnNames names, std::int64_t promptTokens, AnswerView view,
                  Output& out);

    void add(const core::GenerationEvent& event);
    /// Ends every column that is not finished: what came so far is shown, marked as stopped.
    void stop();
    /// The answers as JSON; every column is finished or stopped.
    Json json() const;

private:
    struct Column {
        std::string adapter;
        core::TextStream stream;
        std::vector<std::int32_t> ids;
        std::string text;
        std::size_t shown = 0;    ///< bytes of `text` that were printed
        std::string finishReason; ///< empty: still being written
        std::int64_t promptTokens = 0;
        double seconds = 0;
    };
    void add(const core::TokenChosen& chosen);
    void add(const core::ColumnFinished& finished);
    void show();
    void end(Column& column, std::string reason);

    std::vector<Column> m_columns;
    std::size_t m_current = 0; ///< the column that is being shown
    bool m_headingShown = false;
    AnswerView m_view;
    Output& m_out;
};

} // namespace cli
