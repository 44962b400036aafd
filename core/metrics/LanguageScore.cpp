#include "core/metrics/LanguageScore.h"

#include <cmath>
#include <limits>

namespace core {
namespace {

double ratio(double part, std::int64_t whole) {
    return whole > 0 ? part / static_cast<double>(whole) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

void LanguageScore::add(double loss, std::int64_t learnedTokens, std::int64_t correct) {
    ++records;
    exactRecords += correct == learnedTokens ? 1 : 0;
    tokens += learnedTokens;
    correctTokens += correct;
    lossSum += loss;
}

double LanguageScore::loss() const {
    return ratio(lossSum, tokens);
}

double LanguageScore::perplexity() const {
    return std::exp(loss());
}

double LanguageScore::tokenAccuracy() const {
    return ratio(static_cast<double>(correctTokens), tokens);
}

double LanguageScore::exactMatch() const {
    return ratio(static_cast<double>(exactRecords), records);
}

} // namespace core
