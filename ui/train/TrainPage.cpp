#include "ui/train/TrainPage.h"

#include "core/text/ModelText.h"
#include "core/training/Run.h"
#include "ui/judgement/JudgementPanel.h"
#include "ui/plot/PlotPanel.h"
#include "ui/session/ForecastSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"
#include "ui/shell/ProblemReading.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Theme.h"
#include "ui/train/ForecastCard.h"
#include "ui/train/JudgedPanel.h"
#include "ui/train/RecordChoice.h"
#include "ui/train/RunBar.h"
#include "ui/train/RunForecasts.h"
#include "ui/train/SamplesPanel.h"
#include "ui/train/StepRecords.h"
#include "ui/train/Suggestions.h"
#include "ui/train/TrainingForm.h"
#include "ui/train/UnfinishedLine.h"
#include "ui/train/Verdict.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostNotes = 4;
const QString StateName = u"train"_s;
const QString PurposeBefore = u"train-purpose-before"_s;
const QString ObjectiveSuggested = u"train-objective-suggested"_s;
const QString OwnPrompts = u"train-prompts"_s;
constexpr int LeastForm = 380;

} // namespace

TrainPage::TrainPage(const TrainSessions& sessions, Dialogs& dialogs, Worker& worker, QWidget* parent)
    : Page(parent), m_sessions(sessions), m_worker(worker), m_form(new TrainingForm(committedPresets(), this)),
      m_suggestions(new Suggestions(*m_form, sessions.labels, this)),
      m_records(new RecordChoice(this)), m_start(new QPushButton(this)), m_missing(new QLabel(this)),
      m_forecast(new ForecastCard(this)), m_notes(new QLabel(this)), m_run(new RunBar(sessions.training, this)) {
    setObjectName(u"trainPage"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(makeRight(dialogs, worker), 1);
    bind();
    m_form->restore(m_sessions.settings.pageState(StateName));
    m_suggestions->setPurposeBefore(m_sessions.settings.pageState(PurposeBefore).toStdString());
    m_suggestions->setObjective(m_sessions.settings.pageState(ObjectiveSuggested).toStdString());
    retranslate();
    showModel();
    showRun();
}

TrainPage::~TrainPage() = default;

QWidget* TrainPage::makeLeft() {
    auto* left = new QFrame(this);
    m_start->setObjectName(u"trainButton"_s);
    m_missing->setObjectName(u"trainMissing"_s);
    m_missing->setWordWrap(true);
    setRole(m_start, Role::Primary);
    setRole(m_missing, Role::Muted);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    foot->setSpacing(Spacing::Small);
    foot->addWidget(m_records);
    foot->addSpacing(Spacing::Hair);
    foot->addWidget(m_start);
    foot->addWidget(m_missing);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form, 1);
    column->addLayout(foot);
    return left;
}

