#include "app/cli/TrainingInput.h"

#include "app/cli/Command.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/model/ModelFolder.h"

#include <algorithm>

namespace cli {
namespace {

using core::Problem;
using core::ProblemCode;

constexpr std::size_t PieceSize = 1000;

/// Gathers the pieces of a run's data.
class Gatherer {
public:
    Gatherer(const core::PromptFormat& format, const core::TrainingConfig& config)
        : m_format(format), m_config(config) {}

    /// Records of one file.
    void add(std::span<const DataRecord> records, std::size_t first) {
        std::vector<core::Record> plain;
        for (const DataRecord& each : records) plain.push_back(each.record);
        try {
            core::TrainingData piece = core::makeTrainingData(plain, m_format, m_config);
            for (core::TrainingSample& sample : piece.samples) {
                sample.record += static_cast<std::int64_t>(first);
                m_data.samples.push_back(std::move(sample));
            }
            note(m_data.notes, piece.notes, records.front().file);
        } catch (const core::Error& error) {
            // Nothing in this piece; there may be in others. The reasons follow the first problem.
            const bool nothing = error.problems().front().code == ProblemCode::NothingToLearn;
            const bool refused = error.problems().front().code == ProblemCode::RecordCut;
            if (!nothing && !refused) throw;
            const std::span<const Problem> found(error.problems());
            note(refused ? m_refused : m_data.notes, found.subspan(nothing ? 1 : 0), records.front().file);
        }
    }
    core::TrainingData finish(std::size_t recordCount) {
        if (!m_refused.empty()) throw core::Error(std::move(m_refused));
        if (!m_data.samples.empty()) return std::move(m_data);
        std::vector<Problem> problems{{ProblemCode::NothingToLearn, {}, {std::to_string(recordCount)}}};
        m_data.notes.resize(std::min(m_data.notes.size(), ListedProblems));
        problems.insert(problems.end(), m_data.notes.begin(), m_data.notes.end());
        throw core::Error(std::move(problems));
    }

private:
    static void note(std::vector<Problem>& list, std::span<const Problem> found, const std::string& file) {
        for (Problem problem : found) {
            if (problem.where.file.empty()) problem.where.file = file;
            list.push_back(std::move(problem));
        }
    }

    const core::PromptFormat& m_format;
    const core::TrainingConfig& m_config;
    core::TrainingData m_data;
    std::vector<Problem> m_refused;
};

} // namespace

void fitToContext(core::TrainingConfig& config, const std::filesystem::path& model, Context& context) {
    const std::int64_t limit = core::contextLength(core::readModelConfig(model));
    if (limit <= 0 || config.maxLength <= limit) return;
    context.notices.say("The model reads " + counted(limit, "token") + ": max_length is lowered from " +
                        grouped(config.maxLength) + " to that.");
    config.maxLength = limit;
}

core::TrainingData encodeRecords(const std::vector<DataRecord>& records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context) {
    Gatherer gatherer(format, config);
    for (std::size_t first = 0; first < records.size();) {
        std::size_t end = first + 1;
        while (end < records.size() && end - first < PieceSize && records[end].file == records[first].file) ++end;
        gatherer.add(std::span(records).subspan(first, end - first), first);
        first = end;
        context.interrupt.check();
        context.notices.progress("encoded " + grouped(static_cast<std::int64_t>(end)) + " of " +
                                 counted(static_cast<std::int64_t>(records.size()), "record"));
    }
    context.notices.clear();
    return gatherer.finish(records.size());
}

} // namespace cli
