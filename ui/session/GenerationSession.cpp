#include "ui/session/GenerationSession.h"

#include "core/Error.h"
#include "core/metrics/ClassificationScore.h"
#include "core/release/AdapterBase.h"
#include "core/text/ModelText.h"
#include "ui/session/CompareJob.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/JudgeColumns.h"
#include "ui/session/JudgedPrompt.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/Worker.h"

#include <algorithm>

namespace ui {

namespace {

/// Those that write come together, and those that judge by the same labels; each group where its first column stands.
std::deque<std::vector<std::size_t>> groupsOf(const std::vector<AnswerSource>& columns) {
    std::deque<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto isAlike = [&](const std::vector<std::size_t>& group) {
            return columns[group.front()].labels == columns[i].labels;
        };
        const auto found = std::ranges::find_if(groups, isAlike);
        if (found == groups.end())
            groups.push_back({i});
        else
            found->push_back(i);
    }
    return groups;
}

} // namespace

GenerationSession::GenerationSession(ModelSession& models, PromptSession& prompts, Worker& worker,
                                     EngineScheduler& engine, QObject* parent)
    : QObject(parent), m_models(models), m_prompts(prompts), m_worker(worker), m_engine(engine) {
    connect(&m_models, &ModelSession::baseChanged, this, &GenerationSession::stop);
}

GenerationSession::~GenerationSession() {
    m_stop.request_stop();
}

void GenerationSession::ask(const Question& question) {
    stop();
    m_question = question;
    m_rendered = {};
    m_answers.clear();
    m_groups.clear();
    m_clock.invalidate();
    if (!m_prompts.isReady() || !m_models.base()) return emit failed(m_prompts.problems());
    for (const AnswerSource& source : question.columns)
        m_answers.push_back({.source = source,
                             .base = m_models.base()->name,
                             .hash = {},
                             .sampling = question.sampling,
                             .text = {},
                             .right = QString::fromStdString(question.record.label)});
    m_stop = std::stop_source();
    m_isBusy = true;
    emit started();
    const auto& config = m_models.base()->inspection.config;
    const auto work = [question, text = m_prompts.text(), format = m_prompts.format(),
                       most = config ? core::contextLength(*config) : 512](const std::stop_token&) {
        return render(question, *text, format, most);
    };
    m_worker.run(m_stop.get_token(), work, this, [this](Outcome<Rendered> outcome) {
        if (outcome.value)
            launch(std::move(*outcome.value));
        else
            end(outcome.problems);
    });
    lookForOtherBases();
}

/// Behind the question, which does not wait for it: two models of a size take each other's adapters without a word.
void GenerationSession::lookForOtherBases() {
    const auto work = [columns = m_question.columns, base = toPath(m_models.base()->folder)](const std::stop_token&) {
        std::vector<QString> names;
        for (const AnswerSource& source : columns) {
            const auto other = source.folder.isEmpty() ? std::nullopt : core::otherBase(toPath(source.folder), base);
            names.push_back(QString::fromStdString(other.value_or(std::string())));
        }
        return names;
    };
    m_worker.run(m_stop.get_token(), work, this, [this](const Outcome<std::vector<QString>>& outcome) {
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; outcome.value && i < std::min(outcome.value->size(), m_answers.size()); ++i) {
            if (outcome.value->at(i).isEmpty()) continue;
            m_answers[i].otherBase = outcome.value->at(i);
            columns.push_back(i);
        }
        if (!columns.empty()) emit answered(columns);
    });
}

/// Each column that writes is asked as its run asked, a chat needs the base's template; each that judges reads as much
/// of the text as its run did.
GenerationSession::Rendered GenerationSession::render(const Question& question, const core::ModelText& text,
                                                      core::FormatKind suited, qint64 mostTokens) {
    Rendered rendered;
    const std::size_t count = question.columns.size();
    rendered.prompts.resize(count);
    rendered.judged.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const AnswerSource& source = question.columns[i];
        if (!source.labels) {
            renderWriting(question, i, text, suited, rendered);
            continue;
        }
        const qint64 limit = source.maxLength > 0 ? std::min(source.maxLength, mostTokens) : mostTokens;
        rendered.judged[i] = judgedPrompt(question.record, text.tokenizer(), limit);
        rendered.prompts[i].text = rendered.judged[i].seen;
        rendered.prompts[i].ids = rendered.judged[i].read.ids;
    }
    return rendered;
}

void GenerationSession::renderWriting(const Question& question, std::size_t column, const core::ModelText& text,
                                      core::FormatKind suited, Rendered& rendered) {
    const auto kindOf = [&](const AnswerSource& source) {
        const core::FormatKind kind = source.format.value_or(suited);
        return kind == core::FormatKind::Chat && text.suited() != kind ? suited : kind;
    };
    const core::FormatKind kind = kindOf(question.columns[column]);
    std::size_t first = 0; // that is asked in this format
    while (question.columns[first].labels || kindOf(question.columns[first]) != kind) ++first;
    if (first < column && question.turns.empty()) {
        rendered.prompts[column] = rendered.prompts[first];
        return;
    }
    const core::PromptFormat format = text.format(kind);
    rendered.prompts[column] = format.prompt(question.recordOf(column));
    if (first < column) return;
    const std::vector<std::int32_t> ends = format.endTokens();
    rendered.endTokens.insert(rendered.endTokens.end(), ends.begin(), ends.end());
}

void GenerationSession::launch(Rendered rendered) {
    m_rendered = std::move(rendered);
    m_groups = groupsOf(m_question.columns);
    m_groupCount = m_groups.size();
    std::vector<std::size_t> queued;
    for (std::size_t group = 1; group < m_groups.size(); ++group)
        for (const std::size_t column : m_groups[group]) {
            m_answers[column].isQueued = true;
            queued.push_back(column);
        }
    if (!queued.empty()) emit answered(queued);
    launchNext();
}

