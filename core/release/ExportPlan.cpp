#include "core/release/ExportPlan.h"

#include "core/Error.h"
#include "core/model/AdapterPurpose.h"
#include "core/model/ModelFolder.h"
#include "core/text/ModelText.h"
#include "core/training/FrozenRecords.h"
#include "core/training/LabelledTexts.h"
#include "core/training/ModelFingerprint.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"

#include <algorithm>

namespace core {
namespace {

/// What models are asked for, in a few languages.
constexpr const char* CommonTexts[] = {"The patient was seen this morning and asked to come back in two weeks.",
                                       "Please send me the signed contract before Friday, together with both annexes.",
                                       "Why do leaves change their colour in autumn? Explain it to a child of ten.",
                                       "患者今天上午就诊，医生建议两周后复查。",
                                       "Die Bestellung wurde storniert; der Betrag ist in drei Tagen auf Ihrem Konto.",
                                       "1, 1, 2, 3, 5, 8, 13, 21, 34, 55"};
/// A model's fingerprint without what a run adds to it.
constexpr std::size_t FingerprintLength = 50;

/// Records that training left out, too, are left out: a template refuses them, say.
template <class Encode>
void addRecords(ExportPlan& plan, std::span<const Record> records, std::stop_token stop, Encode&& encode) {
    const Progress progress{std::move(stop), {}};
    for (const Record& record : records) {
        progress.check();
        try {
            plan.sequences.push_back(encode(record));
        } catch (const Error&) {
            continue;
        }
    }
}

/// As the run reads them: to be judged, or with their answers in its format.
void addRecords(ExportPlan& plan, std::span<const Record> records, const RunConfig& config, const ModelText& text,
                std::stop_token stop) {
    if (config.training.task == "classification")
        return addRecords(plan, records, std::move(stop), [&](const Record& record) {
            return judgedSample(record.instruction, record.input, text.tokenizer(), config.training.maxLength).ids;
        });
    const PromptFormat format = formatOf(config, text);
    addRecords(plan, records, std::move(stop), [&](const Record& record) { return format.encode(record).ids; });
}

/// As many texts as there is time for, but always one.
void holdToBudget(ExportPlan& plan) {
    std::size_t tokens = 0, count = 0;
    for (const auto& sequence : plan.sequences) {
        tokens += sequence.size();
        if (count > 0 && tokens > VerifyingTokens) break;
        ++count;
    }
    plan.sequences.resize(count);
}

/// Of one token nothing can be compared: there is none before it. `limit` is how many are read of a text.
void finish(ExportPlan& plan, const ModelText& text, std::int64_t limit) {
    std::erase_if(plan.sequences, [](const auto& sequence) { return sequence.size() < 2; });
    if (plan.sequences.empty()) {
        plan.texts = ExportPlan::Texts::Common;
        for (const char* common : CommonTexts)
            plan.sequences.push_back(text.tokenizer().encode(common, AddSpecial::Yes, ParseSpecial::Yes).ids);
    }
    for (std::vector<std::int32_t>& sequence : plan.sequences)
        if (limit > 0 && static_cast<std::int64_t>(sequence.size()) > limit)
            sequence.resize(static_cast<std::size_t>(limit));
    holdToBudget(plan);
}

/// What the base reads, and no more than was trained: records are longer than the context, and the context than memory.
std::int64_t lengthLimit(const ModelConfig& model, std::int64_t trained) {
    const std::int64_t context = contextLength(model);
    if (context <= 0) return trained;
    return trained > 0 ? std::min(context, trained) : context;
}

/// Those a run put aside, else those it learned from; none where it froze none.
std::vector<Record> recordsOf(const std::filesystem::path& run, const RunConfig& config, ExportPlan::Texts& texts,
                              const Progress& progress) {
    if (config.data.empty()) return {};
    SplitRecords records = thaw(frozenFolder(run), config.data, progress);
    std::vector<Record> compared = std::move(records.validation);
    compared.insert(compared.end(), records.test.begin(), records.test.end());
    texts = compared.empty() ? ExportPlan::Texts::Learned : ExportPlan::Texts::PutAside;
    if (compared.empty()) compared = std::move(records.training);
    if (compared.size() > VerifyingTexts) compared.resize(VerifyingTexts);
    return compared;
}

} // namespace

ExportPlan planRunExport(const std::filesystem::path& run, std::filesystem::path model, const Progress& progress) {
    const RunConfig config = Run::config(run);
    if (model.empty()) model = std::filesystem::u8path(config.model);
    ExportPlan plan{.model = std::move(model), .adapter = writtenResult(run, config), .run = run};
    const auto text = ModelText::open(plan.model);
    plan.baseFingerprint = sameBase(config, *text, progress).substr(0, FingerprintLength);
    const std::vector<Record> records = recordsOf(run, config, plan.texts, progress);
    addRecords(plan, records, config, *text, progress.stop);
    finish(plan, *text, lengthLimit(readModelConfig(plan.model), config.training.maxLength));
    return plan;
}

ExportPlan planAdapterExport(const std::filesystem::path& adapter, const std::filesystem::path& model,
                             std::span<const Record> records, const std::string& format, const Progress& progress) {
    ExportPlan plan{.model = model, .adapter = adapter, .texts = ExportPlan::Texts::Given};
    const auto text = ModelText::open(model);
    plan.baseFingerprint = modelFingerprint(ModelFolder::open(model, {progress.stop, {}}));
    RunConfig config;
    config.format = format;
    if (purposeOfAdapter(adapter).task == ModelTask::Classify) config.training.task = "classification";
    addRecords(plan, records, config, *text, progress.stop);
    finish(plan, *text, lengthLimit(readModelConfig(model), TrainingConfig().maxLength));
    return plan;
}

} // namespace core
