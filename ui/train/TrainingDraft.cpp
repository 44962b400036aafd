#include "ui/train/TrainingDraft.h"

#include "core/Error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

template <class Visitor> void visitKeys(const Visitor& visit) {
    const core::TrainingConfig any;
    core::visitFields(any, [&](const core::FieldNote& note, const auto&) { visit(note.key); });
}

const core::Preset* find(const std::vector<core::Preset>& presets, const std::string& key) {
    const auto place = std::ranges::find(presets, key, &core::Preset::key);
    return place == presets.end() ? nullptr : &*place;
}

/// Whether one is for a task that the other is not for.
bool contradict(const core::Preset& left, const core::Preset& right) {
    const auto taskOf = [](const core::Preset& preset) {
        const auto place = std::ranges::find(preset.values, "task", &core::PresetValue::key);
        return place == preset.values.end() ? std::string() : place->value;
    };
    return !taskOf(left).empty() && !taskOf(right).empty() && taskOf(left) != taskOf(right);
}

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

TrainingDraft::TrainingDraft(core::Presets presets) : m_presets(std::move(presets)) {
    for (const core::PresetGroup& group : m_presets.groups) m_chosen[group.key] = group.chosen;
    follow();
}

const core::Preset* TrainingDraft::choiceOf(const core::PresetGroup& group) const {
    return find(group.choices, m_chosen.at(group.key));
}

const core::Preset* TrainingDraft::recipePreset() const {
    return find(m_presets.recipes, m_recipe);
}

bool TrainingDraft::hasRecipe(const std::string& recipe) const {
    return find(m_presets.recipes, recipe) != nullptr;
}

void TrainingDraft::choose(const std::string& group, const std::string& choice) {
    for (const core::PresetGroup& each : m_presets.groups) {
        if (each.key != group) continue;
        const core::Preset* preset = find(each.choices, choice);
        if (!preset) return;
        drop(choiceOf(each)->values);
        m_chosen[group] = choice;
        follow();
        drop(preset->values);
        if (const core::Preset* recipe = recipePreset(); recipe && contradict(*recipe, *preset)) chooseRecipe({});
    }
}

void TrainingDraft::chooseRecipe(const std::string& recipe) {
    const core::Preset* preset = find(m_presets.recipes, recipe);
    if (!recipe.empty() && !preset) return;
    if (const core::Preset* before = recipePreset()) drop(before->values);
    m_recipe = recipe;
    if (preset) chooseFor(*preset);
    follow();
    if (preset) drop(preset->values);
}

template <class Change> void TrainingDraft::keepingOwn(const Change& change) {
    const core::TrainingConfig kept = m_config;
    std::vector<std::string_view> own;
    visitKeys([&](std::string_view key) {
        if (isChanged(key)) own.push_back(key);
    });
    change();
    for (const std::string_view key : own) copyField(kept, m_config, key);
    follow();
}

void TrainingDraft::suggest(const std::string& group, const std::string& choice) {
    keepingOwn([&] { choose(group, choice); });
}

void TrainingDraft::suggestRecipe(const std::string& recipe) {
    keepingOwn([&] { chooseRecipe(recipe); });
}

/// A choice that is for another task than this preset gives way to the first that is not.
void TrainingDraft::chooseFor(const core::Preset& task) {
    for (const core::PresetGroup& group : m_presets.groups) {
        if (!contradict(*choiceOf(group), task)) continue;
        const auto fits = [&](const core::Preset& choice) { return !contradict(choice, task); };
        if (const auto other = std::ranges::find_if(group.choices, fits); other != group.choices.end())
            m_chosen[group.key] = other->key;
    }
}

void TrainingDraft::drop(const std::vector<core::PresetValue>& values) {
    for (const core::PresetValue& value : values) copyField(m_preset, m_config, value.key);
}

void TrainingDraft::setModel(const std::optional<core::ModelConfig>& model) {
    m_model = model;
    follow();
}

core::PresetSituation TrainingDraft::situation() const {
    return {.method = m_config.method, .parameters = m_model ? core::parameterCount(*m_model) : 0};
}

