#include "ui/playground/PlaygroundPage.h"

#include "ui/playground/AnswerColumn.h"
#include "ui/playground/ColumnsView.h"
#include "ui/playground/CorrectionKeeper.h"
#include "ui/playground/LabelWords.h"
#include "ui/playground/PlayWords.h"
#include "ui/playground/PromptBox.h"
#include "ui/playground/SamplingPanel.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/ElidedText.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

PlaygroundPage::PlaygroundPage(const PlaySessions& sessions, Actions& actions, QWidget* parent)
    : Page(parent), m_sessions(sessions), m_actions(actions), m_corrections(new CorrectionKeeper(sessions.edits, this)),
      m_columns(new ColumnsView(this)), m_sampling(new SamplingPanel(this)), m_prompt(new PromptBox(this)),
      m_note(new QLabel(this)), m_way(new QPushButton(this)), m_differences(new QCheckBox(this)),
      m_samplingToggle(new ElidedButton(this)) {
    setObjectName(u"playgroundPage"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Small);
    column->addWidget(makeHead());
    column->addWidget(m_sampling);
    column->addWidget(m_columns, 1);
    column->addWidget(m_prompt);
    restoreChoices();
    bindParts();
    bindSessions();
    showAdapters();
    retranslate();
}

PlaygroundPage::~PlaygroundPage() = default;

QWidget* PlaygroundPage::makeHead() {
    auto* head = new QWidget(this);
    m_note->setObjectName(u"playNote"_s);
    m_way->setObjectName(u"playWay"_s);
    m_differences->setObjectName(u"showDifferences"_s);
    m_samplingToggle->setObjectName(u"samplingToggle"_s);
    m_note->setWordWrap(true);
    setRole(m_note, Role::Muted);
    m_samplingToggle->setCheckable(true);
    m_samplingToggle->setIcon(symbol(Symbol::Chevron, SymbolColor::Muted));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Medium);
    row->addWidget(m_note, 1);
    row->addWidget(m_way);
    row->addWidget(m_differences);
    row->addWidget(m_samplingToggle);
    row->addWidget(m_columns->addButton());
    return head;
}

void PlaygroundPage::bindParts() {
    connect(m_prompt, &PromptBox::compareAsked, this, &PlaygroundPage::ask);
    connect(m_prompt, &PromptBox::stopAsked, &m_sessions.generation, &GenerationSession::stop);
    connect(m_prompt, &PromptBox::randomAsked, this, [this] {
        m_arrival = Arrival::None;
        m_sessions.records.draw(core::Split::Validation);
    });
    connect(m_prompt, &PromptBox::historyForgotten, this, [this] { m_sessions.project.setPrompts({}); });
    connect(&m_sessions.records, &RecordQuery::drawn, this, &PlaygroundPage::takeRecord);
    connect(m_prompt, &PromptBox::modeChanged, this, &PlaygroundPage::showTurns);
    connect(m_prompt, &PromptBox::newChatAsked, this, [this] {
        if (holdsCorrection()) return;
        m_sessions.generation.stop();
        m_turns.clear();
        m_isAnswered = false;
        m_columns->clear();
        showTurns();
    });
    connect(m_columns, &ColumnsView::chosen, this, [this] {
        m_isChosen = true;
        m_refused.reset();
        followKinds();
        showTurns();
        compareColumns();
        showState();
    });
    connect(m_columns, &ColumnsView::corrected, this, &PlaygroundPage::keepCorrection);
    connect(m_columns, &ColumnsView::recordAsked, this, [this](core::RecordId record) {
        emit goTo({.place = Place::Data, .records = {record}});
    });
    connect(m_columns, &ColumnsView::sourceAsked, this, &PlaygroundPage::showSource);
    connect(m_differences, &QCheckBox::toggled, this, &PlaygroundPage::compareColumns);
    connect(m_samplingToggle, &QPushButton::toggled, this, &PlaygroundPage::followKinds);
    connect(m_sampling, &SamplingPanel::changed, this, &PlaygroundPage::showState);
    connect(m_way, &QPushButton::clicked, this, [this] {
        if (m_sessions.engine.report().state == EngineState::Missing)
            m_actions[Actions::Id::StartEngine]->trigger();
        else if (!m_sessions.models.base())
            m_actions[Actions::Id::ChooseModel]->trigger();
        else if (const QString adapter = exportable(); !adapter.isEmpty())
            emit goTo({.place = Place::Adapters, .records = {}, .run = adapter});
        else
            emit goTo({.place = Place::Train});
    });
    bindKeys();
}

