#include "ui/train/RecordChoice.h"

#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"
#include "ui/train/FieldPaint.h"
#include "ui/train/WheelGuard.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array Shares{0.1, 0.2, 0.0};

} // namespace

RecordChoice::RecordChoice(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_which(new PickBox(this)), m_aside(new PickBox(this)),
      m_outcome(new QLabel(this)) {
    setRole(m_title, Role::Heading);
    setRole(m_outcome, Role::Muted);
    m_outcome->setWordWrap(true);
    m_which->setObjectName(u"recordsToLearnFrom"_s);
    m_which->addItems({QString(), QString()});
    m_aside->setObjectName(u"validationShare"_s);
    for (const double share : Shares) m_aside->addItem(QString(), share);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    for (QWidget* widget : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_which),
                            static_cast<QWidget*>(m_aside), static_cast<QWidget*>(m_outcome)})
        column->addWidget(widget);
    for (QComboBox* box : {m_which, m_aside}) {
        new WheelGuard(box);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            refresh();
            emit changed();
        });
    }
    retranslate();
}

std::vector<core::Status> RecordChoice::statuses() const {
    if (m_which->currentIndex() == 1) return {core::Status::Approved};
    return {core::Status::Approved, core::Status::Draft};
}

double RecordChoice::validationShare() const {
    return chosen(core::Split::Validation) > 0 ? 0 : m_aside->currentData().toDouble();
}

qint64 RecordChoice::chosen(core::Split split) const {
    qint64 count = 0;
    for (const core::Status status : statuses())
        count += m_counts.by[static_cast<std::size_t>(status)][static_cast<std::size_t>(split)];
    return count;
}

void RecordChoice::setCounts(const core::RecordCounts& counts) {
    m_counts = counts;
    refresh();
}

void RecordChoice::refresh() {
    const qint64 training = chosen(core::Split::Train), validation = chosen(core::Split::Validation);
    m_aside->setVisible(validation == 0);
    const auto words = [](qint64 count) { return tr("%Ln record(s)", nullptr, static_cast<int>(count)); };
    if (training == 0)
        m_outcome->setText(tr("There is nothing to learn from: approve records, or import some."));
    else if (validation > 0)
        m_outcome->setText(tr("Learns from %1; watched by %2 marked for validation.").arg(words(training), words(validation)));
    else if (validationShare() > 0)
        m_outcome->setText(tr("Of %1, some are put aside by chance: the adapter is judged by what it has not learned.")
                               .arg(words(training)));
    else
        m_outcome->setText(tr("Learns from %1. Without records put aside nobody sees when it only learns by heart.")
                               .arg(words(training)));
}

void RecordChoice::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void RecordChoice::retranslate() {
    m_title->setText(tr("Records"));
    m_which->setItemText(0, tr("Approved and drafts"));
    m_which->setItemText(1, tr("Approved only"));
    m_which->setAccessibleName(tr("Records to learn from"));
    m_which->setToolTip(tr("Rejected records and those that need work are never learned from."));
    for (int i = 0; i < m_aside->count(); ++i) {
        const int percent = static_cast<int>(Shares[static_cast<std::size_t>(i)] * 100 + 0.5);
        m_aside->setItemText(i, percent > 0 ? tr("Put %1 % aside for validation").arg(percent) : tr("Put none aside"));
    }
    m_aside->setAccessibleName(tr("Records put aside for validation"));
    m_aside->setToolTip(tr("The best adapter is chosen by records that it has not learned from."));
    refresh();
}

} // namespace ui
