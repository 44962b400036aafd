#include "core/model/families/Family.h"

#include <algorithm>
#include <vector>

namespace core::families {
namespace {

/// Made when it is first asked for: files are loaded in any order.
std::vector<Family>& registry() {
    static std::vector<Family> families;
    return families;
}

} // namespace

Registration::Registration(std::initializer_list<Family> families) {
    for (const Family& family : families)
        registry().insert(std::ranges::upper_bound(registry(), family.modelType, {}, &Family::modelType), family);
}

std::span<const Family> all() {
    return registry();
}

const Family* find(std::string_view modelType) {
    const auto place = std::ranges::lower_bound(registry(), modelType, {}, &Family::modelType);
    return place != registry().end() && place->modelType == modelType ? &*place : nullptr;
}

} // namespace core::families
