#include "ui/runs/RunComparison.h"

#include "ui/plot/PlotView.h"
#include "ui/runs/RunWords.h"
#include "ui/runs/SettingsModel.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int SettingsWidth = 400;
constexpr int LabelWidth = 124;

QFrame* makeCard(QWidget* inside, QWidget* parent) {
    auto* card = new QFrame(parent);
    setRole(card, Role::Card);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(inside);
    return card;
}

} // namespace

RunComparison::RunComparison(RunsSession& runs, TrainingSession& training, Dialogs& dialogs, Worker& worker,
                             QWidget* parent)
    : QWidget(parent), m_runs(runs), m_title(new QLabel(this)), m_difference(new QLabel(this)),
      m_only(new QCheckBox(this)), m_same(new QLabel(this)), m_table(new QTableView(this)),
      m_settings(new SettingsModel(this)) {
    setObjectName(u"runComparison"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    row->setSpacing(Spacing::Medium);
    row->addWidget(makePlots(dialogs, worker), 1);
    row->addWidget(makeSettings());
    bind(training);
    retranslate();
}

RunComparison::~RunComparison() {
    delete m_loss;
    delete m_accuracy;
}

QWidget* RunComparison::makePlots(Dialogs& dialogs, Worker& worker) {
    auto* plots = new QWidget(this);
    auto* row = new QHBoxLayout(plots);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Medium);
    m_loss = new PlotView(PlotQuantity::Loss, dialogs, worker, m_pace, plots);
    m_accuracy = new PlotView(PlotQuantity::Accuracy, dialogs, worker, m_pace, plots);
    row->addWidget(makeCard(m_loss, plots), 1);
    row->addWidget(makeCard(m_accuracy, plots), 1);
    connect(m_loss, &PlotView::pointerMoved, m_accuracy, &PlotView::showPointer);
    connect(m_accuracy, &PlotView::pointerMoved, m_loss, &PlotView::showPointer);
    return plots;
}

QWidget* RunComparison::makeSettings() {
    auto* card = new QFrame(this);
    card->setFixedWidth(SettingsWidth);
    setRole(card, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_same, Role::Muted);
    m_difference->setObjectName(u"dataDifference"_s);
    m_difference->setWordWrap(true);
    m_only->setObjectName(u"onlyDiffering"_s);
    m_only->setChecked(true);
    m_same->setObjectName(u"sameSettings"_s);
    m_same->setWordWrap(true);
    m_table->setObjectName(u"settingsTable"_s);
    m_table->setProperty("list", true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setModel(m_settings);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(RowHeight - 4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_only);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    column->setSpacing(Spacing::Small);
    column->addLayout(head);
    column->addWidget(m_difference);
    column->addWidget(m_same);
    column->addWidget(m_table, 1);
    column->addItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding)); // in the table's place
    return card;
}

void RunComparison::bind(TrainingSession& training) {
    connect(m_only, &QCheckBox::toggled, this, [this](bool isOnly) {
        m_settings->setOnlyDiffering(isOnly);
        showSettings();
    });
    connect(&m_runs, &RunsSession::changed, this, &RunComparison::refresh);
    connect(&m_runs, &RunsSession::runChanged, this, &RunComparison::refresh);
    connect(&m_runs, &RunsSession::eventsRead, this, &RunComparison::refresh);
    connect(&m_runs, &RunsSession::compared, this,
            [this](const QString& before, const QString& after, const auto& difference, const auto& problems) {
                if (m_compared != QStringList{before, after}) return;
                m_found = difference;
                m_problems = problems;
                showDifference();
            });
    connect(&training, &TrainingSession::told, this,
            [this, &training](const auto& events) { follow(training.runFolder(), events); });
}

void RunComparison::setRuns(std::vector<TickedRun> runs) {
    const auto isShown = [&](const Shown& shown) { return shown.run; };
    if (std::ranges::equal(m_shown, runs, {}, isShown)) return refresh();
    std::vector<Shown> fresh;
    for (TickedRun& run : runs) {
        const auto known =
            std::ranges::find_if(m_shown, [&](const Shown& each) { return each.run.folder == run.folder; });
        Shown shown{.series = std::make_unique<RunSeries>()};
        if (known != m_shown.end()) shown = std::move(*known);
        shown.run = std::move(run);
        fresh.push_back(std::move(shown));
    }
    std::swap(m_shown, fresh); // those that are shown no more live until the plots have others
    for (Shown& shown : m_shown) takeEvents(shown);
    setPlots();
    compareData();
}

