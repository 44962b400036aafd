#include "ui/judgement/JudgementPanel.h"

#include "ui/judgement/ConfusionModel.h"
#include "ui/judgement/ConfusionView.h"
#include "ui/judgement/JudgementWords.h"
#include "ui/judgement/LabelCountsModel.h"
#include "ui/judgement/WorstModel.h"
#include "ui/session/JudgementSession.h"
#include "ui/session/RecordQuery.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QWheelEvent>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using core::Split;

namespace {

/// With more labels the worst records stand below the matrix.
constexpr int MostLabelsBeside = 5;
constexpr int MostPairs = 5;
constexpr int RowsInSight = 8;

/// Whoever scrolls the page over it does not choose.
class StillBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

QTableView* makeTable(const char* name, QAbstractItemModel* model, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setObjectName(QLatin1StringView(name));
    table->setProperty("list", true);
    table->setModel(model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    fitRowsToFont(*table);
    return table;
}

/// As high as its rows, and no higher than a few: then it scrolls.
void fitHeight(QTableView& table, int most) {
    const int rows = std::clamp(table.model()->rowCount(), 1, most);
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() + rows * rowHeightOf(table.fontMetrics()) + 4);
}

} // namespace

JudgementPanel::JudgementPanel(JudgementSession& session, RecordQuery& records, Empty empty, QWidget* parent)
    : QFrame(parent), m_session(session), m_records(records), m_empty(empty), m_title(new QLabel(this)),
      m_split(new StillBox(this)), m_judge(new QPushButton(this)), m_state(new QLabel(this)),
      m_figures(new QLabel(this)), m_confusion(new ConfusionModel(this)),
      m_matrix(new ConfusionView(m_confusion, this)), m_caption(new QLabel(this)), m_pairs(new QLabel(this)),
      m_counts(new LabelCountsModel(this)), m_labels(makeTable("labelCounts", m_counts, this)), m_left(makeMatrix()),
      m_worst(new WorstModel(this)), m_table(makeTable("worstRecords", m_worst, this)), m_worstTitle(new QLabel(this)),
      m_right(makeWorst()), m_parts(new QBoxLayout(QBoxLayout::LeftToRight)) {
    setObjectName(u"judgementPanel"_s);
    setRole(this, Role::Card);
    m_state->setObjectName(u"judgementState"_s);
    m_figures->setObjectName(u"judgementFigures"_s);
    setRole(m_title, Role::Heading);
    setRole(m_state, Role::Muted);
    for (QLabel* each : {m_state, m_figures}) {
        each->setWordWrap(true);
        each->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_parts->setSpacing(Spacing::Large);
    m_parts->addWidget(m_left);
    m_parts->addWidget(m_right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addLayout(makeHead());
    column->addWidget(m_state);
    column->addWidget(m_figures);
    column->addLayout(m_parts);
    column->addStretch();
    bind();
    retranslate();
    take();
}

QBoxLayout* JudgementPanel::makeHead() {
    m_split->setObjectName(u"judgementSplit"_s);
    m_judge->setObjectName(u"judgeRecords"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::Small);
    head->addWidget(m_title, 1);
    head->addWidget(m_split);
    head->addWidget(m_judge);
    return head;
}

QWidget* JudgementPanel::makeMatrix() {
    auto* left = new QWidget(this);
    m_pairs->setObjectName(u"confusedPairs"_s);
    m_pairs->setWordWrap(true);
    m_caption->setWordWrap(true);
    setRole(m_caption, Role::Muted);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    column->addWidget(m_caption);
    column->addWidget(m_matrix);
    column->addWidget(m_labels);
    column->addWidget(m_pairs);
    column->addStretch();
    m_matrix->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return left;
}

QWidget* JudgementPanel::makeWorst() {
    auto* right = new QWidget(this);
    setRole(m_worstTitle, Role::Muted);
    m_worstTitle->setWordWrap(true);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    column->addWidget(m_worstTitle);
    column->addWidget(m_table);
    column->addStretch();
    return right;
}

void JudgementPanel::bind() {
    connect(&m_session, &JudgementSession::changed, this, [this](const QString& folder) {
        if (folder.isEmpty() || folder == m_folder) take();
    });
    connect(&m_session, &JudgementSession::progressed, this, &JudgementPanel::take);
    connect(m_judge, &QPushButton::clicked, this, [this] { m_session.judge(m_folder); });
    connect(m_split, &QComboBox::activated, this, &JudgementPanel::showAll);
    connect(m_matrix, &ConfusionView::placeAsked, this, &JudgementPanel::showPlace);
    bindTables();
}

/// `activated` comes with a double click, too, which is a click already.
void JudgementPanel::bindTables() {
    const auto bindRows = [this](QTableView* table, auto ask) {
        connect(table, &QTableView::clicked, this, ask);
        for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
            auto* shortcut = new QShortcut(QKeySequence(key), table);
            shortcut->setContext(Qt::WidgetShortcut);
            connect(shortcut, &QShortcut::activated, this, [table, ask] {
                if (table->currentIndex().isValid()) ask(table->currentIndex());
            });
        }
    };
    bindRows(m_table, [this](const QModelIndex& index) {
        if (const qint64 record = index.data(WorstModel::RecordRole).toLongLong(); record > 0)
            emit goTo({.place = Place::Data, .records = {record}});
    });
    bindRows(m_labels, [this](const QModelIndex& index) { showLabel(index.row()); });
}

void JudgementPanel::setRun(const QString& folder) {
    m_folder = folder;
    take();
}

/// What is known of the run may be what is shown already: then nothing moves under the pointer.
void JudgementPanel::take() {
    JudgedRun now = m_folder.isEmpty() ? JudgedRun() : m_session.of(m_folder);
    const bool isSameLook =
        now.look.has_value() == m_run.look.has_value() &&
        (!now.look || (now.look->step == m_run.look->step && now.look->seconds == m_run.look->seconds));
    const bool isSame = isSameLook && now.state == m_run.state && now.judgements == m_run.judgements &&
                        now.others == m_run.others && now.gone == m_run.gone &&
                        now.problems.size() == m_run.problems.size() && now.labels == m_run.labels;
    m_run = std::move(now);
    showJudge();
    if (!isSame || m_figures->text().isEmpty()) {
        showSplits();
        showAll();
    }
}

void JudgementPanel::showJudge() {
    const auto hindrance = m_session.hindrance();
    m_judge->setEnabled(hindrance == JudgementSession::Hindrance::None);
    switch (hindrance) {
    case JudgementSession::Hindrance::Judging:
        return m_judge->setToolTip(tr("The records of one run are judged already; others can be when that is over."));
    case JudgementSession::Hindrance::Training:
        return m_judge->setToolTip(tr("A run is training; the records can be judged when it is over."));
    case JudgementSession::Hindrance::ReadOnly:
        return m_judge->setToolTip(tr("This project can only be looked at."));
    case JudgementSession::Hindrance::None:
        break;
    }
    m_judge->setToolTip(tr("Has the run’s result judge the validation and test records, and keeps what it finds beside "
                           "the run."));
}

void JudgementPanel::showSplits() {
    const QVariant before = m_split->currentData();
    m_split->clear();
    for (const Split each : {Split::Test, Split::Validation})
        if (m_run.judgements && m_run.judgements->of(each).records > 0)
            m_split->addItem(JudgementWords::split(each), static_cast<int>(each));
    const int index = m_split->findData(before.isValid() ? before : QVariant(static_cast<int>(Split::Validation)));
    if (m_split->count() > 0) m_split->setCurrentIndex(std::max(index, 0));
    m_split->setVisible(m_split->count() > 1);
}

Split JudgementPanel::split() const {
    return m_split->count() > 0 ? static_cast<Split>(m_split->currentData().toInt()) : Split::Validation;
}

void JudgementPanel::showAll() {
    const bool hasMatrix = m_run.look && m_run.look->judged;
    const bool isOfInterest = m_run.state != JudgedState::Unknown && m_run.state != JudgedState::Nothing &&
                              (m_run.state != JudgedState::UnderWay || hasMatrix) &&
                              (m_run.state != JudgedState::NoResult || m_empty == Empty::Says);
    setVisible(isOfInterest || (m_empty == Empty::Says && !m_folder.isEmpty()));
    const QString state = JudgementWords::state(m_run);
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    setRole(m_state, m_run.problems.empty() ? Role::Muted : Role::Danger);
    m_judge->setVisible(m_run.state == JudgedState::NotJudged);
    QStringList figures;
    if (m_run.judgements)
        for (const Split each : {Split::Test, Split::Validation})
            if (m_run.judgements->of(each).records > 0) figures += JudgementWords::figures(*m_run.judgements, each);
    if (hasMatrix) figures += JudgementWords::figures(*m_run.look);
    m_figures->setText(figures.join(u'\n').replace(u" %"_s, u"\u00A0%"_s)); // no line begins with a sign
    m_figures->setVisible(!figures.isEmpty());
    showMatrix();
    showWorst();
}

void JudgementPanel::showMatrix() {
    core::ClassificationScore score;
    if (m_run.judgements && m_run.judgements->hasLabels())
        score = m_run.judgements->of(split()).score;
    else if (m_run.look && m_run.look->judged)
        score = *m_run.look->judged;
    const bool leads = m_run.judgements != nullptr;
    const core::LabelSet& labels = leads ? m_run.judgements->labels : m_run.labels;
    m_confusion->setHint(leads ? QString() : tr("It leads to its records when the run is over."));
    m_confusion->show(labels, score);
    m_counts->show(labels, score);
    m_matrix->setLeading(leads);
    const int count = m_confusion->rowCount();
    m_matrix->setVisible(count > 0);
    m_caption->setVisible(count > 0);
    m_labels->setVisible(m_counts->rowCount() > 0);
    fitHeight(*m_labels, RowsInSight);
    const QStringList pairs = count > ConfusionView::LabelsInSight ? JudgementWords::confused(labels, score, MostPairs)
                                                                   : QStringList();
    m_pairs->setText(tr("Confused most: %1").arg(pairs.join(u" · "_s)));
    m_pairs->setVisible(!pairs.isEmpty());
    m_left->setVisible(count > 0 || m_counts->rowCount() > 0);
    m_parts->setDirection(count > MostLabelsBeside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void JudgementPanel::showWorst() {
    m_worst->show(m_run, split());
    for (int column = 0; column < WorstModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, !m_worst->isOf(static_cast<WorstModel::Column>(column)));
    m_right->setVisible(m_worst->rowCount() > 0);
    fitHeight(*m_table, RowsInSight);
}

void JudgementPanel::showPlace(int right, int chosen) {
    if (!m_run.judgements) return;
    goToRecords(m_run.judgements->judgedAs(split(), right, chosen),
                JudgementWords::place(m_run.judgements->labels, right, chosen));
}

void JudgementPanel::showLabel(int label) {
    if (!m_run.judgements || m_counts->wrong(label) == 0) return;
    goToRecords(m_run.judgements->wrongIn(split(), label),
                tr("judged wrongly in %1")
                    .arg(QString::fromStdString(m_run.judgements->labels.names[static_cast<std::size_t>(label)])));
}

/// Those that belong to the project; others came from a file and can only be counted.
void JudgementPanel::goToRecords(const std::vector<const core::Judgement*>& judged, const QString& what) {
    ChosenRecords chosen{.records = {}, .what = {}};
    for (const core::Judgement* each : judged)
        if (each->record > 0) chosen.records.push_back(each->record);
    if (chosen.records.empty())
        return m_state->setText(tr("These records came from a file and lie in no project.")), m_state->show();
    chosen.what = tr("%1, %2: %3", "a run, a use of records, what they were taken for")
                      .arg(m_run.name, JudgementWords::split(split()), what);
    m_records.setFilter({});
    m_records.setChosen(chosen);
    emit goTo({.place = Place::Data});
}

void JudgementPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showSplits();
        showAll();
    }
    if (event->type() == QEvent::FontChange)
        for (QTableView* each : {m_table, m_labels}) fitHeight(*each, RowsInSight);
}

void JudgementPanel::retranslate() {
    m_title->setText(tr("Records that it did not learn from"));
    m_split->setAccessibleName(tr("Which of them"));
    m_split->setToolTip(tr("Validation watched the run as it learned; the test records were seen by nobody before."));
    m_judge->setText(tr("Judge the records"));
    showJudge();
    m_caption->setText(tr("Rows: the right label. Columns: the one that was chosen."));
    m_worstTitle->setText(tr("The greatest loss first. A click leads to the record."));
    m_table->setAccessibleName(tr("Records that were judged worst"));
    m_labels->setAccessibleName(tr("Labels, and how often each was right"));
    m_worst->retranslate();
    m_counts->retranslate();
}

} // namespace ui
