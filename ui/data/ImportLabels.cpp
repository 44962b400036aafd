#include "ui/data/ImportLabels.h"

#include "core/text/VisibleText.h"
#include "ui/shell/Quantity.h"

#include <QStringList>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t ShownLabels = 8;
constexpr qsizetype ShownLength = 24;
/// From here on the commonest label is a good guess by itself.
constexpr std::int64_t Imbalance = 5;
/// Fewer texts say nothing about whether their labels come again.
constexpr std::int64_t FewTexts = 20;
constexpr std::int64_t ManyLabels = 200;

QString labelText(const std::string& label) {
    const QString text = QString::fromStdString(core::oneLine(label));
    return text.size() > ShownLength ? text.left(ShownLength) + u'…' : text;
}

} // namespace

ImportLabels::ImportLabels(QWidget* parent) : QLabel(parent) {
    setObjectName(u"importLabels"_s);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void ImportLabels::showLabels(const core::TalliedLabels& labels, qint64 records, bool isOfOne) {
    if (labels.labelled == 0) return hide();
    const QString doubt = isOfOne ? QString() : doubtText(labels);
    setText(countsText(labels, records) + (doubt.isEmpty() ? QString() : u'\n' + doubt));
    setAccessibleName(text());
    setVisible(true);
}

QString ImportLabels::countsText(const core::TalliedLabels& labels, qint64 records) {
    QStringList parts;
    const std::size_t shown = std::min(labels.labels.size(), ShownLabels);
    for (std::size_t i = 0; i < shown; ++i)
        parts += u"%1 (%2)"_s.arg(labelText(labels.labels[i].label), countText(labels.labels[i].records));
    if (const auto more = labels.different - static_cast<std::int64_t>(shown); more > 0)
        parts += tr("%Ln more label(s)", nullptr, static_cast<int>(more));
    if (records > labels.labelled)
        parts += tr("%Ln record(s) without a label", nullptr, static_cast<int>(records - labels.labelled));
    return tr("Labels: %1", "a list of labels, each with its number of records").arg(parts.join(u" · "_s));
}

QString ImportLabels::doubtText(const core::TalliedLabels& labels) {
    if (labels.labelled >= FewTexts && labels.different * 2 > labels.labelled)
        return tr("Nearly every text has a label of its own: is this the right column?");
    if (labels.different > ManyLabels)
        return tr("There are %Ln different label(s): is this the right column?", nullptr,
                  static_cast<int>(labels.different));
    if (labels.different < 2)
        return tr("All have the same label: there is nothing to tell apart yet.");
    const core::LabelCount& most = labels.labels.front();
    if (most.records < Imbalance * labels.fewest) return {};
    return tr("The labels are uneven: “%1” is %2 times as common as the rarest.")
        .arg(labelText(most.label), countText(most.records / std::max<std::int64_t>(labels.fewest, 1)));
}

} // namespace ui
