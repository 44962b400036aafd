#include "core/engine/release/Exporter.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/adapter/Merge.h"
#include "core/engine/generation/Scorer.h"
#include "core/engine/release/ModelWriter.h"
#include "core/engine/tensor/Failure.h"

#include <cmath>

namespace core::engine {
namespace {

/// Of a token's log-probability, in nats: the same weights give the same numbers, but for the order of sums.
constexpr double Allowed = 1e-4;
constexpr int Stages = 5;

std::string shortNumber(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2g", value);
    return text;
}

struct Differences {
    std::int64_t tokens = 0;
    double largest = 0;
    double sum = 0;
    double mean() const { return tokens > 0 ? sum / static_cast<double>(tokens) : 0; }
};

Differences differences(const std::vector<Scored>& left, const std::vector<Scored>& right) {
    Differences found;
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t t = 1; t < left[i].logProbabilities.size(); ++t) {
            const double difference =
                std::abs(static_cast<double>(left[i].logProbabilities[t]) - right[i].logProbabilities[t]);
            // What is no number differs from every number.
            found.largest = difference <= found.largest ? found.largest : difference;
            found.sum += difference;
            ++found.tokens;
        }
    return found;
}

} // namespace

Exporter::Exporter(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const ModelFolder> base,
                   std::shared_ptr<const Adapter> adapter, ExportRequest request)
    : m_model(std::move(model)), m_base(std::move(base)), m_adapter(std::move(adapter)),
      m_request(std::move(request)), m_aside(m_request.folder) {
    if (isThere(m_request.folder)) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(m_request.folder)});
    m_aside += ".unverified";
}

void Exporter::write(const std::stop_token& stop) {
    if (m_request.format == ExportRequest::Format::Peft) return writeAdapter(*m_adapter, m_model->config(), m_aside);
    const Adapter whole = merged(*m_adapter, m_model->config(), m_model->parameters());
    writeModel(whole, *m_base, m_aside, {stop, {}});
}

Exporter::LogProbabilities Exporter::judged(std::shared_ptr<const LanguageModel> model,
                                            std::shared_ptr<const Adapter> adapter,
                                            const std::stop_token& stop) const {
    Scorer scorer(std::move(model), std::move(adapter), m_request.sequences);
    LogProbabilities result;
    TaskState state = TaskState::Running;
    while (state == TaskState::Running) state = scorer.advance(stop, result);
    if (state == TaskState::Stopped) throw StopRequested();
    return result;
}

Exporter::LogProbabilities Exporter::judgedFromDisk(const std::stop_token& stop) const {
    if (m_request.format == ExportRequest::Format::Peft) {
        auto read = std::make_shared<const Adapter>(readAdapter(m_aside, m_model->config(), m_model->device()));
        return judged(m_model, std::move(read), stop);
    }
    const auto folder = std::make_shared<const ModelFolder>(ModelFolder::open(m_aside));
    const Weights weights(folder, m_model->device(), m_model->type());
    const auto model =
        std::make_shared<LanguageModel>(folder->config(), weights, m_model->device(), m_model->type());
    while (model->loadNextBlock(weights))
        if (stop.stop_requested()) throw StopRequested();
    return judged(model, nullptr, stop);
}

void Exporter::compare(std::vector<ExportEvent>& events) const {
    const Differences found = differences(m_expected, m_exported);
    if (!(found.largest <= Allowed))
        throw Error(ProblemCode::ExportDiffers, {.file = utf8(m_aside)},
                    {shortNumber(found.largest), shortNumber(Allowed)});
    events.push_back(ExportVerified{static_cast<std::int64_t>(m_request.sequences.size()), found.tokens, found.largest,
                                    differences(m_live, m_exported).mean()});
}

TaskState Exporter::advance(std::stop_token stop, std::vector<ExportEvent>& events) {
    if (m_state != TaskState::Running) return m_state;
    return m_state = translated([&] {
        try {
            switch (m_stage) {
            case 0:
                write(stop);
                break;
            case 1:
                m_live = judged(m_model, m_adapter, stop);
                break;
            case 2: {
                if (m_request.format == ExportRequest::Format::Peft) {
                    m_expected = m_live;
                    break;
                }
                const Adapter whole = merged(*m_adapter, m_model->config(), m_model->parameters());
                m_expected = judged(m_model, std::make_shared<const Adapter>(rounded(whole, *m_base)), stop);
                break;
            }
            case 3:
                m_exported = judgedFromDisk(stop);
                break;
            default:
                compare(events);
                replaceFolder(m_aside, m_request.folder);
            }
        } catch (const StopRequested&) {
            std::error_code ignored;
            std::filesystem::remove_all(m_aside, ignored);
            return TaskState::Stopped;
        }
        events.push_back(ExportProgress{++m_stage, Stages});
        return m_stage == Stages ? TaskState::Finished : TaskState::Running;
    });
}

} // namespace core::engine
