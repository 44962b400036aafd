#include "ui/playground/PlayWords.h"

#include "ui/shell/Quantity.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QStringList>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct PlayWords {
    Q_DECLARE_TR_FUNCTIONS(PlayWords)
};

/// Of an answer that is not there yet; empty where it has begun.
QString waitingText(const Answer& answer) {
    if (answer.isQueued)
        return answer.source.labels ? PlayWords::tr("after the others: the model is opened for other labels …")
                                    : PlayWords::tr("after the others: the model is opened for writing …");
    if (answer.isWaiting) return PlayWords::tr("waiting: another model is in use …");
    if (answer.opened)
        return PlayWords::tr("opening the model for these labels: %1 %")
            .arg(QLocale().toString(100 * *answer.opened, 'f', 0));
    return {};
}

QString judgedPaceText(const Answer& answer) {
    QStringList parts;
    parts += PlayWords::tr("%Ln token(s)", nullptr, static_cast<int>(answer.tokens));
    parts += answer.seconds < 1 ? PlayWords::tr("%1 ms").arg(QLocale().toString(1000 * answer.seconds, 'f', 0))
                                : timeText(answer.seconds);
    return parts.join(u" · "_s);
}

} // namespace

QString finishText(const Answer& answer) {
    if (answer.isStopped) return PlayWords::tr("stopped");
    switch (answer.reason) {
    case core::FinishReason::MaximumTokens:
        return PlayWords::tr("longest answer reached");
    case core::FinishReason::ContextFull:
        return PlayWords::tr("context full");
    case core::FinishReason::EndToken:
        break;
    }
    return PlayWords::tr("end");
}

QString paceText(const Answer& answer, bool isWriting) {
    if (!answer.problems.empty()) return {};
    if (answer.judged) return judgedPaceText(answer);
    if (const QString waiting = isWriting ? waitingText(answer) : QString(); !waiting.isEmpty() && answer.tokens == 0)
        return waiting;
    if (answer.source.labels && !answer.isStopped) return isWriting ? PlayWords::tr("reading the text …") : QString();
    QStringList parts;
    if (answer.tokens > 0 || answer.isFinished)
        parts += PlayWords::tr("%Ln token(s)", nullptr, static_cast<int>(answer.tokens));
    if (answer.tokens > 0 && answer.seconds > 0)
        parts += PlayWords::tr("%1 tokens/s").arg(
            QLocale().toString(static_cast<double>(answer.tokens) / answer.seconds, 'f', 0));
    if (answer.isFinished || answer.isStopped)
        parts += finishText(answer);
    else if (isWriting && answer.isWaiting)
        parts += waitingText(answer);
    else if (isWriting)
        parts += answer.tokens > 0 ? PlayWords::tr("writing …") : PlayWords::tr("reading the prompt …");
    return parts.join(u" · "_s);
}

QString madeWithText(const AnswerSource& source, const Answer* answer) {
    QStringList parts;
    if (source.folder.isEmpty())
        parts += answer && answer->judged && answer->judged->isHeadUntrained ? PlayWords::tr("untrained head: chance")
                                                                             : PlayWords::tr("no adapter");
    if (source.isWhole) parts += PlayWords::tr("whole model");
    if (!answer) return parts.join(u" · "_s);
    if (!answer->hash.isEmpty()) parts += answer->hash.left(8);
    parts += PlayWords::tr("on %1", "a base model").arg(answer->base);
    if (answer->source.labels) return parts.join(u" · "_s);
    const QString seed = PlayWords::tr("seed %1").arg(answer->sampling.seed);
    parts += answer->sampling.temperature > 0 ? seed : PlayWords::tr("%1, nothing drawn", "a seed").arg(seed);
    return parts.join(u" · "_s);
}

QString madeWithHint(const Answer& answer) {
    QStringList lines;
    if (!answer.hash.isEmpty())
        lines += (answer.source.isWhole ? PlayWords::tr("Fingerprint of the model: %1")
                                        : PlayWords::tr("Fingerprint of the adapter: %1"))
                     .arg(answer.hash);
    if (answer.judged && answer.judged->isHeadUntrained)
        lines += PlayWords::tr("The base model has no head that was trained for these labels: one was drawn at random.");
    if (answer.source.labels) return lines.join(u'\n');
    lines += answer.sampling.temperature > 0
                 ? PlayWords::tr("Another seed draws another answer.")
                 : PlayWords::tr("At temperature 0 the seed changes nothing: the answer is the same each time.");
    return lines.join(u'\n');
}

QString samplingText(const core::Sampling& sampling) {
    if (sampling.temperature <= 0) return PlayWords::tr("The same answer each time");
    return PlayWords::tr("Temperature %1 · seed %2")
        .arg(QLocale().toString(sampling.temperature, 'g', 3), QString::number(sampling.seed));
}

QString provenanceText(const Answer& answer) {
    const QString date = QDate::currentDate().toString(Qt::ISODate);
    const QString seed = QString::number(answer.sampling.seed);
    if (answer.source.folder.isEmpty())
        return PlayWords::tr("Corrected answer of the base model %1 (seed %2), %3").arg(answer.base, seed, date);
    if (answer.source.isWhole)
        return PlayWords::tr("Corrected answer of the whole model %1 (%2, seed %3), %4")
            .arg(answer.source.name, answer.hash, seed, date);
    return PlayWords::tr("Corrected answer of %1 on %2 (adapter %3, seed %4), %5")
        .arg(answer.source.name, answer.base, answer.hash, seed, date);
}

QString promptLine(const core::Record& record) {
    QString line = QString::fromStdString(record.instruction).left(200).simplified();
    if (!record.input.empty()) line += u" — "_s + QString::fromStdString(record.input).left(200).simplified();
    return line;
}

} // namespace ui
