#include "ui/train/LabelLine.h"

#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MostNames = 6;
/// So many times rarer than the commonest, a label is easily passed over.
constexpr std::int64_t Uneven = 3;

std::int64_t toLearn(const core::LabelUse& use) {
    return use.bySplit[static_cast<std::size_t>(core::Split::Train)];
}

bool areUneven(const std::vector<core::LabelUse>& labels) {
    const auto [rarest, commonest] = std::ranges::minmax_element(labels, {}, toLearn);
    return labels.size() > 1 && toLearn(*rarest) > 0 && toLearn(*commonest) >= Uneven * toLearn(*rarest);
}

} // namespace

LabelLine::LabelLine(QWidget* parent) : QWidget(parent), m_text(new QLabel(this)), m_balance(new QPushButton(this)) {
    setObjectName(u"labelLine"_s);
    m_text->setObjectName(u"labelsToLearn"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    setRole(m_text, Role::Muted);
    m_balance->setObjectName(u"balanceLabels"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_text);
    column->addWidget(m_balance, 0, Qt::AlignLeft);
    connect(m_balance, &QPushButton::clicked, this, &LabelLine::balanceAsked);
    hide();
}

void LabelLine::show(const std::vector<core::LabelUse>& labels, Weights weights) {
    QStringList names;
    for (const core::LabelUse& use : labels) {
        if (names.size() == MostNames) break;
        names += tr("%1 (%2)", "a label, its records to learn from")
                     .arg(QString::fromStdString(use.label), countText(toLearn(use)));
    }
    if (labels.size() > MostNames) names += u"…"_s;
    QString text = tr("Labels of the project’s training records: %1.", "labels").arg(names.join(tr(", ", "between labels")));
    const bool isUneven = areUneven(labels);
    if (isUneven)
        text += u' ' + (weights == Weights::Alike ? tr("Some labels are much rarer: they are easily passed over.")
                                                  : tr("Rare labels count for more."));
    m_text->setText(text);
    m_balance->setText(tr("Let rare labels count for more"));
    m_balance->setToolTip(tr("Each label weighs as much as any other, however few records it has (label weights: "
                             "balanced)."));
    m_balance->setVisible(isUneven && weights == Weights::Alike);
    setVisible(!labels.empty());
}

} // namespace ui
