/// One field of TrainingConfig by its key: its text as a person types it, setting it, comparing it, copying it.
#pragma once

#include "core/Problem.h"
#include "core/training/TrainingConfig.h"

#include <QString>

#include <string_view>
#include <vector>

namespace ui {

/// What a field is edited with.
enum class FieldKind { Fixed, Choice, Flag, Whole, Real, Text, Names, Numbers };

/// The key is one of TrainingConfig.
FieldKind fieldKind(std::string_view key);
const core::FieldNote& fieldNote(std::string_view key);
/// As short as it reads back, without an exponent where that is readable: «0.0002».
QString realText(double value);
/// As setFieldText reads it; lists with commas between.
QString fieldText(const core::TrainingConfig& config, std::string_view key);
/// The field from a text. Where that cannot be used the config stays, and what is wrong is told. A decimal comma is
/// read where the language writes one.
std::vector<core::Problem> setFieldText(core::TrainingConfig& config, std::string_view key, const QString& text);
bool isSameField(const core::TrainingConfig& one, const core::TrainingConfig& other, std::string_view key);
void copyField(const core::TrainingConfig& from, core::TrainingConfig& to, std::string_view key);

} // namespace ui