std::vector<const std::vector<core::PresetValue>*> TrainingDraft::layers() const {
    std::vector<const std::vector<core::PresetValue>*> result{&m_presets.always};
    for (const core::PresetGroup& group : m_presets.groups) result.push_back(&choiceOf(group)->values);
    if (const core::Preset* recipe = recipePreset()) result.push_back(&recipe->values);
    return result;
}

void TrainingDraft::follow() {
    core::TrainingConfig preset;
    for (const auto* values : layers()) core::applyPreset(*values, situation(), preset);
    if (m_model) preset.maxLength = std::min(preset.maxLength, core::contextLength(*m_model));
    visitKeys([&](std::string_view key) {
        if (!isChanged(key)) copyField(preset, m_config, key);
    });
    m_preset = std::move(preset);
}

std::vector<core::Problem> TrainingDraft::setText(std::string_view key, const QString& text) {
    std::vector<core::Problem> problems = setFieldText(m_config, key, text);
    follow(); // the method decides the learning rate
    return problems;
}

void TrainingDraft::setTargets(const std::vector<std::string>& targets) {
    m_config.targetModules = targets;
}

void TrainingDraft::setConfig(const core::TrainingConfig& config) {
    const core::TrainingConfig wanted = config;
    const core::Preset task{.key = {}, .values = {{.key = "task", .value = wanted.task}}};
    if (const core::Preset* recipe = recipePreset(); recipe && contradict(*recipe, task)) m_recipe.clear();
    chooseFor(task);
    m_config = wanted;
    follow();
    m_config = wanted;
}

int TrainingDraft::changedCount() const {
    int count = 0;
    visitKeys([&](std::string_view key) { count += isChanged(key) ? 1 : 0; });
    return count;
}

void TrainingDraft::takeBack(std::string_view key) {
    copyField(m_preset, m_config, key);
    follow();
}

const core::PresetValue* TrainingDraft::deciding(std::string_view key) const {
    const core::PresetValue* last = nullptr;
    for (const auto* values : layers())
        for (const core::PresetValue& value : *values)
            if (value.key == key && value.counts(situation())) last = &value;
    return last;
}

std::vector<const core::PresetValue*> TrainingDraft::counting(const core::Preset& preset) const {
    std::vector<const core::PresetValue*> found;
    for (const core::PresetValue& value : preset.values) {
        if (!value.counts(situation())) continue;
        const auto before = std::ranges::find(found, value.key, &core::PresetValue::key);
        before == found.end() ? found.push_back(&value) : void(*before = &value);
    }
    return found;
}

QByteArray TrainingDraft::state() const {
    QJsonObject choices;
    for (const auto& [group, choice] : m_chosen) choices[plain(group)] = plain(choice);
    QJsonArray changed;
    visitKeys([&](std::string_view key) {
        if (isChanged(key)) changed.append(plain(key));
    });
    return QJsonDocument(QJsonObject{{u"version"_s, 1},
                                     {u"choices"_s, choices},
                                     {u"recipe"_s, plain(m_recipe)},
                                     {u"changed"_s, changed},
                                     {u"config"_s, plain(core::trainingConfigJson(m_config))}})
        .toJson(QJsonDocument::Compact);
}

void TrainingDraft::restore(const QByteArray& state) {
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    const QJsonObject choices = object[u"choices"_s].toObject();
    for (auto choice = choices.begin(); choice != choices.end(); ++choice)
        choose(choice.key().toStdString(), choice.value().toString().toStdString());
    chooseRecipe(object[u"recipe"_s].toString().toStdString());
    core::TrainingConfig kept;
    try {
        kept = core::trainingConfigFromJson(object[u"config"_s].toString().toStdString(), {});
    } catch (const core::Error&) {
        return; // of another version: the choices alone are kept
    }
    const QJsonArray changed = object[u"changed"_s].toArray();
    visitKeys([&](std::string_view key) {
        changed.contains(plain(key)) ? copyField(kept, m_config, key) : copyField(m_preset, m_config, key);
    });
    follow();
}

} // namespace ui
