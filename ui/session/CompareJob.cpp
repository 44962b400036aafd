#include "ui/session/CompareJob.h"

#include "core/Error.h"
#include "core/Progress.h"
#include "core/model/ModelConfig.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

/// Tokens of the prompt by which an adapter is proven.
constexpr std::size_t FirstLook = 8, LastLook = 512;

} // namespace

CompareJob::CompareJob(CompareOrder order, Carrier carrier)
    : m_order(std::move(order)), m_carrier(std::move(carrier)) {}

CompareJob::~CompareJob() {
    m_task.reset();
    m_carrier.carryNow();
}

core::TaskState CompareJob::advance(EngineRoom& room, const std::stop_token& stop) {
    if (stop.stop_requested()) return core::TaskState::Stopped;
    if (!m_task) {
        const bool isThere = takeModel(room, stop);
        tellWaiting(!isThere && room.isInUse());
        if (!isThere) return core::TaskState::Running;
        const bool isPrepared = !prepareNext(room, stop);
        if (isPrepared) begin(room, stop);
        m_carrier.carryIfDue();
        return isPrepared && !m_task ? core::TaskState::Finished : core::TaskState::Running;
    }
    const core::TaskState state = write(stop);
    if (!std::exchange(m_isWriting, true))
        m_carrier.carryNow(); // the first token is waited for
    else
        m_carrier.carryIfDue();
    return state;
}

bool CompareJob::takeModel(EngineRoom& room, const std::stop_token& stop) {
    // Between two turns a training may have had another model opened in this one's place.
    std::shared_ptr<core::LoadedModel> model = room.model(m_order.model, stop);
    if (model == m_model) return m_model != nullptr;
    m_model = std::move(model);
    m_handles.clear();
    m_baseScores.clear();
    if (!m_model) return false;
    std::vector<std::filesystem::path> asked;
    for (const ColumnOrder& column : m_order.columns) asked.push_back(column.adapter);
    room.keepWhole(asked);
    // Columns of a chat differ in length; where none has room nobody answers, and it is the question's problem.
    if (std::ranges::all_of(m_order.columns, [&](const ColumnOrder& column) { return !fits(column.prompt); }))
        throw core::Error(core::ProblemCode::PromptTooLong, {}, lengths(m_order.columns.front().prompt));
    return true;
}

bool CompareJob::fits(const Ids& prompt) const {
    return static_cast<std::int64_t>(prompt.size()) <= core::contextLength(m_model->config());
}

std::vector<std::string> CompareJob::lengths(const Ids& prompt) const {
    return {std::to_string(prompt.size()), std::to_string(core::contextLength(m_model->config()))};
}

bool CompareJob::prepareNext(EngineRoom& room, const std::stop_token& stop) {
    const std::size_t column = m_handles.size();
    if (column == m_order.columns.size()) return false;
    const std::filesystem::path& folder = m_order.columns[column].adapter;
    const Ids& prompt = m_order.columns[column].prompt;
    try {
        if (!fits(prompt)) throw core::Error(core::ProblemCode::PromptTooLong, {}, lengths(prompt));
        if (folder.empty()) {
            m_handles.emplace_back(core::AdapterHandle{0});
            return true;
        }
        AttachedAdapter& adapter = room.attached(folder, stop);
        if (!adapter.isProven && prompt.size() > 1) {
            adapter.isIgnored = changesNothing(adapter.handle, prompt, stop);
            adapter.isProven = true;
        }
        m_handles.emplace_back(adapter.handle);
        tell({.column = column, .text = {}, .hash = adapter.hash, .isIgnored = adapter.isIgnored});
    } catch (const core::Error& error) {
        m_handles.emplace_back();
        refuse(column, error.problems());
    }
    return true;
}

void CompareJob::refuse(std::size_t column, std::vector<core::Problem> problems) {
    tell({.column = column, .text = {}, .hash = {}, .problems = std::move(problems), .isFinished = true});
}

