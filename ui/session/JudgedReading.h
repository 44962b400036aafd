/// A record as a model that judges texts reads it: whole, with what of it is cut, and what it is to be judged by.
#pragma once

#include "core/project/Record.h"
#include "core/text/PromptFormat.h"

#include <QtGlobal>

#include <cstdint>
#include <vector>

namespace ui {

struct JudgedReading {
    core::TokenizedRecord tokens;    ///< instruction, and input as the second text of a pair; none of it is learned
    std::vector<std::uint8_t> isCut; ///< [tokens]
};

/// Whether a record says by itself that it is to be judged: it has a label and no answer.
bool isToBeJudged(const core::Record& record);
/// Of a pair the longer text is cut, as training cuts it. Throws RecordEmpty, TextNotUtf8. Any thread.
JudgedReading judgedReading(const core::Record& record, const core::Tokenizer& tokenizer, qint64 limit);
/// In tokens, before it is cut; throws the same.
qint64 judgedLength(const core::Record& record, const core::Tokenizer& tokenizer);

} // namespace ui
