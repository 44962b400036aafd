/// Reads fields of a JSON object and collects what is wrong with them, so that a config is judged whole. For this
/// folder's sources alone.
#pragma once

#include "core/Problem.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// `Json` is nlohmann::json or ordered_json. A field that is null counts as absent, as in Python's configs.
template <class Json> class ConfigFields {
public:
    ConfigFields(const Json& object, std::string file, std::vector<Problem>& problems, std::string prefix = {})
        : m_object(object), m_file(std::move(file)), m_prefix(std::move(prefix)), m_problems(problems) {}

    /// The value, or nullptr where it is absent or null.
    const Json* find(const char* field) const {
        const auto found = m_object.find(field);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }
    bool isWritten(const char* field) const { return m_object.contains(field); }

    std::optional<std::int64_t> whole(const char* field, std::int64_t least, std::int64_t most) const {
        const Json* value = find(field);
        if (!value) return std::nullopt;
        const double number = value->is_number() ? value->template get<double>() : 0.5;
        if (number != static_cast<double>(static_cast<std::int64_t>(bounded(number))))
            return invalid(field, "a whole number is needed"), std::nullopt;
        if (number < static_cast<double>(least) || number > static_cast<double>(most))
            return invalid(field, "it must lie between " + std::to_string(least) + " and " + std::to_string(most)),
                   std::nullopt;
        return static_cast<std::int64_t>(number);
    }
    std::int64_t neededWhole(const char* field, std::int64_t least, std::int64_t most) const {
        if (!find(field)) invalid(field, "it is missing");
        return whole(field, least, most).value_or(least);
    }
    std::optional<double> number(const char* field, double least, double most) const {
        const Json* value = find(field);
        if (!value) return std::nullopt;
        if (!value->is_number()) return invalid(field, "a number is needed"), std::nullopt;
        const double result = value->template get<double>();
        if (!(result >= least && result <= most)) return invalid(field, "it is out of range"), std::nullopt;
        return result;
    }
    bool flag(const char* field, bool otherwise) const {
        const Json* value = find(field);
        if (!value) return otherwise;
        if (!value->is_boolean()) return invalid(field, "true or false is needed"), otherwise;
        return value->template get<bool>();
    }
    std::optional<std::string> text(const char* field) const {
        const Json* value = find(field);
        if (!value) return std::nullopt;
        if (!value->is_string()) return invalid(field, "a text is needed"), std::nullopt;
        return value->template get<std::string>();
    }
    void invalid(const std::string& field, std::string reason) const {
        m_problems.push_back(
            {ProblemCode::ConfigInvalid, {.file = m_file, .field = m_prefix + field}, {std::move(reason)}});
    }
    void unsupported(const std::string& field, std::string what) const {
        m_problems.push_back(
            {ProblemCode::FeatureUnsupported, {.file = m_file, .field = m_prefix + field}, {std::move(what)}});
    }
    /// The fields of an object inside, or nullopt where it is absent or no object.
    std::optional<ConfigFields> inside(const char* field) const {
        const Json* value = find(field);
        if (!value) return std::nullopt;
        if (!value->is_object()) return invalid(field, "an object is needed"), std::nullopt;
        return ConfigFields(*value, m_file, m_problems, m_prefix + field + ".");
    }
    const Json& object() const { return m_object; }
    /// How much is wrong so far: what follows from a wrong value is not worth another problem.
    std::size_t problemCount() const { return m_problems.size(); }

private:
    /// What a cast to an integer can hold.
    static double bounded(double number) { return number < -9e15 || number > 9e15 ? 0.5 : number; }

    const Json& m_object;
    std::string m_file;
    std::string m_prefix;
    std::vector<Problem>& m_problems;
};

} // namespace core
