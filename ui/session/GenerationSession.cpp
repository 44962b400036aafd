#include "ui/session/GenerationSession.h"

#include "core/Error.h"
#include "core/text/ModelText.h"
#include "ui/session/CompareJob.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/TrainingSession.h"
#include "ui/session/Worker.h"

#include <algorithm>

namespace ui {

GenerationSession::GenerationSession(ModelSession& models, PromptSession& prompts, TrainingSession& training,
                                     Worker& worker, EngineScheduler& engine, QObject* parent)
    : QObject(parent), m_models(models), m_prompts(prompts), m_training(training), m_worker(worker), m_engine(engine) {
    connect(&m_models, &ModelSession::baseChanged, this, &GenerationSession::stop);
}

GenerationSession::~GenerationSession() {
    m_stop.request_stop();
}

void GenerationSession::ask(const Question& question) {
    stop();
    m_question = question;
    m_prompt = {};
    m_answers.clear();
    if (!m_prompts.isReady() || !m_models.base()) return emit failed(m_prompts.problems());
    for (const AnswerSource& source : question.columns)
        m_answers.push_back({.source = source, .hash = {}, .sampling = question.sampling, .text = {}});
    m_stop = std::stop_source();
    m_isBusy = true;
    emit started();
    const auto render = [record = question.record, text = m_prompts.text(),
                         format = m_prompts.format()](const std::stop_token&) {
        const core::PromptFormat prompt = text->format(format);
        return Rendered{prompt.prompt(record), prompt.endTokens()};
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
                       .prompt = rendered.prompt.ids,
                       .endTokens = std::move(rendered.endTokens),
                       .columns = {}};
    m_prompt = std::move(rendered.prompt);
    for (const AnswerSource& source : m_question.columns)
        order.columns.push_back({toPath(source.folder), m_question.sampling});
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
    std::vector<std::size_t> columns;
    for (const AnswerPiece& piece : pieces) {
        Answer& answer = m_answers[piece.column];
        answer.text += QString::fromStdString(piece.text);
        answer.tokens += piece.tokens;
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
