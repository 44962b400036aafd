#include "core/model/ClassifierConfig.h"

#include <array>

namespace core {
namespace {

struct NamedType {
    ProblemType type;
    std::string_view name;
};

constexpr std::array Types{
    NamedType{ProblemType::SingleLabel, "single_label_classification"},
    NamedType{ProblemType::MultiLabel, "multi_label_classification"},
    NamedType{ProblemType::Regression, "regression"},
};

} // namespace

std::string_view name(ProblemType type) {
    return Types[static_cast<std::size_t>(type)].name;
}

std::optional<ProblemType> problemTypeByName(std::string_view name) {
    for (const NamedType& each : Types)
        if (each.name == name) return each.type;
    return std::nullopt;
}

} // namespace core
