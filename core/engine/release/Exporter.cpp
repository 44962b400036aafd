#include "core/engine/release/Exporter.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/generation/Scorer.h"
#include "core/engine/model/LanguageModel.h"
#include "core/engine/model/SequenceClassifier.h"
#include "core/engine/release/LabelScorer.h"
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

std::unique_ptr<ScoringTask> scorerFor(const std::shared_ptr<const Transformer>& model,
                                       const std::shared_ptr<const Adapter>& adapter,
                                       const std::vector<std::vector<std::int32_t>>& sequences) {
    if (auto classifier = std::dynamic_pointer_cast<const SequenceClassifier>(model))
        return std::make_unique<LabelScorer>(std::move(classifier), adapter, sequences);
    return std::make_unique<Scorer>(std::dynamic_pointer_cast<const LanguageModel>(model), adapter, sequences);
}

} // namespace

Exporter::Exporter(std::shared_ptr<const Transformer> model, std::shared_ptr<const ModelFolder> base,
                   std::shared_ptr<const Adapter> adapter, ExportRequest request)
    : m_model(std::move(model)), m_base(std::move(base)), m_adapter(std::move(adapter)),
      m_request(std::move(request)) {
    m_request.folder = m_request.folder.lexically_normal();
    if (!m_request.folder.has_filename()) m_request.folder = m_request.folder.parent_path(); // «out/»
    if (isThere(m_request.folder)) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(m_request.folder)});
    m_aside = freeAside(m_request.folder);
}

Exporter::~Exporter() {
    if (m_state == TaskState::Running) clear(); // it was given up between two turns
}

bool Exporter::write() {
    if (m_request.format == ExportRequest::Format::Peft) {
        const std::optional<LabelSet>& labels = m_model->config().labels;
        writeAdapter(*m_adapter, m_model->config(), m_aside,
                     labels ? classifierConfigJson(m_base->path(), *labels) : std::string());
        nameBase(m_aside, m_base->path());
        return false;
    }
    if (!m_writing) m_writing = std::make_unique<ModelWriting>(m_adapter, m_base, m_aside);
    return m_writing->advance();
}

bool Exporter::store() {
    if (!m_storing) m_storing = std::make_unique<StoredAdapter>(m_adapter, m_base, m_model->device());
    if (m_storing->advance()) return true;
    m_stored = std::make_shared<const Adapter>(m_storing->take());
    return false;
}

bool Exporter::read() {
    if (m_request.format == ExportRequest::Format::Peft) {
        m_writtenAdapter = std::make_shared<const Adapter>(readAdapter(m_aside, m_model->config(), m_model->device()));
        return false;
    }
    if (m_written) return m_written->loadNextBlock(*m_weights);
    const auto folder = std::make_shared<const ModelFolder>(ModelFolder::open(m_aside));
    m_weights.emplace(folder, m_model->device(), m_model->type());
    m_written = makeModel(folder->config(), *m_weights, m_model->device(), m_model->type());
    return true;
}

bool Exporter::judge(LogProbabilities& result, const std::shared_ptr<const Transformer>& model,
                     const std::shared_ptr<const Adapter>& adapter, const std::stop_token& stop) {
    if (!m_scorer) m_scorer = scorerFor(model, adapter, m_request.sequences);
    const TaskState state = m_scorer->advance(stop, result);
    if (state == TaskState::Stopped) throw StopRequested();
    return state == TaskState::Running;
}

bool Exporter::goOn(const std::stop_token& stop) {
    switch (m_stage) {
    case Stage::Write: return write();
    case Stage::JudgeLive: return judge(m_live, m_model, m_adapter, stop);
    case Stage::Store: return store();
    case Stage::JudgeStored: return judge(m_expected, m_model, m_stored, stop);
    case Stage::Read: return read();
    case Stage::JudgeWritten:
        return m_written ? judge(m_exported, m_written, nullptr, stop)
                         : judge(m_exported, m_model, m_writtenAdapter, stop);
    case Stage::Place: break;
    }
    return false;
}

