/// Values of settings as text and as JSON, for every type that a field of TrainingConfig has; private to core/training.
#pragma once

#include "core/training/ShownValue.h"
#include "core/training/TrainingConfig.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// «learningRate», «learning-rate» → «learning_rate».
std::string snakeCase(std::string_view name);
/// The whole text as a number, independent of the locale; nullopt where it is none.
std::optional<std::int64_t> wholeNumber(std::string_view text);
std::optional<double> number(std::string_view text);

/// False, and the field untouched, where the value does not fit its type.
bool fieldFromJson(const nlohmann::json& value, std::string& field);
bool fieldFromJson(const nlohmann::json& value, bool& field);
bool fieldFromJson(const nlohmann::json& value, std::int64_t& field);
bool fieldFromJson(const nlohmann::json& value, double& field);
bool fieldFromJson(const nlohmann::json& value, std::vector<std::string>& field);
bool fieldFromJson(const nlohmann::json& value, std::vector<std::int64_t>& field);
bool fieldFromText(std::string_view text, std::string& field);
bool fieldFromText(std::string_view text, bool& field);
bool fieldFromText(std::string_view text, std::int64_t& field);
bool fieldFromText(std::string_view text, double& field);
bool fieldFromText(std::string_view text, std::vector<std::string>& field);
bool fieldFromText(std::string_view text, std::vector<std::int64_t>& field);

/// Range and choices of a field.
bool isAllowed(const FieldNote& note, const std::string& value);
bool isAllowed(const FieldNote& note, bool value);
bool isAllowed(const FieldNote& note, std::int64_t value);
bool isAllowed(const FieldNote& note, double value);
bool isAllowed(const FieldNote& note, const std::vector<std::string>& value);
bool isAllowed(const FieldNote& note, const std::vector<std::int64_t>& value);

/// «a whole number from 1 to 1024», «one of linear, cosine, constant»; the second argument gives the type alone.
std::string allowedValues(const FieldNote& note, const std::string&);
std::string allowedValues(const FieldNote& note, bool);
std::string allowedValues(const FieldNote& note, std::int64_t);
std::string allowedValues(const FieldNote& note, double);
std::string allowedValues(const FieldNote& note, const std::vector<std::string>&);
std::string allowedValues(const FieldNote& note, const std::vector<std::int64_t>&);

} // namespace core
