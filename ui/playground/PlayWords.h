/// What the playground says of answers, sampling and corrections, in the language of the window.
#pragma once

#include "ui/session/GenerationSession.h"

#include <QString>

namespace ui {

/// «end», «longest answer reached» …
QString finishText(const Answer& answer);
/// «42 tokens · 31 tokens/s · end».
QString paceText(const Answer& answer, bool isWriting);
/// «3f9a11c0 · on qwen2.5-0.5b · seed 42».
QString madeWithText(const AnswerSource& source, const Answer* answer);
/// The same at length.
QString madeWithHint(const Answer& answer);
/// «Temperature 0.7 · seed 42».
QString samplingText(const core::Sampling& sampling);
/// Where a corrected answer came from, for the note of its record.
QString provenanceText(const Answer& answer);
/// Instruction and input as one reads them in a list.
QString promptLine(const core::Record& record);

} // namespace ui
