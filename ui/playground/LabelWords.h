/// What the playground says of a text that was judged, in the language of the window.
#pragma once

#include "ui/session/Answer.h"

#include <QString>
#include <QStringList>

namespace ui {

/// «93 %»; one decimal where it would seem certain, or nothing at all.
QString shareText(double share);
/// Of a text that was judged: the name of a label, or of what stands in its place.
QString labelName(const core::LabelSet& labels, std::int64_t label);
/// «positive», «long; positive», «none of the labels», «4.2».
QString verdictText(const Answer& answer);
/// As it is kept in a record: labels between semicolons, numbers as computers write them.
QString verdictAsLabel(const Answer& answer);
/// «positive, 93 %; because of: wonderful, not; against it: long»: for who cannot see bars and colours.
QString verdictSentence(const Answer& answer);
/// Whether the verdict is what the record says; empty where it says nothing, or numbers.
std::optional<bool> isRight(const Answer& answer);
/// «speaks for positive: +0.31».
QString weightText(const Answer& answer, const WeighedWord& word);
/// What underlines and colours mean.
QString weightLegend(const Answer& answer);
/// «The last 312 characters were not read …»; empty where the text was read whole.
QString cutText(const TextJudged& judged);
/// Where a corrected label came from, for the note of its record.
QString labelProvenance(const Answer& answer);
/// The words that speak for the judgement most, or against it, strongest first; none that weigh little.
std::vector<WeighedWord> strongestWords(const TextJudged& judged, bool isFor, std::size_t most = 3);

} // namespace ui
