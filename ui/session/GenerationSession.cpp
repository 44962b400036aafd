#include "ui/session/GenerationSession.h"

#include "core/Error.h"
#include "core/text/ModelText.h"
#include "ui/session/CompareJob.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/Worker.h"

#include <algorithm>

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
        m_answers.push_back({.source = source, .hash = {}, .sampling = question.sampling, .text = {}});
    m_stop = std::stop_source();
    m_isBusy = true;
    emit started();
    const auto render = [question, text = m_prompts.text(), format = m_prompts.format()](const std::stop_token&) {
        const core::PromptFormat prompt = text->format(format);
        Rendered rendered{{}, prompt.endTokens()};
        for (std::size_t i = 0; i < question.columns.size(); ++i)
            rendered.prompts.push_back(i > 0 && question.turns.empty() ? rendered.prompts.front()
                                                                       : prompt.prompt(question.recordOf(i)));
        return rendered;
    };
    m_worker.run(m_stop.get_token(), render, this, [this](Outcome<Rendered> outcome) {
        if (outcome.value)
            launch(std::move(*outcome.value));
        else
            end(outcome.problems);
    });
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
    if (!m_clock.isValid()) m_clock.start();
    std::vector<std::size_t> columns;
    for (const AnswerPiece& piece : pieces) {
        Answer& answer = m_answers[piece.column];
        answer.text += QString::fromStdString(piece.text);
        answer.tokens += piece.tokens;
        if (!answer.isFinished) answer.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        if (!piece.hash.empty()) answer.hash = QString::fromStdString(piece.hash);
        answer.isIgnored = answer.isIgnored || piece.isIgnored;
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

void GenerationSession::end(const std::vector<core::Problem>& problems) {
    m_isBusy = false;
    if (!problems.empty()) emit failed(problems);
    emit ended();
}

} // namespace ui
