#include "ui/session/CompareJob.h"

#include "core/Error.h"
#include "core/Progress.h"

#include <algorithm>
#include <cmath>

namespace ui {

CompareJob::CompareJob(CompareOrder order, Carrier carrier) : m_order(std::move(order)), m_carrier(std::move(carrier)) {}

CompareJob::~CompareJob() {
    m_task.reset();
    m_carrier.carryNow();
}

core::TaskState CompareJob::advance(EngineRoom& room, const std::stop_token& stop) {
    if (!m_model) {
        m_model = room.model(m_order.model, stop);
        return core::TaskState::Running;
    }
    if (!m_task) {
        if (!prepareNext(room, stop)) begin();
        m_carrier.carryIfDue();
        return m_task || m_handles.size() < m_order.columns.size() ? core::TaskState::Running
                                                                   : core::TaskState::Finished;
    }
    std::vector<core::GenerationEvent> events;
    const core::TaskState state = m_task->advance(stop, events);
    for (const core::GenerationEvent& event : events) follow(event);
    m_carrier.carryIfDue();
    return state;
}

bool CompareJob::prepareNext(EngineRoom& room, const std::stop_token& stop) {
    const std::size_t column = m_handles.size();
    if (column == m_order.columns.size()) return false;
    const std::filesystem::path& folder = m_order.columns[column].adapter;
    if (folder.empty()) {
        m_handles.emplace_back(core::AdapterHandle{0});
        return true;
    }
    try {
        AttachedAdapter& adapter = room.attached(folder, stop);
        if (!adapter.isProven && m_order.prompt.size() > 1) {
            adapter.isIgnored = changesNothing(adapter.handle, stop);
            adapter.isProven = true;
        }
        m_handles.emplace_back(adapter.handle);
        tell({.column = column, .text = {}, .hash = adapter.hash, .isIgnored = adapter.isIgnored});
    } catch (const core::Error& error) {
        m_handles.emplace_back();
        tell({.column = column, .text = {}, .hash = {}, .problems = error.problems(), .isFinished = true});
    }
    return true;
}

std::vector<float> CompareJob::scores(core::AdapterHandle adapter, const std::stop_token& stop) {
    const auto task = m_model->score({m_order.prompt}, adapter);
    std::vector<core::Scored> scored;
    while (task->advance(stop, scored) == core::TaskState::Running) continue;
    if (scored.empty()) throw core::Stopped();
    return std::move(scored.front().logProbabilities);
}

bool CompareJob::changesNothing(core::AdapterHandle adapter, const std::stop_token& stop) {
    if (m_baseScores.empty()) m_baseScores = scores(0, stop);
    // The first token has no score.
    return std::ranges::equal(scores(adapter, stop), m_baseScores,
                              [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

void CompareJob::begin() {
    std::vector<core::Column> columns;
    std::vector<std::int32_t> ends = m_model->config().endTokens;
    ends.insert(ends.end(), m_order.endTokens.begin(), m_order.endTokens.end());
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        if (!m_handles[i]) continue;
        columns.push_back({*m_handles[i], m_order.prompt, m_order.columns[i].sampling, ends});
        m_writing.push_back({i, core::TextStream(m_order.text->tokenizer())});
    }
    if (!columns.empty()) m_task = m_model->generate(std::move(columns));
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
