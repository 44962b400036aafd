/// What is asked of the playground's columns, and what each of them answers: plain values.
#pragma once

#include "core/Problem.h"
#include "core/engine-api/Generation.h"
#include "core/model/ClassifierConfig.h"
#include "core/project/Record.h"
#include "core/text/PromptFormat.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// Who answers: the base alone, an adapter of the library, or a whole model that a run made of the base.
struct AnswerSource {
    QString key;    ///< of core::AdapterEntry; empty: the base
    QString name;
    QString folder; ///< of the adapter; empty: the base
    /// What its run taught it to answer; empty: the base's own format.
    std::optional<core::FormatKind> format = {};
    bool isWhole = false; ///< a whole model in place of the base, trained from it
    std::optional<core::LabelSet> labels = {}; ///< it judges texts by these; empty: it writes
    qint64 maxLength = 0; ///< tokens of a text that it judges; 0: as many as the model reads
    bool isOfRun() const { return key.startsWith(QLatin1StringView("runs/")); }
    bool isBase() const { return folder.isEmpty(); }
    bool operator==(const AnswerSource&) const = default;
};

struct Question {
    core::Record record; ///< instruction, input, system text, earlier turns; output and label are not asked
    std::vector<AnswerSource> columns;
    /// Earlier turns by column, where each has a conversation of its own; empty: the record's hold for all.
    std::vector<std::vector<core::Message>> turns;
    core::Sampling sampling; ///< the same seed for every column

    /// What this column is asked.
    core::Record recordOf(std::size_t column) const {
        core::Record asked = record;
        if (column < turns.size()) asked.turns = turns[column];
        return asked;
    }
};

/// A word of a text that was judged, `[begin, end)` in UTF-16, and how much it spoke for the judgement: below 0
/// against.
struct WeighedWord {
    std::size_t text = 0; ///< 1: the second of a pair
    qsizetype begin = 0, end = 0;
    double weight = 0;
    bool operator==(const WeighedWord&) const = default;
};

/// What a column makes of a text.
struct TextJudged {
    std::vector<double> shares;       ///< the probability of each label, or the numbers
    std::vector<std::int64_t> chosen; ///< labels; none where numbers are foretold
    std::int64_t explained = 0;       ///< the label that the weights speak of
    std::vector<QString> texts;       ///< one, or a pair
    std::vector<qsizetype> readUntil; ///< by text; what is behind was cut
    std::vector<WeighedWord> words;
    qint64 tokens = 0;             ///< that were read
    bool isHeadUntrained = false;  ///< for these labels: what it says is chance
    bool operator==(const TextJudged&) const = default;
};

/// An answer as it grows.
struct Answer {
    AnswerSource source;
    QString base;      ///< name of the model that it was asked on
    QString otherBase; ///< that the adapter was made for, where it is known to be another
    QString hash;      ///< of the adapter
    core::Sampling sampling;
    QString text;
    qint64 tokens = 0;
    double seconds = 0; ///< of its writing, with the reading of the prompt
    bool isFinished = false;
    bool isStopped = false;
    bool isIgnored = false; ///< the adapter changes nothing: it would be the base's answer
    bool isWaiting = false; ///< until another model is in use no more
    bool isQueued = false;  ///< until the columns that share a model have answered: it is opened anew for this one
    std::optional<double> opened = {}; ///< how much of the model for its labels is read, 0…1
    core::FinishReason reason = core::FinishReason::EndToken;
    std::vector<core::Problem> problems; ///< why there is none
    std::optional<TextJudged> judged = {}; ///< in place of a text
    QString right = {}; ///< the labels that the record has, between semicolons; empty: not known
};

} // namespace ui
