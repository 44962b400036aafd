/// How one comes to the playground, and with which project: the columns that stand there then, and the first question.
#include "ui/playground/AnswerColumn.h"
#include "ui/playground/AnswerSources.h"
#include "ui/playground/ColumnsView.h"
#include "ui/playground/CorrectionKeeper.h"
#include "ui/playground/PlaygroundPage.h"
#include "ui/playground/PromptBox.h"
#include "ui/playground/SamplingPanel.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordQuery.h"
#include "ui/shell/ProblemSentence.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

void PlaygroundPage::arrive(const Destination& destination) {
    if (!destination.run.isEmpty() && m_sessions.project.isOpen()) {
        m_wantedRun = destination.run;
        m_refused.reset();
        m_arrival = Arrival::Waiting;
        m_sessions.adapters.refresh(); // what is listed may be there no more
    } else {
        chooseColumns();
    }
    follow();
}

void PlaygroundPage::follow() {
    followKinds();
    showState();
    askOnArrival();
}

/// Whether columns write or judge decides what the base does beside them, and what is asked and how.
void PlaygroundPage::followKinds() {
    const auto& base = m_sessions.models.base();
    std::vector<AnswerSource> sources = m_columns->sources();
    const AnswerSource beside = baseBeside(sources, base ? base->inspection.config : std::nullopt);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (!sources[i].isBase() || sources[i] == beside) continue;
        sources[i] = beside;
        m_columns->columns()[i]->setSource(sources[i]);
    }
    const auto judges = [](const AnswerSource& source) { return source.labels.has_value(); };
    const bool isJudged = std::ranges::any_of(sources, judges);
    const bool isWritten = !isJudged || !std::ranges::all_of(sources, judges);
    m_prompt->setJudged(isJudged, isWritten);
    m_samplingToggle->setVisible(isWritten);
    m_sampling->setVisible(isWritten && m_samplingToggle->isChecked());
    m_differences->setVisible(isWritten);
}

/// Nothing of one project is asked, answered or kept in the next.
void PlaygroundPage::forget() {
    m_sessions.generation.forget();
    m_turns.clear();
    m_isAnswered = false;
    m_isChosen = false;
    m_wantedRun.clear();
    m_refused.reset();
    m_arrival = Arrival::None;
    m_corrections->forget();
    m_columns->clear();
    restoreHistory();
    showAdapters();
}

void PlaygroundPage::showAdapters() {
    const AdaptersSession& adapters = m_sessions.adapters;
    m_columns->setAvailable(answerSources(adapters, m_sessions.project.isOpen()));
    chooseColumns();
    if (const core::AdapterEntry* wanted = adapters.ofRun(m_wantedRun))
        refuseWanted(wanted->problems);
    else if (adapters.isKnown())
        refuseWanted({});
    follow();
}

/// Of what the wanted run made; empty: there is nothing yet.
QString PlaygroundPage::wantedKey() const {
    if (const core::AdapterEntry* wanted = m_sessions.adapters.ofRun(m_wantedRun))
        return QString::fromStdString(wanted->key);
    const auto isWanted = [path = toPath(m_wantedRun)](const core::RunOverview& run) { return run.folder == path; };
    const auto& whole = m_sessions.adapters.wholeModels();
    const auto found = std::ranges::find_if(whole, isWanted);
    return m_wantedRun.isEmpty() || found == whole.end() ? QString() : sourceOf(*found).key;
}

/// The base, and the adapter that was asked for, else the newest.
void PlaygroundPage::chooseColumns() {
    const auto& available = m_columns->available();
    if (const QString wanted = wantedKey(); !wanted.isEmpty()) {
        const auto found = std::ranges::find(available, wanted, &AnswerSource::key);
        if (found == available.end()) return;
        m_wantedRun.clear();
        m_isChosen = true;
        if (!m_columns->find(*found)) m_columns->showBeside(available.front(), *found);
    } else if (!m_isChosen && !m_sessions.generation.isBusy()) {
        const auto count = std::min<std::ptrdiff_t>(2, std::ssize(available));
        m_columns->setSources({available.begin(), available.begin() + count});
    }
    followKinds();
    showTurns();
}

/// Another adapter in its place would be taken for it.
void PlaygroundPage::refuseWanted(const std::vector<core::Problem>& problems) {
    if (m_wantedRun.isEmpty()) return;
    m_refused = {QFileInfo(std::exchange(m_wantedRun, {})).fileName(), problems};
    m_arrival = Arrival::None;
    showState();
}

/// Who comes with an adapter wants to see it answer: at once, to what was asked last or to the first record that is
/// held out, else the first of all. What is being written is left alone.
void PlaygroundPage::askOnArrival() {
    if (m_arrival != Arrival::Waiting || !m_wantedRun.isEmpty() || !missing().isEmpty()) return;
    const bool isFree = !m_prompt->isChat() && !m_columns->unkept();
    m_arrival = isFree && m_prompt->isEmpty() ? Arrival::HeldOut : Arrival::None;
    if (m_arrival == Arrival::HeldOut)
        return m_sessions.records.takeFirst({core::Split::Validation, core::Split::Test});
    const auto isUnanswered = [](const AnswerColumn* column) { return !column->answer(); };
    core::Record shown = m_prompt->record(), asked = m_sessions.generation.question().record;
    shown.label = asked.label = {}; // a label is no part of what is asked
    if (isFree && shown == asked &&
        std::ranges::any_of(m_columns->columns(), isUnanswered))
        ask();
}

void PlaygroundPage::takeRecord(const std::optional<core::Record>& record, const std::vector<core::Problem>& problems) {
    if (!isVisible()) return; // whoever wanted it is elsewhere
    const Arrival arrival = m_arrival == Arrival::Waiting ? Arrival::None : std::exchange(m_arrival, Arrival::None);
    const bool isOfArrival = arrival != Arrival::None;
    if (isOfArrival && (m_prompt->isChat() || !m_prompt->isEmpty())) return;
    if (arrival == Arrival::HeldOut && !record && problems.empty()) {
        m_arrival = Arrival::Learned;
        return m_sessions.records.takeFirst({core::Split::Train});
    }
    if (isOfArrival && !record) return;
    if (!problems.empty()) return m_prompt->setProblem(problemLines(problems));
    if (!record)
        return m_prompt->setProblem(tr("The project has no validation records. Put some aside on the page Data: "
                                       "select them and choose the split “validation”."));
    m_prompt->setProblem({});
    m_prompt->fill(*record, arrival == Arrival::Learned);
    if (isOfArrival) ask();
}

void PlaygroundPage::showSource(const QString& key) {
    if (const core::AdapterEntry* entry = m_sessions.adapters.find(key); entry && entry->run.empty())
        emit goTo({.place = Place::Adapters, .records = {}, .run = key});
    else if (m_sessions.project.isOpen()) // also of a run that is in no list while it goes on
        emit goTo({.place = Place::Runs, .records = {}, .run = fromPath(m_sessions.project.path() / toPath(key))});
}

} // namespace ui
