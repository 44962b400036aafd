#include "app/cli/TrainingSettings.h"

#include "app/cli/Arguments.h"
#include "app/cli/RecipeInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/training/ShownValue.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cli {
namespace {

std::string kebab(std::string_view key) {
    std::string name(key);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

const char* unitName(const core::FieldNote& note, bool) {
    return note.choices.empty() ? "true|false" : "NAME";
}
const char* unitName(const core::FieldNote& note, const std::string&) {
    return note.choices.empty() ? "TEXT" : "NAME";
}
const char* unitName(const core::FieldNote&, std::int64_t) {
    return "N";
}
const char* unitName(const core::FieldNote&, double) {
    return "X";
}
template <class Value> const char* unitName(const core::FieldNote&, const std::vector<Value>&) {
    return "LIST";
}

std::string sentenceOf(const core::FieldNote& note) {
    std::string text(note.sentence);
    for (std::size_t i = 0; i < note.choices.size(); ++i)
        text += (i == 0 ? " One of: " : ", ") + std::string(note.choices[i]);
    return note.choices.empty() ? text : text + ".";
}

/// Collects problems, so that all slips of a line are told at once.
template <class Attempt> void collect(std::vector<core::Problem>& problems, Attempt attempt) {
    try {
        attempt();
    } catch (const core::Error& error) {
        problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
}

void assign(core::TrainingConfig& config, const std::string& assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        throw core::Error(core::ProblemCode::UsageInvalid, {}, {"--set needs key=value, not «" + assignment + "»"});
    std::string key = assignment.substr(0, equals);
    std::replace(key.begin(), key.end(), '-', '_');
    core::setTrainingField(config, key, assignment.substr(equals + 1));
}

} // namespace

void TrainingSettings::addTo(CLI::App& command) {
    constexpr const char* Group = "Settings (in a file, with --set, or as options; later ones win)";
    CLI::Option* recipe =
        command
            .add_option("--recipe", m_recipe,
                        "The whole settings of a known example, by its name (imdb-distilbert) or from a file.")
            ->type_name("NAME|FILE")
            ->check(notEmpty())
            ->group(Group);
    command.add_option("--config", m_file, "Settings from a file, as an earlier run wrote its config.json.")
        ->type_name("FILE")
        ->check(notEmpty())
        ->excludes(recipe)
        ->group(Group);
    command.add_option("--set", m_assignments, "One setting, as learning_rate=1e-4; may be given again.")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false)
        ->group(Group);
    const core::TrainingConfig defaults;
    core::visitFields(defaults, [&](const core::FieldNote& note, const auto& value) {
        std::string& text = m_options[std::string(note.key)];
        CLI::Option* option = command.add_option("--" + kebab(note.key), text, sentenceOf(note));
        option->type_name(unitName(note, value))->check(notEmpty())->group(Group);
        if (const std::string standard = core::shownValue(value); !standard.empty()) option->default_str(standard);
    });
}

core::TrainingConfig TrainingSettings::resolve() const {
    core::TrainingConfig config;
    std::vector<core::Problem> problems;
    if (!m_recipe.empty()) core::applyPreset(readRecipe(m_recipe).preset.values, {}, config);
    if (!m_file.empty()) config = core::trainingConfigFromJson(core::readFile(m_file, 1 << 20), core::utf8(m_file));
    for (const std::string& assignment : m_assignments) collect(problems, [&] { assign(config, assignment); });
    collect(problems, [&] { change(config); });
    if (problems.empty()) problems = core::trainingProblems(config);
    if (!problems.empty()) throw core::Error(std::move(problems));
    return config;
}

std::string TrainingSettings::recipeSentence() const {
    return m_recipe.empty() ? std::string() : sentenceOf(readRecipe(m_recipe));
}

void TrainingSettings::change(core::TrainingConfig& config) const {
    std::vector<core::Problem> problems;
    for (const auto& [key, value] : m_options)
        if (!value.empty())
            collect(problems, [&, name = key, text = value] { core::setTrainingField(config, name, text); });
    if (!problems.empty()) throw core::Error(std::move(problems));
}

} // namespace cli
