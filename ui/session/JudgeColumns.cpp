#include "ui/session/JudgeColumns.h"

#include "core/Error.h"
#include "core/Progress.h"
#include "core/model/ModelFolder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace ui {

JudgeColumns::JudgeColumns(JudgeColumnsOrder order, Carrier carrier)
    : m_order(std::move(order)), m_carrier(std::move(carrier)) {}

JudgeColumns::~JudgeColumns() {
    m_carrier.carryNow();
}

core::TaskState JudgeColumns::advance(EngineRoom& room, const std::stop_token& stop) {
    if (stop.stop_requested()) return core::TaskState::Stopped;
    if (!takeModel(room, stop)) {
        tellOpening(room);
        return core::TaskState::Running;
    }
    if (m_next < m_order.columns.size()) {
        m_carrier.events().push_back(judged(room, stop));
        m_carrier.carryNow();
        ++m_next;
    }
    return m_next < m_order.columns.size() ? core::TaskState::Running : core::TaskState::Finished;
}

/// Between two turns a training may have had another model opened in this one's place.
bool JudgeColumns::takeModel(EngineRoom& room, const std::stop_token& stop) {
    std::shared_ptr<core::LoadedModel> model = room.model(m_order.model, stop);
    if (model == m_model) return m_model != nullptr;
    m_baseLogits.clear();
    m_model = std::move(model);
    if (!m_model) return false;
    std::vector<std::filesystem::path> asked;
    for (const auto& column : m_order.columns) asked.push_back(column.adapter);
    room.keepWhole(asked);
    return true;
}

void JudgeColumns::tellOpening(const EngineRoom& room) {
    const core::LoadProgress& read = room.opened();
    const double share =
        read.bytesTotal == 0 ? 0 : static_cast<double>(read.bytesDone) / static_cast<double>(read.bytesTotal);
    m_carrier.events().clear(); // how far it was before is nothing that anybody needs to know
    for (std::size_t column = m_next; column < m_order.columns.size(); ++column) {
        ColumnJudged told;
        told.column = column;
        told.isWaiting = room.isInUse();
        if (!told.isWaiting) told.opened = share;
        m_carrier.events().push_back(std::move(told));
    }
    m_carrier.carryIfDue();
}

core::TextExplained JudgeColumns::explained(core::AdapterHandle adapter, const core::TrainingSample& sample,
                                            const std::stop_token& stop) {
    auto data = std::make_shared<core::TrainingData>();
    data->samples.push_back(sample);
    const auto task = m_model->explain(std::move(data), adapter);
    std::vector<core::TextExplained> found;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) state = task->advance(stop, found);
    if (state == core::TaskState::Stopped || found.empty()) throw core::Stopped();
    return std::move(found.front());
}

bool JudgeColumns::isAsBase(const core::TextExplained& found, const core::TrainingSample& sample,
                            const std::stop_token& stop) {
    auto base = m_baseLogits.find(sample.ids);
    if (base == m_baseLogits.end())
        base = m_baseLogits.emplace(sample.ids, explained(0, sample, stop).logits).first;
    return found.logits == base->second;
}

/// A head that the checkpoint has is used where it has as many logits; it speaks of these labels where they are its
/// own.
bool JudgeColumns::isHeadUntrained() const {
    if (!m_model->config().classifierHead.isWritten) return true;
    const std::optional<core::LabelSet> own = core::readLabels(m_order.model.folder);
    return own ? *own != m_order.model.labels : m_order.model.labels.count() != 2;
}

ColumnJudged JudgeColumns::judged(EngineRoom& room, const std::stop_token& stop) {
    const JudgeColumnsOrder::Column& column = m_order.columns[m_next];
    ColumnJudged told;
    told.column = m_next;
    told.isFinished = true;
    const auto begin = std::chrono::steady_clock::now();
    try {
        AttachedAdapter* adapter = column.adapter.empty() ? nullptr : &room.attached(column.adapter, stop);
        told.explained = explained(adapter ? adapter->handle : 0, column.sample, stop);
        told.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (!std::ranges::all_of(told.explained.logits, [](float logit) { return std::isfinite(logit); }))
            throw core::Error(core::ProblemCode::ScoreNotFinite, {}, {});
        if (!adapter) {
            told.isHeadUntrained = isHeadUntrained();
            m_baseLogits[column.sample.ids] = told.explained.logits;
            return told;
        }
        if (!adapter->isProven) {
            adapter->isIgnored = isAsBase(told.explained, column.sample, stop);
            adapter->isProven = true;
        }
        told.hash = adapter->hash;
        told.isIgnored = adapter->isIgnored;
    } catch (const core::Error& error) {
        told.problems = error.problems();
    }
    return told;
}

} // namespace ui