void PlaygroundPage::bindKeys() {
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (AnswerColumn* column = m_columns->correctedAt(focusWidget())) return column->save();
            ask();
        });
    }
}

void PlaygroundPage::bindSessions() {
    const auto& s = m_sessions;
    connect(&s.generation, &GenerationSession::started, this, &PlaygroundPage::showStarted);
    connect(&s.generation, &GenerationSession::answered, this, &PlaygroundPage::showAnswers);
    connect(&s.generation, &GenerationSession::ended, this, &PlaygroundPage::showEnded);
    connect(&s.generation, &GenerationSession::failed, this, [this](const std::vector<core::Problem>& problems) {
        m_prompt->setProblem(problemLines(problems));
    });
    connect(&s.adapters, &AdaptersSession::changed, this, &PlaygroundPage::showAdapters);
    connect(&s.adapters, &AdaptersSession::failed, this, &PlaygroundPage::refuseWanted);
    connect(&s.project, &ProjectSession::opened, this, &PlaygroundPage::forget);
    connect(&s.project, &ProjectSession::closed, this, [this] {
        forget();
        m_prompt->forget();
    });
    connect(&s.models, &ModelSession::baseChanged, this, &PlaygroundPage::follow);
    connect(&s.prompts, &PromptSession::readyChanged, this, &PlaygroundPage::follow);
    connect(&s.training, &TrainingSession::stateChanged, this, &PlaygroundPage::follow);
    connect(&s.engine, &EngineScheduler::changed, this, &PlaygroundPage::follow);
}

QWidget* PlaygroundPage::firstFocus() const {
    return m_prompt->firstField();
}

void PlaygroundPage::ask() {
    m_arrival = Arrival::None;
    if (!missing().isEmpty() || m_prompt->isEmpty() || holdsCorrection()) return;
    m_isChosen = true; // another run's end takes none of these away
    m_refused.reset();
    m_columns->dropUnlisted();
    followKinds();
    m_sessions.generation.stop();
    takeTurns();
    const Question asked = question();
    m_isAnswered = m_prompt->isChat();
    m_prompt->history().add(asked.record);
    m_sessions.project.setPrompts(m_prompt->history().prompts());
    keepChoices();
    m_prompt->setProblem({});
    m_sessions.generation.ask(asked);
    if (m_prompt->isChat()) m_prompt->clearMessage();
}

Question PlaygroundPage::question() {
    Question question{.record = m_prompt->record(),
                      .columns = m_columns->sources(),
                      .turns = {},
                      .sampling = m_sampling->sampling()};
    if (!m_prompt->isChat()) return question;
    const QString first = question.columns.front().key;
    for (const AnswerSource& source : question.columns) {
        question.turns.push_back(m_turns.of(source.key, first));
        m_turns.start(source.key, question.turns.back());
    }
    return question;
}

/// Another question would take the place of what is being written; that is said.
bool PlaygroundPage::holdsCorrection() {
    AnswerColumn* column = m_columns->unkept();
    if (!column) return false;
    m_prompt->setProblem(tr("A correction of the answer of %1 is not kept yet: save it as a record or give it up, then "
                            "ask.")
                             .arg(column->title()));
    column->focusCorrection();
    return true;
}

