/// Recipes on the command line: the whole settings of a known example, from a file or by the name of one that comes
/// with the program.
#pragma once

#include "core/training/Presets.h"

#include <string>

namespace cli {

/// `named`: a file, or a name in LORIKEET_RECIPES or share/lorikeet/recipes beside the programs' own folder. Throws
/// UsageInvalid where there is none of that name, and what recipeFromJson throws.
core::Recipe readRecipe(const std::string& named);
/// What it is, what it is run on, and what it comes to.
std::string sentenceOf(const core::Recipe& recipe);

} // namespace cli
