/// Holds JSON against a JSON Schema (2020-12) in the small part of it that our schemas use. A keyword that is not known
/// here is an error itself, so that no schema promises more than is checked.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace tests {

class JsonSchema {
public:
    explicit JsonSchema(nlohmann::json schema) : m_schema(std::move(schema)) {}
    static JsonSchema read(const std::filesystem::path& file) {
        std::ifstream stream(file);
        return JsonSchema(nlohmann::json::parse(stream));
    }

    /// What is wrong, a line each; empty where all holds.
    std::string problems(const nlohmann::json& value) const {
        std::string found;
        check(value, m_schema, "$", found);
        return found;
    }

private:
    using Json = nlohmann::json;

    static bool hasType(const Json& value, const std::string& type) {
        if (type == "integer") return value.is_number_integer();
        if (type == "number") return value.is_number();
        if (type == "string") return value.is_string();
        if (type == "boolean") return value.is_boolean();
        if (type == "array") return value.is_array();
        if (type == "object") return value.is_object();
        return type == "null" && value.is_null();
    }
    static void say(std::string& found, const std::string& place, const std::string& sentence) {
        found += place + ": " + sentence + "\n";
    }

    void check(const Json& value, const Json& schema, const std::string& place, std::string& found) const {
        for (const auto& [keyword, rule] : schema.items()) checkKeyword(value, schema, keyword, rule, place, found);
    }
    void checkKeyword(const Json& value, const Json& schema, const std::string& keyword, const Json& rule,
                      const std::string& place, std::string& found) const {
        static const std::vector<std::string> Remarks{"$schema", "$id", "$defs", "title", "description"};
        if (std::find(Remarks.begin(), Remarks.end(), keyword) != Remarks.end()) return;
        if (keyword == "$ref")
            return check(value, m_schema.at(Json::json_pointer(rule.get<std::string>().substr(1))), place, found);
        if (keyword == "type") return checkType(value, rule, place, found);
        if (keyword == "const" && value != rule) return say(found, place, "is not " + rule.dump());
        if (keyword == "enum" && std::find(rule.begin(), rule.end(), value) == rule.end())
            return say(found, place, value.dump() + " is not in " + rule.dump());
        if (keyword == "minimum" && value.is_number() && value < rule)
            return say(found, place, "is less than " + rule.dump());
        if (keyword == "minItems" && value.is_array() && value.size() < rule.get<std::size_t>())
            return say(found, place, "has too few items");
        if (keyword == "maxItems" && value.is_array() && value.size() > rule.get<std::size_t>())
            return say(found, place, "has too many items");
        if (keyword == "items") return checkItems(value, rule, place, found);
        if (keyword == "required") return checkRequired(value, rule, place, found);
        if (keyword == "properties") return checkProperties(value, rule, place, found);
        if (keyword == "additionalProperties") return checkAdditional(value, schema, rule, place, found);
        if (keyword == "oneOf") return checkOneOf(value, rule, place, found);
        static const std::vector<std::string> Held{"const", "enum", "minimum", "minItems", "maxItems"};
        if (std::find(Held.begin(), Held.end(), keyword) == Held.end())
            say(found, place, "the schema uses «" + keyword + "», which is not checked");
    }
    static void checkType(const Json& value, const Json& rule, const std::string& place, std::string& found) {
        const Json types = rule.is_array() ? rule : Json::array({rule});
        const bool one = std::any_of(types.begin(), types.end(),
                                     [&](const Json& type) { return hasType(value, type.get<std::string>()); });
        if (!one) say(found, place, std::string(value.type_name()) + " where " + rule.dump() + " belongs");
    }
    void checkItems(const Json& value, const Json& rule, const std::string& place, std::string& found) const {
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i)
            check(value[i], rule, place + "[" + std::to_string(i) + "]", found);
    }
    static void checkRequired(const Json& value, const Json& rule, const std::string& place, std::string& found) {
        for (const Json& name : rule)
            if (value.is_object() && !value.contains(name.get<std::string>()))
                say(found, place, "lacks «" + name.get<std::string>() + "»");
    }
    void checkProperties(const Json& value, const Json& rule, const std::string& place, std::string& found) const {
        for (const auto& [name, schema] : rule.items())
            if (value.is_object() && value.contains(name)) check(value[name], schema, place + "." + name, found);
    }
    static void checkAdditional(const Json& value, const Json& schema, const Json& rule, const std::string& place,
                                std::string& found) {
        if (rule != Json(false))
            return say(found, place, "the schema uses additionalProperties in a way that is not checked");
        const Json known = schema.value("properties", Json::object());
        for (const auto& [name, ignored] : value.items())
            if (value.is_object() && !known.contains(name)) say(found, place, "«" + name + "» is not described");
    }
    void checkOneOf(const Json& value, const Json& rule, const std::string& place, std::string& found) const {
        std::size_t fitting = 0;
        std::string reasons;
        for (const Json& schema : rule) {
            std::string problems;
            check(value, schema, place, problems);
            fitting += problems.empty() ? 1 : 0;
            reasons += problems;
        }
        if (fitting != 1) say(found, place, std::to_string(fitting) + " of the alternatives fit\n" + reasons);
    }

    Json m_schema;
};

} // namespace tests