QWidget* TrainPage::makeRight(Dialogs& dialogs, Worker& worker) {
    m_plots = new PlotPanel(dialogs, worker, this);
    auto* steps = new StepRecords(m_sessions.training, m_sessions.records, worker, this);
    connect(m_plots, &PlotPanel::stepPicked, steps, &StepRecords::offer);
    connect(steps, &StepRecords::goTo, this, &TrainPage::goTo);
    m_judged = new JudgedPanel(this);
    m_judgements = new JudgementPanel(m_sessions.judgements, m_sessions.records, JudgementPanel::Empty::Leaves, this);
    m_samples = new SamplesPanel(this);
    m_samples->setOwnPrompts(
        QString::fromUtf8(m_sessions.settings.pageState(OwnPrompts)).split(u'\0', Qt::SkipEmptyParts));

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    column->addWidget(new UnfinishedLine(m_sessions.training, content));
    column->addWidget(m_forecast);
    m_notes->setObjectName(u"runNotes"_s);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(m_notes, Role::Warning);
    column->addWidget(m_notes);
    column->addWidget(m_run);
    column->addWidget(m_plots, 1);
    column->addWidget(m_judged);
    column->addWidget(m_judgements);
    column->addWidget(m_samples);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setObjectName(u"trainScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

void TrainPage::bind() {
    const auto& s = m_sessions;
    connect(m_start, &QPushButton::clicked, this, [this] {
        keepChoices();
        m_sessions.training.start(choice());
    });
    connect(m_form, &TrainingForm::changed, this, &TrainPage::choose);
    connect(m_records, &RecordChoice::changed, this, &TrainPage::choose);
    connect(&s.records, &RecordQuery::countsChanged, this,
            [this] { m_records->setCounts(m_sessions.records.counts()); });
    connect(&s.edits, &RecordEdits::changed, this, &TrainPage::choose);
    connect(&s.models, &ModelSession::baseChanged, this, &TrainPage::showModel);
    connect(&s.prompts, &PromptSession::readyChanged, this, &TrainPage::choose);
    connect(&s.project, &ProjectSession::opened, this, &TrainPage::showModel);
    connect(&s.project, &ProjectSession::closed, this, &TrainPage::showStart);
    connect(&s.forecast, &ForecastSession::changed, this, &TrainPage::showForecast);
    connect(&s.training, &TrainingSession::runChanged, this, &TrainPage::showRun);
    connect(&s.training, &TrainingSession::told, this, &TrainPage::showEvents);
    connect(&s.training, &TrainingSession::stateChanged, this, [this] {
        m_samples->setEditable(!m_sessions.training.isActive());
        showStart();
        showForecast();
    });
    connect(&s.training, &TrainingSession::sampled, this,
            [this] { m_samples->setSamples(m_sessions.training.samples(), m_sessions.training.config().training); });
    connect(m_samples, &SamplesPanel::ownPromptsChanged, this, [this] {
        m_sessions.settings.setPageState(OwnPrompts, m_samples->ownPrompts().join(u'\0').toUtf8());
    });
    connect(m_judgements, &JudgementPanel::goTo, this, &TrainPage::goTo);
    connect(m_run, &RunBar::resultAsked, this,
            [this](const QString& folder) { emit goTo({.place = Place::Play, .records = {}, .run = folder}); });
}

void TrainPage::arrive(const Destination& destination) {
    if (!destination.run.isEmpty()) takeSettings(destination.run);
    choose();
}

/// Those of an earlier run, to be trained with again.
void TrainPage::takeSettings(const QString& run) {
    const auto read = [folder = toPath(run)](const std::stop_token&) { return core::Run::config(folder).training; };
    m_worker.run({}, read, this, [this](const Outcome<core::TrainingConfig>& outcome) {
        if (outcome.value) {
            core::TrainingConfig config = *outcome.value;
            const core::TrainingConfig standard; // the run's own device may be another computer's
            config.device = standard.device;
            config.dtype = standard.dtype;
            config.threads = standard.threads;
            m_form->setConfig(config);
        } else
            m_form->setProblems(outcome.problems);
    });
}

QWidget* TrainPage::firstFocus() const {
    return m_start->isEnabled() ? static_cast<QWidget*>(m_start) : m_form;
}

TrainingChoice TrainPage::choice() const {
    const auto& base = m_sessions.models.base();
    return {.config = m_form->config(),
            .baseModel = base ? base->folder : QString(),
            .statuses = m_records->statuses(),
            .ownSamples = m_samples->ownRecords(),
            .validationShare = m_records->validationShare()};
}

/// Something that a run depends on is another.
void TrainPage::choose() {
    const core::TrainingConfig& config = m_form->config();
    m_sessions.prompts.setLimit(config.maxLength);
    m_sessions.prompts.setJudging(config.task == "classification");
    m_sessions.prompts.setFormat(m_sessions.prompts.format(),
                                 core::learnedByName(config.learned).value_or(core::Learned::Answers));
    showStart();
    if (!isVisible() || m_sessions.training.isActive()) return;
    if (missing().isEmpty())
        m_sessions.forecast.ask(choice());
    else
        showForecast();
}

void TrainPage::showModel() {
    const auto& base = m_sessions.models.base();
    m_form->setModel(base ? &*base->inspection.config : nullptr);
    if (base) m_suggestions->setBase(base->folder, &*base->inspection.config);
    choose();
}

QString TrainPage::missing() const {
    if (!m_sessions.project.isOpen()) return tr("Open a project first: its records are what is learned.");
    if (m_sessions.project.project()->readOnly) return tr("This project can only be looked at.");
    if (!m_sessions.models.base()) return tr("Choose a base model first, in the bar above.");
    if (!m_sessions.prompts.isReady())
        return m_sessions.prompts.problems().empty() ? tr("Reading the model’s tokenizer …")
                                                     : tr("The base model’s tokenizer cannot be used.");
    if (m_sessions.edits.isImporting()) return tr("Records are being imported; they are learned when all are here.");
    if (m_sessions.edits.hasFailed()) return tr("Some changes could not be written; write them again first.");
    if (!m_form->ownProblems().empty()) return tr("A setting cannot be used; it is marked above.");
    return {};
}

void TrainPage::showStart() {
    const QString reason = missing();
    const bool canStart = reason.isEmpty() && !m_sessions.training.isActive();
    const bool begins = m_sessions.training.state() == TrainingState::Preparing;
    const bool slipped = begins && m_run->isAncestorOf(window()->focusWidget()); // from a button that has gone
    if (m_run->isVisible() && (slipped || (!canStart && m_start->hasFocus())))
        m_run->setFocus(); // a second press stops nothing
    m_start->setEnabled(canStart);
    m_missing->setText(m_sessions.training.isActive() ? tr("You can go on editing: the run keeps the records as they were.")
                                                      : reason);
    m_missing->setVisible(!m_missing->text().isEmpty());
}

void TrainPage::showForecast() {
    showNotes();
    m_forecast->show();
    const QString untold = tr("Nothing can be told before the problems are mended.");
    if (!missing().isEmpty()) return m_forecast->setNothing(m_form->ownProblems().empty() ? missing() : untold);
    const ForecastReport& report = m_sessions.forecast.report();
    if (!m_sessions.training.isActive()) m_form->setProblems(report.problems);
    if (!report.problems.empty()) return m_forecast->setNothing(untold);
    const auto& base = m_sessions.models.base();
    const bool isSizeKnown = base && base->inspection.parameterCount > 0;
    const double all = isSizeKnown ? static_cast<double>(base->inspection.parameterCount) : 1;
    const double share = isSizeKnown ? static_cast<double>(m_form->trainedParameters()) / all : 0;
    const RunForecast shown = estimated(report, m_form->config(), share);
    if (shown.records == 0 && !report.isComputing) return m_forecast->hide(); // a run that goes on: nothing was asked
    if (shown.records == 0) return m_forecast->setComputing();
    if (const auto now = corrected(shown, m_sessions.training))
        return m_forecast->setForecast(*now, ForecastCard::State::Corrected);
    m_forecast->setForecast(shown,
                            report.isComputing ? ForecastCard::State::Computing : ForecastCard::State::Estimated);
}

/// What a person should know of the run under way, else of the one that is forecast: records that are cut, leaks
/// between splits, settings that were lowered, memory that was short.
void TrainPage::showNotes() {
    const TrainingSession& training = m_sessions.training;
    const bool isRun = training.state() != TrainingState::Idle;
    QStringList lines;
    if (const auto& notes = isRun ? training.notes() : m_sessions.forecast.report().notes; !notes.empty())
        lines += problemLines(notes, MostNotes);
    if (isRun)
        for (const core::TrainingEvent& event : training.events())
            if (const auto* problem = std::get_if<core::ProblemReported>(&event))
                lines += fromEnglish(QString::fromStdString(problem->text));
    m_notes->setText(lines.join(u'\n'));
    m_notes->setVisible(!lines.isEmpty());
}

void TrainPage::showEvents(const std::vector<core::TrainingEvent>& events) {
    m_plots->append(events);
    const auto isLook = [](const core::TrainingEvent& event) {
        return std::holds_alternative<core::EvaluationFinished>(event);
    };
    showForecast(); // the steps say more than the trial did
    if (std::ranges::any_of(events, isLook)) showLooks();
}

/// Another run, or none.
void TrainPage::showRun() {
    m_judgements->setRun(m_sessions.training.runFolder());
    m_plots->setRun(m_sessions.training.events());
    m_samples->setSamples(m_sessions.training.samples(), m_sessions.training.config().training);
    m_samples->setVisible(m_sessions.training.config().training.task != "masked_lm"); // nothing can be asked of it
    showLooks();
}

/// What the looks at the validation records come to.
void TrainPage::showLooks() {
    const TrainingSession& training = m_sessions.training;
    m_run->setVerdict(verdict(training.events()));
    m_judged->setRun(training.config(), training.events());
}

void TrainPage::keepChoices() {
    m_sessions.settings.setPageState(StateName, m_form->state());
    m_sessions.settings.setPageState(PurposeBefore, QByteArray::fromStdString(m_suggestions->purposeBefore()));
    m_sessions.settings.setPageState(ObjectiveSuggested, QByteArray::fromStdString(m_suggestions->objective()));
}

void TrainPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_sessions.forecast.stop();
    keepChoices();
}

void TrainPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange) fitForm();
}

/// In a narrow window, or with large letters, the plots keep their room.
void TrainPage::fitForm() {
    const int widest = std::max(LeastForm, 54 * letterWidth(fontMetrics()));
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int plots = m_plots->minimumSizeHint().width() + 2 * Spacing::Large + bar;
    m_form->parentWidget()->setFixedWidth(std::clamp(width() - plots, LeastForm, widest));
}

void TrainPage::retranslate() {
    m_start->setText(tr("Train"));
    m_start->setAccessibleName(tr("Train an adapter"));
    m_start->setToolTip(tr("Keeps the records as they are now and begins to learn from them."));
    m_run->setVerdict(verdict(m_sessions.training.events()));
    showStart();
}

} // namespace ui
