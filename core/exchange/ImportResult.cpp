#include "core/exchange/ImportResult.h"

#include "core/Error.h"

#include <set>
#include <utility>

namespace core {
namespace {

constexpr std::size_t MaximumReasons = 20;

/// One for each record, from the first that decides anything on.
void addDecisions(RecordDecisions decisions, ImportedRecords& result) {
    if (result.decisions.empty() && decisions == RecordDecisions{}) return;
    result.decisions.resize(result.records.size() - 1);
    result.decisions.push_back(std::move(decisions));
}

} // namespace

void addRecord(ReadRecord read, ImportedRecords& result) {
    result.records.push_back(std::move(read.record));
    addDecisions(std::move(read.decisions), result);
}

void failUnusable(const std::vector<Problem>& rejected, const std::string& name) {
    if (rejected.empty()) throw Error(ProblemCode::DataEmpty, {.file = name});
    std::vector<Problem> reasons;
    std::set<std::pair<ProblemCode, std::vector<std::string>>> said;
    for (const Problem& each : rejected)
        if (reasons.size() < MaximumReasons && said.emplace(each.code, each.args).second) reasons.push_back(each);
    if (rejected.size() > reasons.size())
        reasons.push_back({ProblemCode::DataInvalid,
                           {.file = name},
                           {"none of its " + std::to_string(rejected.size()) + " records can be used"}});
    throw Error(std::move(reasons));
}

} // namespace core
