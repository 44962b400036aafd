#include "ui/adapters/AdapterWords.h"

#include <QDateTime>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;
using Texts = core::ExportPlan::Texts;

namespace {

QString percent(double share) {
    return QLocale().toString(100 * share, 'f', 1);
}

QString lossText(double loss) {
    return QLocale().toString(loss, 'f', 4);
}

} // namespace

QString AdapterWords::name(const core::AdapterEntry& adapter) {
    return QString::fromStdString(adapter.name);
}

QString AdapterWords::origin(const core::AdapterEntry& adapter, const core::RunOverview* run) {
    if (adapter.run.empty()) return tr("imported");
    return QString::fromStdString(run ? run->name() : adapter.folderName());
}

QString AdapterWords::base(const core::AdapterEntry& adapter) {
    return QString::fromStdString(adapter.baseName);
}

QString AdapterWords::targets(const core::AdapterEntry& adapter) {
    if (const auto* pattern = std::get_if<std::string>(&adapter.config.targetModules))
        return *pattern == "all-linear" ? tr("all linear layers") : QString::fromStdString(*pattern);
    QStringList names;
    for (const std::string& each : std::get<std::vector<std::string>>(adapter.config.targetModules))
        names += QString::fromStdString(each);
    return names.join(", "_L1);
}

QString AdapterWords::time(const core::AdapterEntry& adapter) {
    if (adapter.time == 0) return {};
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(adapter.time), QLocale::ShortFormat);
}

QString AdapterWords::loss(const core::RunOverview* run) {
    return run && run->best ? lossText(run->best->loss) : QString();
}

/// Of a run that learned labels, or numbers.
QString AdapterWords::judgedFigures(const core::RunOverview& run) {
    const auto words = [](const core::EvaluationFinished& look) {
        const core::ClassificationScore& score = *look.judged;
        if (score.problem == core::ProblemType::Regression)
            return tr("numbers missed by %1 on average").arg(QLocale().toString(score.meanAbsoluteError(), 'g', 3));
        return tr("%1 % of labels right, F1 %2 %").arg(percent(score.accuracy()), percent(score.macroF1()));
    };
    QString text = tr("%1 (validation records: %2)", "figures, count")
                       .arg(words(*run.best), QLocale().toString(static_cast<qint64>(run.best->judged->records)));
    if (run.untrained && run.untrained->judged) text += u'\n' + tr("before training: %1").arg(words(*run.untrained));
    return text;
}

QString AdapterWords::figures(const core::RunOverview& run) {
    if (!run.best) return tr("not measured: no records were kept aside");
    if (run.best->judged) return judgedFigures(run);
    QString text = tr("loss %1, %2 % of tokens right").arg(lossText(run.best->loss), percent(run.best->tokenAccuracy));
    if (run.untrained)
        text += u'\n' + tr("before training: loss %1, %2 %")
                            .arg(lossText(run.untrained->loss), percent(run.untrained->tokenAccuracy));
    return text;
}

QString AdapterWords::data(const core::RunOverview& run) {
    if (!run.config) return {};
    const QLocale locale;
    QString text = run.config->validationRecords > 0
                       ? tr("%1 records to learn from, %2 to watch it by")
                             .arg(locale.toString(static_cast<qint64>(run.config->trainingRecords)),
                                  locale.toString(static_cast<qint64>(run.config->validationRecords)))
                       : tr("%1 records to learn from")
                             .arg(locale.toString(static_cast<qint64>(run.config->trainingRecords)));
    if (!run.config->data.empty())
        text += u'\n' + tr("version %1", "of the records").arg(QString::fromStdString(run.config->data.substr(0, 12)));
    return text;
}

QString AdapterWords::verified(const ExportReport& report) {
    const int count = static_cast<int>(report.verified.sequences);
    QString texts;
    switch (report.texts) {
    case Texts::PutAside:
        texts = tr("Verified: read from disk again, it judges %Ln text(s) that it did not learn from as the adapter "
                   "here does",
                   nullptr, count);
        break;
    case Texts::Learned:
        texts = tr("Verified: read from disk again, it judges %Ln text(s) that it learned from as the adapter here does",
                   nullptr, count);
        break;
    case Texts::Given:
    case Texts::Common:
        texts = tr("Verified: read from disk again, it judges %Ln common text(s) as the adapter here does", nullptr,
                   count);
        break;
    }
    return texts + (report.verified.largestDifference > 0 ? tr("; what differs is too small to matter.")
                                                          : tr(", to the last bit."));
}

QString AdapterWords::verifiedInFigures(const ExportReport& report) {
    const QLocale locale;
    const auto figure = [&](double value) { return locale.toString(value, 'e', 1); };
    QString text = tr("Largest difference of a log-probability or logit: %1.")
                       .arg(figure(report.verified.largestDifference));
    if (report.verified.roundingDifference > 1e-4)
        text += u'\n' + tr("The base’s number format moves one by %1 on average.")
                            .arg(figure(report.verified.roundingDifference));
    return text;
}

QString AdapterWords::madeForAnother(const QString& made, const QString& inUse) {
    if (made == inUse)
        return tr("It was made for another model of the name %1. Its sizes fit, but its answers may be poor.").arg(made);
    return tr("It was made for %1, and %2 is in use. Its sizes fit, but its answers may be poor.").arg(made, inUse);
}

} // namespace ui