QString PlaygroundPage::unkept() const {
    const AnswerColumn* column = m_columns->unkept();
    if (!column) return {};
    return tr("A correction of the answer of %1 is not kept yet. It is lost if the project is left now.")
        .arg(column->title());
}

/// What was asked last and what each column answered, as it was corrected, are earlier turns now.
void PlaygroundPage::takeTurns() {
    if (!std::exchange(m_isAnswered, false)) return;
    for (const Answer& answer : m_sessions.generation.answers()) {
        const AnswerColumn* column = m_columns->find(answer.source);
        const QString text = column && column->answer() ? column->answer()->text : answer.text;
        m_turns.add(answer.source.key, m_sessions.generation.question().record.instruction, text.toStdString());
    }
}

void PlaygroundPage::showStarted() {
    m_columns->clear();
    const auto& answers = m_sessions.generation.answers();
    for (const Answer& answer : answers)
        if (AnswerColumn* column = m_columns->find(answer.source)) column->showAnswer(answer, true);
    m_prompt->setBusy(true);
    showTurns();
    showState();
}

void PlaygroundPage::showAnswers(const std::vector<std::size_t>& answers) {
    const GenerationSession& generation = m_sessions.generation;
    for (const std::size_t i : answers) {
        const Answer& answer = generation.answers()[i];
        AnswerColumn* column = m_columns->find(answer.source);
        if (column) column->showAnswer(answer, generation.isBusy() && !answer.isFinished);
    }
}

void PlaygroundPage::showEnded() {
    const GenerationSession& generation = m_sessions.generation;
    for (std::size_t i = 0; i < generation.answers().size(); ++i) {
        const Answer& answer = generation.answers()[i];
        AnswerColumn* column = m_columns->find(answer.source);
        if (!column) continue;
        column->showAnswer(answer, false);
        if (i < generation.prompts().size()) column->setPrompt(QString::fromStdString(generation.prompts()[i].text));
    }
    m_prompt->setBusy(false);
    compareColumns();
    showState();
}

void PlaygroundPage::compareColumns() {
    const auto& columns = m_columns->columns();
    if (m_sessions.generation.isBusy()) return;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& first = columns.front()->answer();
        const bool isCompared = i > 0 && first && m_differences->isChecked();
        columns[i]->compareWith(isCompared ? &*first : nullptr, columns.front()->title());
    }
}

void PlaygroundPage::showTurns() {
    const auto& columns = m_columns->columns();
    for (AnswerColumn* column : columns) {
        const QString first = columns.front()->source().key;
        column->setTurns(m_prompt->isChat() ? m_turns.of(column->source().key, first) : ChatTurns::Turns{});
    }
}

void PlaygroundPage::keepCorrection(AnswerColumn* column, const QString& text) {
    const Question& asked = m_sessions.generation.question();
    const auto found = std::ranges::find(asked.columns, column->source().key, &AnswerSource::key);
    if (found == asked.columns.end() || !column->answer()) return column->setNotSaved();
    const core::Record record = asked.recordOf(static_cast<std::size_t>(found - asked.columns.begin()));
    core::StoredRecord stored{.record = {.instruction = record.instruction, .input = record.input},
                              .status = core::Status::Draft};
    if (column->judges()) {
        stored.record.label = text.toStdString();
        stored.note = labelProvenance(*column->answer()).toStdString();
    } else {
        stored.record.output = text.toStdString();
        stored.record.system = record.system;
        stored.record.turns = record.turns;
        stored.note = provenanceText(*column->answer()).toStdString();
    }
    m_corrections->keep(std::move(stored), [this, guard = QPointer(column)](std::optional<core::RecordId> id) {
        if (!guard) return;
        id ? guard->setSaved(*id) : guard->setNotSaved();
        if (id && !m_columns->unkept()) m_prompt->setProblem({});
    });
}

} // namespace ui
