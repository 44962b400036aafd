/// How well answers are foretold, summed up over records: loss, perplexity, token accuracy, exact match.
#pragma once

#include "core/Export.h"

#include <cstdint>

namespace core {

struct LORIKEET_EXPORT LanguageScore {
    std::int64_t records = 0;
    std::int64_t exactRecords = 0; ///< the greedy answer is the right one, word for word
    std::int64_t tokens = 0;
    std::int64_t correctTokens = 0;
    double lossSum = 0; ///< in nats

    /// The figures of one record.
    void add(double loss, std::int64_t learnedTokens, std::int64_t correct);
    /// Mean over tokens, in nats; NaN over none, as the others.
    double loss() const;
    double perplexity() const;
    double tokenAccuracy() const;
    double exactMatch() const;
};

} // namespace core