/// Whether the series is another now.
bool RunComparison::takeEvents(Shown& shown) {
    const bool isOwn = m_runs.isOwn(shown.run.folder);
    // The series of the run under way grows by what is told.
    if (isOwn && !shown.events && !shown.series->isEmpty()) return false;
    const core::RunOverview* run = m_runs.find(shown.run.folder);
    if (!run || (shown.events && run->state == shown.state && run->seconds == shown.seconds)) return false;
    const RunsSession::Events events = m_runs.events(shown.run.folder);
    if (!events) return false;
    shown.series->clear();
    shown.series->append(*events);
    shown.events = isOwn ? nullptr : events;
    shown.state = run->state;
    shown.seconds = run->seconds;
    return true;
}

void RunComparison::refresh() {
    bool isOther = false;
    for (Shown& shown : m_shown) isOther = takeEvents(shown) || isOther;
    QStringList labels;
    for (const Shown& shown : m_shown)
        if (const core::RunOverview* run = m_runs.find(shown.run.folder)) labels += RunWords::name(*run);
    if (labels != m_labels) return setPlots();
    if (!isOther) return;
    m_loss->seriesChanged();
    m_accuracy->seriesChanged();
}

void RunComparison::setPlots() {
    std::vector<PlotRun> runs;
    std::vector<SettingsOfRun> settings;
    m_labels.clear();
    for (const Shown& shown : m_shown) {
        const core::RunOverview* run = m_runs.find(shown.run.folder);
        if (!run) continue;
        m_labels += RunWords::name(*run);
        runs.push_back({shown.series.get(), m_shown.size() > 1 ? m_labels.back() : QString(), shown.run.color});
        if (run->config) settings.push_back({m_labels.back(), *run->config});
    }
    m_loss->setRuns(runs);
    m_accuracy->setRuns(runs);
    m_settings->setRuns(std::move(settings));
    showSettings();
}

void RunComparison::showSettings() {
    const int runs = m_settings->columnCount() - 1;
    m_only->setVisible(runs > 1);
    m_same->setVisible(runs < 1 || (runs > 1 && m_settings->differing() == 0));
    m_same->setText(runs > 1 ? tr("No setting differs.")
                             : tr("The settings of the runs that are ticked stand here, side by side."));
    m_table->setVisible(runs == 1 || (runs > 1 && (m_settings->differing() > 0 || !m_only->isChecked())));
    m_table->setColumnWidth(0, LabelWidth);
    const int room = SettingsWidth - 2 * Spacing::Medium - LabelWidth - Spacing::Large; // a scroll bar's
    for (int i = 1; i <= runs; ++i) m_table->setColumnWidth(i, std::max(room / runs, 96));
}

/// Of two runs, from the earlier to the later one.
void RunComparison::compareData() {
    m_found.reset();
    m_problems.clear();
    m_compared.clear();
    if (m_shown.size() == 2) {
        std::vector<const core::RunOverview*> both;
        for (const Shown& shown : m_shown) both.push_back(m_runs.find(shown.run.folder));
        if (both[0] && both[1] && both[0]->config && both[1]->config) {
            m_compared = {m_shown[0].run.folder, m_shown[1].run.folder};
            if (both[0]->started > both[1]->started) m_compared.swapItemsAt(0, 1);
            m_runs.compareData(m_compared[0], m_compared[1]);
        }
    }
    showDifference();
}

void RunComparison::showDifference() {
    m_difference->setVisible(!m_compared.isEmpty());
    if (m_compared.isEmpty()) return;
    const core::RunOverview* before = m_runs.find(m_compared[0]);
    const core::RunOverview* after = m_runs.find(m_compared[1]);
    if (!before || !after) return m_difference->hide();
    if (!m_problems.empty()) return m_difference->setText(problemLines(m_problems, 1));
    const QString text = m_found ? RunWords::difference(*m_found) : tr("Comparing their records …");
    m_difference->setText(tr("Data, from %1 to %2: %3").arg(RunWords::name(*before), RunWords::name(*after), text));
}

void RunComparison::follow(const QString& folder, const std::vector<core::TrainingEvent>& events) {
    const auto shown = std::ranges::find_if(m_shown, [&](const Shown& each) { return each.run.folder == folder; });
    if (shown == m_shown.end()) return;
    if (!m_runs.isOwn(folder)) return;
    if (shown->events || shown->series->isEmpty()) {
        shown->events = nullptr; // from now on it is told
        shown->series->clear();
        shown->series->append(*m_runs.events(folder)); // in memory: what was told now is in it
    } else {
        shown->series->append(events);
    }
    m_loss->seriesChanged();
    m_accuracy->seriesChanged();
}

void RunComparison::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void RunComparison::retranslate() {
    m_title->setText(tr("Settings"));
    m_only->setText(tr("Only what differs"));
    m_only->setToolTip(tr("Leaves out the settings that are the same in all of these runs."));
    m_table->setAccessibleName(tr("Settings of the runs, side by side"));
    m_settings->retranslate();
    showSettings();
    showDifference();
}

} // namespace ui
