#include "ui/data/LabelWords.h"

#include "ui/session/LabelCounts.h"
#include "ui/shell/Quantity.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double Uneven = 3; // of the most frequent, as many times the rarest: from here on it is said
constexpr qsizetype ShownLetters = 40;
constexpr qsizetype FewGrades = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LabelWords)
};

QString shortName(const core::LabelUse& use) {
    const QString name = QString::fromStdString(use.label);
    return name.size() > ShownLetters ? name.left(ShownLetters) + u'…' : name;
}

/// Of the records that are learned from; where none is, of all.
qint64 learnedFrom(const LabelCounts& labels, const core::LabelUse& use) {
    const auto isTrained = [](const core::LabelUse& each) { return each.bySplit[0] > 0; };
    return std::ranges::any_of(labels.labels(), isTrained) ? use.bySplit[0] : use.total();
}

/// Numbers that are to be met, such as grades from 0 to 100, and no kinds that should be as frequent as others.
bool isScale(const LabelCounts& labels) {
    const auto isNumber = [](const QString& name) {
        bool isOne = false;
        name.toDouble(&isOne);
        return isOne;
    };
    return labels.names().size() > FewGrades && std::ranges::all_of(labels.names(), isNumber);
}

struct Extremes {
    const core::LabelUse* most = nullptr;
    const core::LabelUse* fewest = nullptr;
    double ratio = 1; ///< 0: the rarest has none
};

Extremes extremesOf(const LabelCounts& labels) {
    if (labels.labels().size() < 2 || isScale(labels)) return {};
    const auto count = [&](const core::LabelUse& use) { return learnedFrom(labels, use); };
    const auto [fewest, most] = std::ranges::minmax_element(labels.labels(), {}, count);
    if (count(*fewest) == 0) return {&*most, &*fewest, 0};
    return {&*most, &*fewest, static_cast<double>(count(*most)) / static_cast<double>(count(*fewest))};
}

/// «9 times», and below ten with a digit where that says more.
QString timesText(double ratio) {
    const bool isWhole = ratio >= 10 || std::abs(ratio - std::round(ratio)) < 0.05;
    return QLocale().toString(ratio, 'f', isWhole ? 0 : 1);
}

QString balance(const LabelCounts& labels) {
    const Extremes found = extremesOf(labels);
    if (!found.most)
        return labels.labels().size() != 1 ? QString() : Words::tr("One label alone leaves nothing to tell apart.");
    if (found.ratio == 0)
        return Words::tr("“%1” has no record to train on: a model cannot learn it.").arg(shortName(*found.fewest));
    if (found.ratio < Uneven) return {};
    return Words::tr("“%1” has %2 times as many records as “%3”: balanced class weights help.")
        .arg(shortName(*found.most), timesText(found.ratio), shortName(*found.fewest));
}

/// Two labels for one, as people type them.
QString lookalikes(const LabelCounts& labels) {
    QHash<QString, const core::LabelUse*> seen;
    for (const core::LabelUse& use : labels.labels()) {
        const QString folded = QString::fromStdString(use.label).simplified().toCaseFolded();
        if (const core::LabelUse* other = seen.value(folded))
            return Words::tr("“%1” and “%2” are two labels: they differ in capital letters or spaces alone.")
                .arg(shortName(*other), shortName(use));
        seen.insert(folded, &use);
    }
    return {};
}

QString withoutLabel(const LabelCounts& labels) {
    const qint64 count = labels.unlabelled().total();
    if (labels.isEmpty() || count == 0) return {};
    if (!labels.isUsed(core::RecordField::Output))
        return Words::tr("%Ln record(s) without a label are left out of training.", nullptr, static_cast<int>(count));
    return Words::tr("%Ln record(s) without a label are judged by their output, or left out where that is empty.",
                     nullptr, static_cast<int>(count));
}

} // namespace

QString labelText(const core::LabelUse& use) {
    return use.label.empty() ? Words::tr("No label") : shortName(use);
}

QString labelSummary(const LabelCounts& labels) {
    if (labels.isEmpty()) return {};
    const QString all = Words::tr("%Ln label(s)", nullptr, static_cast<int>(labels.labels().size()));
    const qint64 without = labels.unlabelled().total();
    return without == 0 ? all : Words::tr("%1, %2 without", "labels, records").arg(all, countText(without));
}

QString labelSplits(const core::LabelUse& use) {
    return Words::tr("%1 for training, %2 for validation, %3 for the test")
        .arg(countText(use.bySplit[0]), countText(use.bySplit[1]), countText(use.bySplit[2]));
}

bool isUneven(const LabelCounts& labels) {
    const Extremes found = extremesOf(labels);
    return found.most && (found.ratio == 0 || found.ratio >= Uneven);
}

QStringList labelAdvice(const LabelCounts& labels) {
    QStringList sentences{balance(labels), lookalikes(labels), withoutLabel(labels)};
    sentences.removeAll(QString());
    return sentences;
}

} // namespace ui
