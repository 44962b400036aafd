/// What the playground says of itself, and what it remembers: the parts of PlaygroundPage that ask nothing.
#include "ui/playground/AnswerColumn.h"
#include "ui/playground/ColumnsView.h"
#include "ui/playground/PlayWords.h"
#include "ui/playground/PlaygroundChoices.h"
#include "ui/playground/PlaygroundPage.h"
#include "ui/playground/PromptBox.h"
#include "ui/playground/SamplingPanel.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/Settings.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString ChoicesName = u"playground"_s;

} // namespace

QString PlaygroundPage::missing() const {
    const EngineReport& engine = m_sessions.engine.report();
    if (engine.state == EngineState::Missing)
        return tr("The engine is missing: %1").arg(problemLines(engine.problems));
    if (!m_sessions.models.base()) return tr("Choose a base model first, in the bar above.");
    if (!m_sessions.prompts.problems().empty()) return problemLines(m_sessions.prompts.problems());
    const auto& config = m_sessions.models.base()->inspection.config;
    // An encoder whose checkpoint has no head for labels would judge by one that is drawn at random.
    const bool isTaught = config && config->classifierHead.isWritten;
    const auto judges = [isTaught](const AnswerSource& source) {
        return source.labels.has_value() && (isTaught || !source.isBase());
    };
    if (config && config->sight == core::Sight::All && std::ranges::none_of(m_columns->sources(), judges))
        return tr("This model judges texts; train it first.");
    if (!m_sessions.prompts.isReady()) return tr("Reading the model’s tokenizer …");
    if (engine.state != EngineState::Ready) return tr("The engine is starting …");
    return {};
}

QString PlaygroundPage::note() const {
    if (m_refused)
        return m_refused->problems.empty()
                   ? tr("%1 has no adapter that could answer here.").arg(m_refused->name)
                   : tr("%1 cannot answer here: %2").arg(m_refused->name, problemLines(m_refused->problems));
    if (!missing().isEmpty()) return {};
    const TrainingSession& training = m_sessions.training;
    if (training.isActive())
        return tr("%1 is training: questions are answered between its steps. Its adapter can be a column when it has "
                  "ended.")
            .arg(training.runName().isEmpty() ? tr("A run") : training.runName());
    if (!m_sessions.project.isOpen()) return tr("No project is open: only the base model can be asked.");
    if (m_sessions.adapters.isKnown() && m_columns->available().size() < 2)
        return tr("There is no adapter yet. Train one, and it answers here beside the base model.");
    return {};
}

QString PlaygroundPage::exportable() const {
    const auto& columns = m_columns->columns();
    if (!missing().isEmpty() || !m_sessions.project.isOpen()) return {};
    const auto isAdapter = [](const AnswerColumn* column) {
        return !column->source().folder.isEmpty() && !column->source().isWhole;
    };
    const auto last = std::ranges::find_if(columns.rbegin(), columns.rend(), isAdapter);
    return last == columns.rend() ? QString() : (*last)->source().key;
}

void PlaygroundPage::showState() {
    const QString reason = missing();
    m_prompt->setMissing(reason);
    m_prompt->setRandomEnabled(m_sessions.project.isOpen());
    m_note->setText(note());
    setRole(m_note, m_refused ? Role::Warning : Role::Muted);
    const bool isEngineMissing = m_sessions.engine.report().state == EngineState::Missing;
    const bool isModelMissing = !m_sessions.models.base();
    const bool isAdapterMissing = reason.isEmpty() && m_sessions.project.isOpen() && m_sessions.adapters.isKnown() &&
                                  m_columns->available().size() < 2 && !m_sessions.training.isActive();
    const bool leadsOn = !exportable().isEmpty();
    m_way->setVisible(isEngineMissing || isModelMissing || isAdapterMissing || leadsOn);
    const QAction* action = isEngineMissing  ? m_actions[Actions::Id::StartEngine]
                            : isModelMissing ? m_actions[Actions::Id::ChooseModel]
                                             : nullptr;
    m_way->setText(action ? action->text() : leadsOn ? tr("On to the export") : tr("Train an adapter"));
    m_way->setToolTip(action    ? action->toolTip()
                      : leadsOn ? tr("Goes to the page where this adapter is written for use elsewhere.")
                                : tr("Goes to the page where your records are taught to the model."));
    m_samplingToggle->setText(samplingText(m_sampling->sampling()));
    for (AnswerColumn* column : m_columns->columns()) column->setCorrectable(m_sessions.project.isWritable());
}

void PlaygroundPage::restoreChoices() {
    const auto choices = PlaygroundChoices::fromState(m_sessions.settings.pageState(ChoicesName));
    m_sampling->setSampling(choices.sampling);
    m_samplingToggle->setChecked(choices.showsSampling);
    m_differences->setChecked(choices.showsDifferences);
    m_prompt->setChat(choices.isChat);
    restoreHistory();
}

void PlaygroundPage::keepChoices() {
    const PlaygroundChoices choices{m_sampling->sampling(), m_prompt->isChat(), m_samplingToggle->isChecked(),
                                    m_differences->isChecked()};
    m_sessions.settings.setPageState(ChoicesName, choices.state());
}

/// Prompts are a project's: what was asked of one practice is not offered in another.
void PlaygroundPage::restoreHistory() {
    const auto& project = m_sessions.project.project();
    m_prompt->history().restore(project ? project->prompts : std::vector<core::Record>());
}

void PlaygroundPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_arrival = Arrival::None;
    keepChoices();
}

void PlaygroundPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_sessions.generation.isBusy()) return m_sessions.generation.stop();
    Page::keyPressEvent(event);
}

void PlaygroundPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void PlaygroundPage::retranslate() {
    m_differences->setText(tr("Mark differences"));
    m_differences->setToolTip(tr("Marks the words of each answer that the first column’s has not."));
    m_samplingToggle->setAccessibleName(tr("How answers are drawn"));
    m_samplingToggle->setToolTip(tr("Temperature, seed and length of the answers, the same for every column."));
    showTurns();
    compareColumns();
    showState();
}

} // namespace ui