void GenerationSession::launchNext() {
    if (m_groups.empty()) return end({});
    const Group group = m_groups.front();
    m_groups.pop_front();
    const bool isWriting = !m_question.columns[group.front()].labels;
    const std::stop_token stop = m_stop.get_token();
    m_engine.run(isWriting ? writing(group) : judging(group), EngineScheduler::Priority::Question, stop, this,
                 [this, stop, group](core::TaskState, const std::vector<core::Problem>& problems) {
                     if (!stop.stop_requested()) endGroup(group, problems);
                 });
}

std::unique_ptr<EngineJob> GenerationSession::writing(const Group& group) {
    CompareOrder order{.model = {.folder = toPath(m_models.base()->folder)},
                       .text = m_prompts.text(),
                       .endTokens = m_rendered.endTokens,
                       .columns = {}};
    for (const std::size_t i : group)
        order.columns.push_back(
            {toPath(m_question.columns[i].folder), m_question.sampling, m_rendered.prompts[i].ids});
    CompareJob::Carrier carrier(m_engine.courier(this),
                                [this, group, stop = m_stop.get_token()](const std::vector<AnswerPiece>& pieces) {
                                    if (!stop.stop_requested()) arrive(group, pieces);
                                });
    return std::make_unique<CompareJob>(std::move(order), std::move(carrier));
}

std::unique_ptr<EngineJob> GenerationSession::judging(const Group& group) {
    JudgeColumnsOrder order{.model = {.folder = toPath(m_models.base()->folder),
                               .task = core::ModelTask::Classify,
                               .labels = *m_question.columns[group.front()].labels},
                     .columns = {}};
    for (const std::size_t i : group)
        order.columns.push_back({toPath(m_question.columns[i].folder), m_rendered.judged[i].sample()});
    JudgeColumns::Carrier carrier(m_engine.courier(this),
                              [this, group, stop = m_stop.get_token()](const std::vector<ColumnJudged>& judgements) {
                                  if (!stop.stop_requested()) arrive(group, judgements);
                              });
    return std::make_unique<JudgeColumns>(std::move(order), std::move(carrier));
}

/// What keeps one group from being answered keeps no other: then it is the problem of its columns.
void GenerationSession::endGroup(const Group& group, const std::vector<core::Problem>& problems) {
    if (m_groupCount == 1) return end(problems);
    for (const std::size_t column : group) {
        if (problems.empty() || m_answers[column].isFinished) continue;
        m_answers[column].problems = problems;
        m_answers[column].isFinished = true;
    }
    emit answered(group);
    launchNext();
}

void GenerationSession::arrive(const Group& group, const std::vector<AnswerPiece>& pieces) {
    if (!m_clock.isValid() && !pieces.front().isWaiting) m_clock.start();
    std::vector<std::size_t> columns;
    for (const AnswerPiece& piece : pieces) {
        const std::size_t column = group[piece.column];
        Answer& answer = m_answers[column];
        answer.text += QString::fromStdString(piece.text);
        answer.tokens += piece.tokens;
        if (!answer.isFinished && m_clock.isValid())
            answer.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        if (!piece.hash.empty()) answer.hash = QString::fromStdString(piece.hash);
        answer.isIgnored = answer.isIgnored || piece.isIgnored;
        answer.isWaiting = piece.isWaiting;
        answer.isQueued = false;
        if (piece.isFinished) {
            answer.isFinished = true;
            answer.reason = piece.reason;
            answer.seconds = piece.seconds;
            answer.problems = piece.problems;
        }
        if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    }
    emit answered(columns);
}

void GenerationSession::arrive(const Group& group, const std::vector<ColumnJudged>& judgements) {
    std::vector<std::size_t> columns;
    for (const ColumnJudged& told : judgements) {
        columns.push_back(group[told.column]);
        take(columns.back(), told);
    }
    emit answered(columns);
}

void GenerationSession::take(std::size_t column, const ColumnJudged& told) {
    Answer& answer = m_answers[column];
    answer.isQueued = false;
    answer.isWaiting = told.isWaiting;
    answer.opened = told.opened;
    if (!told.isFinished) return;
    answer.isFinished = true;
    answer.hash = QString::fromStdString(told.hash);
    answer.isIgnored = told.isIgnored;
    answer.problems = told.problems;
    answer.seconds = told.seconds;
    if (!told.problems.empty()) return;
    const core::ProblemType problem = answer.source.labels->problem;
    const JudgedPrompt& prompt = m_rendered.judged[column];
    answer.tokens = std::ssize(prompt.read.ids);
    answer.judged = TextJudged{.shares = core::probabilities(problem, told.explained.logits),
                               .chosen = core::chosenLabels(problem, told.explained.logits),
                               .explained = told.explained.label,
                               .texts = prompt.texts,
                               .readUntil = prompt.readUntil,
                               .words = wordsOf(prompt, told.explained.weights),
                               .tokens = std::ssize(prompt.read.ids),
                               .isHeadUntrained = told.isHeadUntrained};
}

void GenerationSession::stop() {
    if (!m_isBusy) return;
    m_stop.request_stop();
    for (Answer& answer : m_answers) answer.isStopped = !answer.isFinished;
    m_isBusy = false;
    emit ended();
}

void GenerationSession::forget() {
    stop();
    m_question = {};
    m_rendered = {};
    m_answers.clear();
}

void GenerationSession::end(const std::vector<core::Problem>& problems) {
    m_isBusy = false;
    if (!problems.empty()) emit failed(problems);
    emit ended();
}

} // namespace ui
