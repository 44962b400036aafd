/// What the playground says of answers, sampling and corrections, in the language of the window.
#pragma once

#include "ui/session/GenerationSession.h"

#include <QString>

namespace ui {

/// «end», «longest answer reached» …
QString finishText(const Answer& answer);
/// «42 tokens · 31 tokens/s · end».
QString paceText(const Answer& answer, bool isWriting);
/// The first eight digits.
QString shortHash(const QString& hash);
/// «always the likeliest token · at most 256 tokens».
QString samplingText(const core::Sampling& sampling);
/// Where a corrected answer came from, for the note of its record.
QString provenanceText(const Answer& answer);
/// Instruction and input as one reads them in a list.
QString promptLine(const core::Record& record);

} // namespace ui
