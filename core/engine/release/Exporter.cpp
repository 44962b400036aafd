#include "core/engine/release/Exporter.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/generation/Scorer.h"
#include "core/engine/release/ModelWriter.h"
#include "core/engine/tensor/Failure.h"
#include "core/model/ModelName.h"
#include "core/training/ShownValue.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::engine {
namespace {

/// Of a token's log-probability, in nats: the same weights give the same numbers, but for the order of sums.
constexpr double Allowed = 1e-4;
/// Against the adapter in memory, whose sums are in another order: the largest difference where no weight is rounded,
/// and the mean one where the base's 16-bit format rounds them.
constexpr double AllowedExact = 1e-2, AllowedRoundedMean = 0.05;
constexpr int Stages = 5;

/// Over no tokens they are infinite: what was not compared is not verified.
struct Differences {
    std::int64_t tokens = 0;
    double largest = 0;
    double sum = 0;
    double mean() const {
        return tokens > 0 ? sum / static_cast<double>(tokens) : std::numeric_limits<double>::infinity();
    }
};

/// A folder beside `folder` that is not there yet.
std::filesystem::path freeAside(const std::filesystem::path& folder) {
    std::filesystem::path aside = folder;
    aside += ".unverified";
    for (int number = 2; isThere(aside); ++number) {
        aside = folder;
        aside += ".unverified-" + std::to_string(number);
    }
    return aside;
}

Differences differences(const std::vector<Scored>& left, const std::vector<Scored>& right) {
    Differences found;
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t t = 1; t < left[i].logProbabilities.size(); ++t) {
            const double difference =
                std::abs(static_cast<double>(left[i].logProbabilities[t]) - right[i].logProbabilities[t]);
            // What is no number differs from every number.
            found.largest = std::isfinite(difference) ? std::max(found.largest, difference)
                                                      : std::numeric_limits<double>::infinity();
            found.sum += std::isfinite(difference) ? difference : std::numeric_limits<double>::infinity();
            ++found.tokens;
        }
    return found;
}

/// Whoever gets the adapter knows its base by name; where it lies here is nobody's business.
void nameBase(const std::filesystem::path& adapter, const std::filesystem::path& base) {
    AdapterConfig config = readAdapterConfig(adapter);
    config.baseModel = publicBaseName(base, config.baseModel);
    replaceFile(adapter / "adapter_config.json", adapterConfigJson(config));
}

} // namespace

Exporter::Exporter(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const ModelFolder> base,
                   std::shared_ptr<const Adapter> adapter, ExportRequest request)
    : m_model(std::move(model)), m_base(std::move(base)), m_adapter(std::move(adapter)),
      m_request(std::move(request)) {
    m_request.folder = m_request.folder.lexically_normal();
    if (!m_request.folder.has_filename()) m_request.folder = m_request.folder.parent_path(); // «out/»
    if (isThere(m_request.folder)) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(m_request.folder)});
    m_aside = freeAside(m_request.folder);
}

void Exporter::write(const std::stop_token& stop) {
    if (m_request.format == ExportRequest::Format::Peft) {
        writeAdapter(*m_adapter, m_model->config(), m_aside);
        return nameBase(m_aside, m_base->path());
    }
    writeModel(*m_adapter, *m_base, m_aside, {stop, {}});
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
    const Differences written = differences(m_expected, m_exported), live = differences(m_live, m_exported);
    const bool isExact = m_request.format == ExportRequest::Format::Peft || isStoredExactly(*m_adapter, *m_base);
    const double against = isExact ? live.largest : live.mean(), limit = isExact ? AllowedExact : AllowedRoundedMean;
    if (written.tokens == 0 || !(written.largest <= Allowed)) differ(written.largest, Allowed);
    if (!(against <= limit)) differ(against, limit);
    events.push_back(ExportVerified{static_cast<std::int64_t>(m_request.sequences.size()), written.tokens,
                                    written.largest, live.mean()});
}

void Exporter::differ(double found, double allowed) const {
    const Problem problem{ProblemCode::ExportDiffers,
                          {.file = utf8(m_aside)},
                          {shownValue(found, 2), shownValue(allowed, 2)}};
    replaceFile(m_aside / "NOT-VERIFIED.txt", sentence(problem) + "\n");
    throw Error(problem);
}

Exporter::LogProbabilities Exporter::expected(const std::stop_token& stop) const {
    if (m_request.format == ExportRequest::Format::Peft) return m_live;
    return judged(m_model, std::make_shared<const Adapter>(asStored(*m_adapter, *m_base, m_model->device())), stop);
}

TaskState Exporter::turn(const std::stop_token& stop, std::vector<ExportEvent>& events) {
    switch (m_stage) {
    case 0:
        write(stop);
        break;
    case 1:
        m_live = judged(m_model, m_adapter, stop);
        break;
    case 2:
        m_expected = expected(stop);
        break;
    case 3:
        m_exported = judgedFromDisk(stop);
        break;
    default:
        compare(events);
        placeFolder(m_aside, m_request.folder);
    }
    events.push_back(ExportProgress{++m_stage, Stages});
    return m_stage == Stages ? TaskState::Finished : TaskState::Running;
}

TaskState Exporter::advance(std::stop_token stop, std::vector<ExportEvent>& events) {
    if (m_state != TaskState::Running) return m_state;
    m_state = TaskState::Stopped; // where it throws, it is over
    const auto clear = [&] {
        std::error_code ignored;
        std::filesystem::remove_all(m_aside, ignored);
    };
    try {
        return m_state = translated([&] { return turn(stop, events); });
    } catch (const StopRequested&) {
        clear();
        return TaskState::Stopped;
    } catch (const Error& error) {
        // Only what differs is kept, to be looked at.
        if (error.problems().front().code != ProblemCode::ExportDiffers) clear();
        throw;
    }
}

} // namespace core::engine
