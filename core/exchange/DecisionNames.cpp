#include "core/exchange/DecisionNames.h"

#include "core/exchange/FieldNames.h"

#include <utility>

namespace core {

const char* statusName(Status status) {
    switch (status) {
    case Status::Draft:
        return "draft";
    case Status::Approved:
        return "approved";
    case Status::NeedsWork:
        return "needs work";
    case Status::Rejected:
        return "rejected";
    }
    return "";
}

const char* splitName(Split split) {
    switch (split) {
    case Split::Train:
        return "train";
    case Split::Validation:
        return "validation";
    case Split::Test:
        return "test";
    }
    return "";
}

std::optional<Status> statusByName(std::string_view name) {
    const std::string plain = normalisedName(name);
    for (const Status each : {Status::Draft, Status::Approved, Status::NeedsWork, Status::Rejected})
        if (plain == normalisedName(statusName(each))) return each;
    return std::nullopt;
}

std::optional<Split> splitByName(std::string_view name) {
    constexpr std::pair<std::string_view, Split> Others[] = {
        {"valid", Split::Validation},      {"val", Split::Validation},  {"dev", Split::Validation},
        {"eval", Split::Validation},       {"evaluation", Split::Validation},
        {"training", Split::Train},        {"testing", Split::Test}};
    const std::string plain = normalisedName(name);
    for (const Split each : {Split::Train, Split::Validation, Split::Test})
        if (plain == splitName(each)) return each;
    for (const auto& [other, split] : Others)
        if (plain == other) return split;
    return std::nullopt;
}

} // namespace core
