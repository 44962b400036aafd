#include "ui/train/JudgedPanel.h"

#include "core/metrics/UnknownLabels.h"
#include "ui/plot/PlotWords.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"
#include "ui/train/LabelFigures.h"

#include <QEvent>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostRowsInSight = 8;

/// The look whose weights are the result so far, else the last one.
std::optional<core::EvaluationFinished> lookOf(const std::vector<core::TrainingEvent>& events) {
    std::optional<core::EvaluationFinished> last, best;
    for (const core::TrainingEvent& event : events) {
        const auto* look = std::get_if<core::EvaluationFinished>(&event);
        if (!look || !look->judged) continue;
        last = *look;
        if (look->isBest) best = *look;
    }
    return best ? best : last;
}

/// Texts with a label that training has not; of several labels it cannot be told.
std::int64_t unknownIn(const core::ClassificationScore& score) {
    const std::vector<std::int64_t> taken = core::unknownTakenFor(score);
    return std::accumulate(taken.begin(), taken.end(), std::int64_t{0});
}

} // namespace

JudgedPanel::JudgedPanel(QWidget* parent)
    : QWidget(parent), m_card(new QFrame(this)), m_title(new QLabel(m_card)), m_sentence(new QLabel(m_card)),
      m_figures(new LabelFigures(this)), m_table(new QTableView(m_card)) {
    setObjectName(u"judgedPanel"_s);
    setRole(m_card, Role::Card);
    setRole(m_title, Role::Heading);
    m_sentence->setObjectName(u"judgedSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setObjectName(u"labelFigures"_s);
    m_table->setModel(m_figures);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    fitRowsToFont(*m_table);
    auto* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_table);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_card);
    retranslate();
    setRun({}, {});
}

void JudgedPanel::setRun(const core::RunConfig& config, const std::vector<core::TrainingEvent>& events) {
    m_look = lookOf(events);
    if (m_look) m_figures->show(config.labels, *m_look->judged);
    m_table->setVisible(m_figures->rowCount() > 0);
    m_card->setVisible(m_look.has_value());
    setVisible(config.training.task == "classification" && m_look.has_value());
    fitTable();
    describe();
}

/// As high as its rows, so that the page scrolls and not the table; of many labels a part.
void JudgedPanel::fitTable() {
    const int rows = std::min(m_figures->rowCount(), MostRowsInSight);
    const int row = rowHeightOf(m_table->fontMetrics());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * row + 2);
}

void JudgedPanel::describe() {
    if (!m_look) return;
    const core::ClassificationScore& score = *m_look->judged;
    const auto share = [](double value) { return PlotWords::number(PlotQuantity::Accuracy, value); };
    if (score.problem == core::ProblemType::Regression)
        return m_sentence->setText(
            tr("At step %1 the numbers of %2 validation records are missed by %3 on average; %4 of their spread is "
               "explained.")
                .arg(countText(m_look->step), countText(score.records), plotNumber(score.meanAbsoluteError()),
                     share(score.explained())));
    const core::ShareInterval right = score.accuracyInterval();
    QString text = tr("At step %1, %2 of %3 validation records are judged rightly (95 of 100 times the true share lies "
                      "between %4 and %5).")
                       .arg(countText(m_look->step), share(right.share), countText(score.records), share(right.lower),
                            share(right.upper));
    if (const std::int64_t unknown = unknownIn(score); unknown > 0)
        text += u' ' + tr("%Ln of them have labels that were never learned, and count as wrong.", nullptr,
                          static_cast<int>(unknown));
    m_sentence->setText(text.replace(u" %"_s, u"\u00A0%"_s)); // no line begins with a sign
}

void JudgedPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitTable();
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void JudgedPanel::retranslate() {
    m_title->setText(tr("Labels"));
    m_table->setAccessibleName(tr("How well each label is told"));
    m_figures->retranslate();
    describe();
}

} // namespace ui
