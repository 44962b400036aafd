#include "core/training/HeldRecords.h"

#include "core/Error.h"
#include "core/training/FrozenRecords.h"
#include "core/training/LabelledTexts.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"

#include <algorithm>
#include <string_view>

namespace core {
namespace {

/// Of a text, as it is listed.
constexpr std::size_t ExcerptBytes = 300;

std::string excerpt(std::string_view text) {
    if (text.size() <= ExcerptBytes) return std::string(text);
    std::size_t end = ExcerptBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end; // in the middle of a character
    return std::string(text.substr(0, end)) + "…";
}

std::string textOf(const Record& record) {
    if (record.instruction.empty() || record.input.empty()) return record.instruction + record.input;
    return record.instruction + "\n" + record.input;
}

class Maker {
public:
    Maker(const RunConfig& config, const ModelText& text, const Progress& progress)
        : m_config(config), m_text(text), m_progress(progress) {
        const bool judges = isClassification();
        if (judges) m_held.judgements.labels = labelSetOf(config);
        m_held.judgements.data = config.data;
        // A cut answer is no answer; a text that is cut is judged by what is left, as it was in training. None is
        // refused: the run is over.
        std::string& overlong = m_config.training.overlong;
        if (!judges)
            overlong = "skip";
        else if (overlong == "refuse")
            overlong = "cut";
    }

    std::shared_ptr<const TrainingData> add(const SplitRecords& records, Split split) {
        const std::vector<Record>& held = records.of(split);
        if (held.empty()) return {};
        try {
            auto data = std::make_shared<const TrainingData>(encoded(held, records.training));
            std::vector<Record> asked; // the others are not judged either
            for (const TrainingSample& sample : data->samples) {
                asked.push_back(held[static_cast<std::size_t>(sample.record)]);
                m_held.judgements.records.push_back(judgementOf(asked.back(), sample, split));
            }
            if (m_held.judgements.labels.problem != ProblemType::Regression)
                (split == Split::Test ? m_held.judgements.testBaselines : m_held.judgements.validationBaselines) =
                    answerBaselines(records.training, asked, isClassification() ? judgedBy : writtenAnswer);
            return data;
        } catch (const Error& error) {
            if (error.problems().front().code == ProblemCode::NothingToLearn) return {};
            throw;
        }
    }
    HeldRecords& held() { return m_held; }

private:
    bool isClassification() const { return m_config.training.task == "classification"; }
    /// A label that was never learned makes a judgement wrong, and not the record another's.
    TrainingData encoded(const std::vector<Record>& records, const std::vector<Record>& learned) const {
        if (isClassification())
            return makeLabelledTexts(records, m_text.tokenizer(), labelSetOf(m_config), m_config.training, m_progress,
                                     keptUnknown({records, learned}));
        return makeTrainingData(records, formatOf(m_config, m_text), m_config.training, m_progress);
    }
    Judgement judgementOf(const Record& record, const TrainingSample& sample, Split split) const {
        Judgement judgement{.split = split,
                            .index = sample.record,
                            .record = record.id,
                            .revision = record.revision,
                            .text = excerpt(textOf(record)),
                            .wanted = isClassification() ? std::string() : excerpt(record.output),
                            .targets = sample.targets,
                            .logits = {}};
        const LabelSet& labels = m_held.judgements.labels;
        if (isClassification() && !unknownIn(record, labels).empty()) {
            judgement.wanted = excerpt(judgedBy(record));
            judgement.targets.resize(labels.names.size());
        }
        return judgement;
    }

    RunConfig m_config;
    const ModelText& m_text;
    Progress m_progress;
    HeldRecords m_held;
};

} // namespace

std::int64_t resultStep(const RunOverview& run) {
    return run.best ? run.best->step : run.step;
}

bool isOfResult(const Judgements& judgements, const RunOverview& run) {
    return run.config && judgements.data == run.config->data && judgements.step == resultStep(run);
}

HeldRecords heldRecords(const RunOverview& run, const ModelText& text, const Progress& progress) {
    if (!run.config) throw Error(*run.problem);
    sameBase(*run.config, text, {progress.stop, {}});
    const SplitRecords records = thaw(frozenFolder(run.folder), run.config->data, {progress.stop, {}});
    Maker maker(*run.config, text, progress);
    HeldRecords& held = maker.held();
    held.validation = maker.add(records, Split::Validation);
    held.test = maker.add(records, Split::Test);
    held.judgements.step = resultStep(run);
    if (held.judgements.records.empty())
        throw Error(ProblemCode::NothingToLearn, {},
                    {std::to_string(records.validation.size() + records.test.size())});
    return std::move(held);
}

} // namespace core
