#include "ui/session/GenerationSession.h"

#include "core/Error.h"
#include "core/release/AdapterBase.h"
#include "core/text/ModelText.h"
#include "ui/session/CompareJob.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/Worker.h"

#include <algorithm>
#include <map>

namespace ui {

core::Record Question::recordOf(std::size_t column) const {
    core::Record asked = record;
    if (column < turns.size()) asked.turns = turns[column];
    return asked;
}

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
    m_rendered.clear();
    m_answers.clear();
    m_clock.invalidate();
    if (!m_prompts.isReady() || !m_models.base()) return emit failed(m_prompts.problems());
    for (const AnswerSource& source : question.columns)
        m_answers.push_back({.source = source,
                             .base = m_models.base()->name,
                             .hash = {},
                             .sampling = question.sampling,
                             .text = {}});
    m_stop = std::stop_source();
    m_isBusy = true;
    emit started();
    const auto work = [question, text = m_prompts.text(), format = m_prompts.format()](const std::stop_token&) {
        return render(question, *text, format);
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

/// Each column is asked as its run asked; a chat needs the base's template.
GenerationSession::Rendered GenerationSession::render(const Question& question, const core::ModelText& text,
                                                      core::FormatKind suited) {
    Rendered rendered;
    std::map<core::FormatKind, std::size_t> firsts; // the first column of each format
    for (std::size_t i = 0; i < question.columns.size(); ++i) {
        core::FormatKind kind = question.columns[i].format.value_or(suited);
        if (kind == core::FormatKind::Chat && text.suited() != kind) kind = suited;
        const auto [first, isNew] = firsts.emplace(kind, i);
        if (!isNew && question.turns.empty()) {
            rendered.prompts.push_back(rendered.prompts[first->second]);
            continue;
        }
        const core::PromptFormat format = text.format(kind);
        rendered.prompts.push_back(format.prompt(question.recordOf(i)));
        const std::vector<std::int32_t> ends = isNew ? format.endTokens() : std::vector<std::int32_t>();
        rendered.endTokens.insert(rendered.endTokens.end(), ends.begin(), ends.end());
    }
    return rendered;
}

void GenerationSession::launch(Rendered rendered) {
    CompareOrder order{.model = {.folder = toPath(m_models.base()->folder)},
                       .text = m_prompts.text(),
                       .endTokens = std::move(rendered.endTokens),
                       .columns = {}};
    m_rendered = std::move(rendered.prompts);
    for (std::size_t i = 0; i < m_question.columns.size(); ++i)
        order.columns.push_back({toPath(m_question.columns[i].folder), m_question.sampling, m_rendered[i].ids});
    const std::stop_token stop = m_stop.get_token();
    CompareJob::Carrier carrier(m_engine.courier(this), [this, stop](const std::vector<AnswerPiece>& pieces) {
        if (!stop.stop_requested()) arrive(pieces);
    });
    m_engine.run(std::make_unique<CompareJob>(std::move(order), std::move(carrier)),
                 EngineScheduler::Priority::Question, stop, this,
                 [this, stop](core::TaskState, const std::vector<core::Problem>& problems) {
                     if (!stop.stop_requested()) end(problems);
                 });
}

void GenerationSession::arrive(const std::vector<AnswerPiece>& pieces) {
    if (!m_clock.isValid() && !pieces.front().isWaiting) m_clock.start();
    std::vector<std::size_t> columns;
    for (const AnswerPiece& piece : pieces) {
        Answer& answer = m_answers[piece.column];
        answer.text += QString::fromStdString(piece.text);
        answer.tokens += piece.tokens;
        if (!answer.isFinished && m_clock.isValid())
            answer.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        if (!piece.hash.empty()) answer.hash = QString::fromStdString(piece.hash);
        answer.isIgnored = answer.isIgnored || piece.isIgnored;
        answer.isWaiting = piece.isWaiting;
        if (piece.isFinished) {
            answer.isFinished = true;
            answer.reason = piece.reason;
            answer.seconds = piece.seconds;
            answer.problems = piece.problems;
        }
        if (std::ranges::find(columns, piece.column) == columns.end()) columns.push_back(piece.column);
    }
    emit answered(columns);
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
    m_rendered.clear();
    m_answers.clear();
}

void GenerationSession::end(const std::vector<core::Problem>& problems) {
    m_isBusy = false;
    if (!problems.empty()) emit failed(problems);
    emit ended();
}

} // namespace ui