/// What a stage needed goes with it: a second model in memory is enough.
void Exporter::nextStage() {
    m_writing.reset();
    m_storing.reset();
    m_scorer.reset();
    if (m_stage == Stage::JudgeStored) m_stored.reset();
    m_stage = static_cast<Stage>(static_cast<int>(m_stage) + 1);
    // An adapter alone is written as it is.
    if (m_stage != Stage::Store || m_request.format == ExportRequest::Format::Merged) return;
    m_expected = m_live;
    m_stage = Stage::Read;
}

/// Judging takes the time, so tokens are counted; writing and reading count as much as one more judging each.
void Exporter::tellProgress(std::vector<ExportEvent>& events) const {
    std::int64_t all = 1, judged = 0;
    for (const auto& sequence : m_request.sequences) all += static_cast<std::int64_t>(sequence.size());
    for (const LogProbabilities* list : {&m_live, &m_expected, &m_exported})
        for (const Scored& scored : *list) judged += static_cast<std::int64_t>(scored.logProbabilities.size());
    if (m_stage > Stage::Write)
        judged += all;
    else if (m_writing && m_writing->count() > 0)
        judged += all * static_cast<std::int64_t>(m_writing->done()) / static_cast<std::int64_t>(m_writing->count());
    if (m_stage > Stage::Read) judged += all;
    const std::int64_t total = 5 * all;
    events.push_back(ExportProgress{m_state == TaskState::Finished ? total : std::min(judged, total), total});
}

void Exporter::compare(std::vector<ExportEvent>& events) const {
    const Differences written = differences(m_expected, m_exported), live = differences(m_live, m_exported);
    const bool isExact = m_request.format == ExportRequest::Format::Peft || isStoredExactly(*m_adapter, *m_base);
    const double against = isExact ? live.largest : live.mean(), limit = isExact ? AllowedExact : AllowedRoundedMean;
    if (written.tokens == 0 || !(written.largest <= Allowed)) differ(written.largest, Allowed);
    if (!(against <= limit)) differ(against, limit);
    // A text that is judged is read whole; of one that is written the first token is foretold by nothing.
    std::int64_t tokens = written.tokens;
    if (m_model->config().labels) {
        tokens = 0;
        for (const auto& sequence : m_request.sequences) tokens += static_cast<std::int64_t>(sequence.size());
    }
    events.push_back(ExportVerified{static_cast<std::int64_t>(m_request.sequences.size()), tokens, written.largest,
                                    live.mean()});
}

void Exporter::differ(double found, double allowed) const {
    const Problem problem{ProblemCode::ExportDiffers,
                          {.file = utf8(m_aside)},
                          {shownValue(found, 2), shownValue(allowed, 2)}};
    replaceFile(m_aside / "NOT-VERIFIED.txt", sentence(problem) + "\n");
    throw Error(problem);
}

TaskState Exporter::turn(const std::stop_token& stop, std::vector<ExportEvent>& events) {
    if (stop.stop_requested()) throw StopRequested();
    if (m_stage == Stage::Place) {
        compare(events);
        placeFolder(m_aside, m_request.folder);
        return TaskState::Finished;
    }
    if (!goOn(stop)) nextStage();
    return TaskState::Running;
}

void Exporter::clear() const {
    std::error_code ignored;
    std::filesystem::remove_all(m_aside, ignored);
}

TaskState Exporter::advance(std::stop_token stop, std::vector<ExportEvent>& events) {
    if (m_state != TaskState::Running) return m_state;
    m_state = TaskState::Stopped; // where it throws, it is over
    try {
        m_state = translated([&] { return turn(stop, events); });
        tellProgress(events);
    } catch (const StopRequested&) {
        m_writing.reset();
        clear();
    } catch (const Error& error) {
        m_writing.reset();
        // Only what differs is kept, to be looked at.
        if (error.problems().front().code != ProblemCode::ExportDiffers) clear();
        throw;
    }
    return m_state;
}

} // namespace core::engine