std::vector<float> CompareJob::scores(core::AdapterHandle adapter, const Ids& ids, const std::stop_token& stop) {
    const auto task = m_model->score({ids}, adapter);
    std::vector<core::Scored> scored;
    while (task->advance(stop, scored) == core::TaskState::Running) continue;
    if (scored.empty()) throw core::Stopped();
    return std::move(scored.front().logProbabilities);
}

bool CompareJob::scoresAlike(core::AdapterHandle adapter, const Ids& ids, const std::stop_token& stop) {
    auto base = m_baseScores.find(ids);
    if (base == m_baseScores.end()) base = m_baseScores.emplace(ids, scores(0, ids, stop)).first;
    // The first token has no score.
    return std::ranges::equal(scores(adapter, ids, stop), base->second,
                              [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

bool CompareJob::changesNothing(core::AdapterHandle adapter, const Ids& prompt, const std::stop_token& stop) {
    const auto head = [&](std::size_t tokens) {
        return Ids(prompt.begin(), prompt.begin() + static_cast<std::ptrdiff_t>(std::min(tokens, prompt.size())));
    };
    return scoresAlike(adapter, head(FirstLook), stop) &&
           (prompt.size() <= FirstLook || scoresAlike(adapter, head(LastLook), stop));
}

/// Between two turns a run may have begun and taken a whole model's memory: its column says so, the others answer.
void CompareJob::begin(EngineRoom& room, const std::stop_token& stop) {
    std::vector<core::Column> columns;
    std::vector<std::int32_t> ends = m_model->config().endTokens;
    ends.insert(ends.end(), m_order.endTokens.begin(), m_order.endTokens.end());
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        if (!m_handles[i]) continue;
        try {
            if (!m_order.columns[i].adapter.empty())
                m_handles[i] = room.attached(m_order.columns[i].adapter, stop).handle;
        } catch (const core::Error& error) {
            refuse(i, error.problems());
            continue;
        }
        columns.push_back({*m_handles[i], m_order.columns[i].prompt, m_order.columns[i].sampling, ends});
        m_writing.push_back({i, core::TextStream(m_order.text->tokenizer())});
    }
    if (!columns.empty()) m_task = m_model->generate(std::move(columns));
}

/// A token of each column. Whose numbers are none is out; the others go on.
core::TaskState CompareJob::write(const std::stop_token& stop) {
    std::vector<core::GenerationEvent> events;
    std::vector<core::Problem> problems;
    core::TaskState state = core::TaskState::Running;
    try {
        state = m_task->advance(stop, events);
    } catch (const core::Error& error) {
        problems = error.problems();
        if (std::ranges::any_of(problems, [](const core::Problem& each) { return !each.where.column; })) throw;
    }
    for (const core::GenerationEvent& event : events) follow(event);
    for (core::Problem& problem : problems) {
        Writing& writing = m_writing[static_cast<std::size_t>(*std::exchange(problem.where.column, {}) - 1)];
        tell({.column = writing.column,
              .text = writing.text.finish(),
              .hash = {},
              .problems = {problem},
              .isFinished = true});
    }
    return state;
}

void CompareJob::tellWaiting(bool isWaiting) {
    if (std::exchange(m_isWaiting, isWaiting) == isWaiting) return;
    for (std::size_t column = 0; column < m_order.columns.size(); ++column) {
        AnswerPiece piece;
        piece.column = column;
        piece.isWaiting = isWaiting;
        tell(std::move(piece));
    }
    m_carrier.carryNow();
}

void CompareJob::follow(const core::GenerationEvent& event) {
    if (const auto* token = std::get_if<core::TokenChosen>(&event)) {
        Writing& writing = m_writing[token->column];
        tell({.column = writing.column, .text = writing.text.add(token->id), .hash = {}, .tokens = 1});
    }
    if (const auto* end = std::get_if<core::ColumnFinished>(&event)) {
        Writing& writing = m_writing[end->column];
        tell({.column = writing.column,
              .text = writing.text.finish(),
              .hash = {},
              .isFinished = true,
              .reason = end->reason,
              .promptTokens = end->promptTokens,
              .tokens = 0,
              .seconds = end->seconds});
    }
}

} // namespace ui
