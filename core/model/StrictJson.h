/// JSON that comes from strangers, for this folder's sources alone: doubled keys, deep nesting and too many keys are
/// refused with their place. The text is parsed by nlohmann/json; nothing of it leaves core/model.
#pragma once

#include "core/Error.h"

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr std::size_t MaxJsonDepth = 32;

/// A name out of a stranger's file as a message shows it: cut to a length that can be read.
std::string shownName(std::string_view name);
/// The text of a small JSON file. Throws FileMissing, FileUnreadable, ConfigInvalid (larger than 16 MB).
std::string readJsonText(const std::filesystem::path& path);
/// Line and column of a byte, as a place in `file`.
Location placeInText(const std::string& file, std::string_view text, std::size_t byte);

/// Throws ConfigInvalid. `Json` is nlohmann::json, or ordered_json where the order of keys has a meaning (then keep
/// `maxKeys` small).
template <class Json>
Json parseStrictJson(std::string_view text, const std::string& file, std::size_t maxKeys = 1'000'000) {
    std::vector<std::set<std::string, std::less<>>> keys;
    std::size_t keyCount = 0;
    const auto refuse = [&](const std::string& reason, std::string field = {}) {
        throw Error(ProblemCode::ConfigInvalid, {.file = file, .field = std::move(field)}, {reason});
    };
    const auto watch = [&](int depth, typename Json::parse_event_t event, Json& parsed) {
        using Event = typename Json::parse_event_t;
        if (static_cast<std::size_t>(depth) > MaxJsonDepth)
            refuse("it is nested deeper than " + std::to_string(MaxJsonDepth) + " levels");
        if (event == Event::object_start) keys.emplace_back();
        if (event == Event::object_end) keys.pop_back();
        if (event == Event::key) {
            const std::string& key = parsed.template get_ref<const std::string&>();
            if (++keyCount > maxKeys) refuse("it has more than " + std::to_string(maxKeys) + " keys");
            if (!keys.back().insert(key).second) refuse("the key is there twice", shownName(key));
        }
        return true;
    };
    try {
        return Json::parse(text.begin(), text.end(), watch);
    } catch (const typename Json::parse_error& error) {
        throw Error(ProblemCode::ConfigInvalid, placeInText(file, text, error.byte), {"it is not valid JSON"});
    } catch (const typename Json::exception&) { // a number beyond double
        throw Error(ProblemCode::ConfigInvalid, {.file = file}, {"it holds a number that is too large"});
    }
}

} // namespace core
