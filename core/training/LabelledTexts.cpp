#include "core/training/LabelledTexts.h"

#include "core/Error.h"
#include "core/text/JudgedText.h"
#include "core/training/FieldValues.h"
#include "core/training/SampleCollector.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view Space = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(Space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(Space) - begin + 1);
}

/// A number that can be ordered and met: «nan» is a name.
std::optional<double> finite(std::string_view text) {
    const std::optional<double> value = number(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// By value where both are numbers, so that 10 comes after 9.
struct LabelOrder {
    bool operator()(const std::string& left, const std::string& right) const {
        const std::optional<double> a = finite(left), b = finite(right);
        if (a && b && *a != *b) return *a < *b;
        if (a.has_value() != b.has_value()) return a.has_value();
        return left < right;
    }
};

std::string namesOf(const LabelSet& labels) {
    constexpr std::size_t Shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(labels.names.size(), Shown); ++i)
        text += (text.empty() ? "one of " : ", ") + labels.names[i];
    return labels.names.size() > Shown ? text + ", …" : text;
}

class Maker {
public:
    Maker(const Tokenizer& tokenizer, const LabelSet& labels, const TrainingConfig& config, UnknownLabel unknown)
        : m_tokenizer(tokenizer), m_labels(labels), m_config(config), m_unknown(unknown), m_made(config) {}

    void add(const Record& record, std::int64_t index) {
        try {
            std::optional<std::vector<float>> targets = targetsOf(record);
            if (!targets) return;
            const bool hasTwo = !record.instruction.empty() && !record.input.empty();
            const std::string& first = record.instruction.empty() ? record.input : record.instruction;
            if (trimmed(first).empty()) return m_made.note(record, ProblemCode::RecordEmpty, {"text"});
            const JudgedText encoded =
                judgedText(m_tokenizer, first, hasTwo ? record.input : std::string(), m_config.maxLength);
            if (!m_made.fits(record, encoded.wholeLength)) return;
            TrainingSample sample = m_made.sampleOf(record, index);
            sample.ids = encoded.ids;
            sample.types = encoded.types;
            sample.targets = std::move(*targets);
            m_made.take(std::move(sample));
        } catch (const Error& error) {
            if (error.problems().front().code != ProblemCode::TextNotUtf8) throw;
            m_made.note(record, ProblemCode::TextNotUtf8, error.problems().front().args);
        }
    }

    TrainingData finish(std::size_t recordCount) { return m_made.finish(recordCount); }

private:
    /// None, and noted, where the record has no label. One that is not known is noted, too.
    std::optional<std::vector<float>> targetsOf(const Record& record) {
        const std::vector<std::string> found = labelsIn(judgedBy(record), m_labels.problem);
        std::vector<float> targets(m_labels.names.size());
        const auto none = [&](ProblemCode code, std::vector<std::string> args) {
            m_made.note(record, code, std::move(args));
            return std::nullopt;
        };
        if (m_labels.problem == ProblemType::Regression) {
            if (found.size() != targets.size())
                return none(ProblemCode::RecordFieldMissing, {"label", "the text alone"});
            for (std::size_t i = 0; i < found.size(); ++i) {
                const std::optional<double> value = finite(found[i]);
                if (!value) return none(ProblemCode::RecordFieldType, {"label", "«" + found[i] + "»", "a number"});
                targets[i] = static_cast<float>(*value);
            }
            return targets;
        }
        // A text without any of several labels says something: none of them is right.
        if (found.empty() && m_labels.problem == ProblemType::SingleLabel)
            return none(ProblemCode::RecordFieldMissing, {"label", "the text alone"});
        if (const std::vector<std::string> unknown = unknownIn(record, m_labels); !unknown.empty()) {
            if (m_unknown == UnknownLabel::Kept && record.label.empty())
                return none(ProblemCode::RecordFieldMissing, {"label", "the text alone"});
            m_made.note(record, ProblemCode::RecordFieldType,
                        {"label", "«" + unknown.front() + "»", namesOf(m_labels)});
            if (m_unknown == UnknownLabel::LeftOut) return std::nullopt;
            if (m_labels.problem == ProblemType::SingleLabel) return std::vector<float>(); // no loss can be told
        }
        bool areKnown = true;
        for (const std::string& label : found) {
            const auto place = std::ranges::find(m_labels.names, label);
            areKnown = areKnown && place != m_labels.names.end();
            if (place != m_labels.names.end()) targets[static_cast<std::size_t>(place - m_labels.names.begin())] = 1;
        }
        if (!areKnown) targets.push_back(1);
        return targets;
    }

    const Tokenizer& m_tokenizer;
    const LabelSet& m_labels;
    const TrainingConfig& m_config;
    UnknownLabel m_unknown;
    SampleCollector m_made;
};

/// Beside records that have a label, the output of another is an answer, not one more label.
bool areLabelled(std::span<const Record> records) {
    return std::ranges::any_of(records, [](const Record& each) { return !each.label.empty(); });
}

} // namespace

