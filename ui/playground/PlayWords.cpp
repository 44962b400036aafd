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
    QStringList parts;
    if (answer.tokens > 0 || answer.isFinished)
        parts += PlayWords::tr("%Ln token(s)", nullptr, static_cast<int>(answer.tokens));
    if (answer.tokens > 0 && answer.seconds > 0)
        parts += PlayWords::tr("%1 tokens/s").arg(
            QLocale().toString(static_cast<double>(answer.tokens) / answer.seconds, 'f', 0));
    if (answer.isFinished || answer.isStopped)
        parts += finishText(answer);
    else if (isWriting)
        parts += answer.tokens > 0 ? PlayWords::tr("writing …") : PlayWords::tr("reading the prompt …");
    return parts.join(u" · "_s);
}

QString shortHash(const QString& hash) {
    return hash.left(8);
}

QString samplingText(const core::Sampling& sampling) {
    if (sampling.temperature <= 0) return PlayWords::tr("Always the likeliest token");
    return PlayWords::tr("Temperature %1 · seed %2")
        .arg(QLocale().toString(sampling.temperature, 'g', 3), QString::number(sampling.seed));
}

QString provenanceText(const Answer& answer) {
    const QString date = QDate::currentDate().toString(Qt::ISODate);
    const QString seed = QString::number(answer.sampling.seed);
    if (answer.source.folder.isEmpty())
        return PlayWords::tr("Corrected answer of the base model (seed %1), %2").arg(seed, date);
    return PlayWords::tr("Corrected answer of %1 (adapter %2, seed %3), %4")
        .arg(answer.source.name, answer.hash, seed, date);
}

QString promptLine(const core::Record& record) {
    QString line = QString::fromStdString(record.instruction).left(200).simplified();
    if (!record.input.empty()) line += u" — "_s + QString::fromStdString(record.input).left(200).simplified();
    return line;
}

} // namespace ui
