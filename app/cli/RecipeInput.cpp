#include "app/cli/RecipeInput.h"

#include "core/Error.h"
#include "core/Files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t LargestBytes = 1 << 20;
constexpr const char* Ending = ".json";

fs::path recipesFolder() {
    if (const char* named = std::getenv("LORIKEET_RECIPES"); named && *named) return named;
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path().parent_path() / "share" / "lorikeet" / "recipes";
}

std::string knownNames() {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(recipesFolder(), ignored))
        if (entry.path().extension() == Ending) names.push_back(core::utf8(entry.path().stem()));
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "none came with this program" : text;
}

} // namespace

core::Recipe readRecipe(const std::string& named) {
    fs::path file = fs::u8path(named);
    if (!core::isThere(file)) file = recipesFolder() / (named + Ending);
    if (!core::isThere(file))
        throw core::Error(core::ProblemCode::UsageInvalid, {},
                          {"--recipe needs a file or the name of one (" + knownNames() + "), not «" + named + "»"});
    return core::recipeFromJson(core::readFile(file, LargestBytes), core::utf8(file));
}

std::string sentenceOf(const core::Recipe& recipe) {
    return recipe.about + " Model: " + recipe.model + " (" + recipe.modelSource + "). Records: " + recipe.data + " (" +
           recipe.dataSource + "). " + recipe.expected;
}

} // namespace cli