ProblemType problemOf(std::string_view objective) {
    if (objective == "multi_label") return ProblemType::MultiLabel;
    return objective == "regression" ? ProblemType::Regression : ProblemType::SingleLabel;
}

std::vector<std::string> labelsIn(std::string_view output, ProblemType problem) {
    std::vector<std::string> labels;
    for (std::size_t begin = 0; begin <= output.size();) {
        const std::size_t end = problem == ProblemType::SingleLabel ? output.size()
                                                                    : std::min(output.size(), output.find(';', begin));
        if (const std::string_view label = trimmed(output.substr(begin, end - begin)); !label.empty())
            labels.emplace_back(label);
        begin = end + 1;
    }
    return labels;
}

LabelSet labelsOf(std::span<const Record> records, ProblemType problem) {
    LabelSet labels{problem, {}};
    if (problem == ProblemType::Regression) {
        std::size_t count = 1;
        for (const Record& record : records) count = std::max(count, labelsIn(judgedBy(record), problem).size());
        for (std::size_t i = 0; i < count; ++i) labels.names.push_back("LABEL_" + std::to_string(i));
        return labels;
    }
    const bool haveLabels = areLabelled(records);
    std::set<std::string, LabelOrder> names;
    for (const Record& record : records)
        for (std::string& label : labelsIn(haveLabels ? record.label : record.output, problem))
            names.insert(std::move(label));
    labels.names.assign(names.begin(), names.end());
    return labels;
}

std::vector<std::string> unknownIn(const Record& record, const LabelSet& labels) {
    if (labels.problem == ProblemType::Regression) return {};
    std::vector<std::string> found = labelsIn(judgedBy(record), labels.problem);
    std::erase_if(found, [&](const std::string& each) {
        return std::ranges::find(labels.names, each) != labels.names.end();
    });
    return found;
}

UnknownLabel keptUnknown(std::initializer_list<std::span<const Record>> records) {
    return std::ranges::any_of(records, areLabelled) ? UnknownLabel::Kept : UnknownLabel::KeptOfAll;
}

bool hasUnknownLabel(const TrainingSample& sample, const LabelSet& labels) {
    if (labels.problem == ProblemType::Regression) return false;
    return sample.targets.size() != labels.names.size();
}

TrainingData makeLabelledTexts(std::span<const Record> records, const Tokenizer& tokenizer, const LabelSet& labels,
                              const TrainingConfig& config, const Progress& progress, UnknownLabel unknown) {
    Maker maker(tokenizer, labels, config, unknown);
    for (std::size_t i = 0; i < records.size(); ++i) {
        progress.at(i, records.size());
        maker.add(records[i], static_cast<std::int64_t>(i));
    }
    progress.at(records.size(), records.size());
    return maker.finish(records.size());
}

TrainingSample judgedSample(const std::string& text, const std::string& second, const Tokenizer& tokenizer,
                            std::int64_t maxLength) {
    const bool hasTwo = !text.empty() && !second.empty();
    JudgedText encoded =
        judgedText(tokenizer, text.empty() ? second : text, hasTwo ? second : std::string(), maxLength);
    TrainingSample sample{.ids = std::move(encoded.ids)};
    sample.types = std::move(encoded.types);
    return sample;
}

} // namespace core
