/// The settings of the next run while they are chosen: the answers to the three questions, the values these come to,
/// and what the person changed beside them. Knows no widget.
#pragma once

#include "core/model/ModelConfig.h"
#include "core/training/Presets.h"
#include "ui/shell/FieldAccess.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <string>

namespace ui {

class TrainingDraft {
public:
    explicit TrainingDraft(core::Presets presets);

    const core::Presets& presets() const { return m_presets; }
    const core::TrainingConfig& config() const { return m_config; }
    /// What the choices come to without the person's own changes.
    const core::TrainingConfig& preset() const { return m_preset; }

    const std::string& chosen(const std::string& group) const { return m_chosen.at(group); }
    /// What the choice decides loses the person's own change, and a recipe for another task is left; the rest stays.
    void choose(const std::string& group, const std::string& choice);
    /// What was not chosen by a person: it leaves what the person changed as it is.
    void suggest(const std::string& group, const std::string& choice);
    void suggestRecipe(const std::string& recipe);
    /// Empty where none is in use.
    const std::string& recipe() const { return m_recipe; }
    void chooseRecipe(const std::string& recipe);
    bool hasRecipe(const std::string& recipe) const;

    /// Sizes decide the learning rate and the longest record; nullopt: not known.
    void setModel(const std::optional<core::ModelConfig>& model);
    const std::optional<core::ModelConfig>& model() const { return m_model; }

    /// The field stays where the text cannot be used.
    std::vector<core::Problem> setText(std::string_view key, const QString& text);
    void setTargets(const std::vector<std::string>& targets);
    /// A purpose or a recipe that is for another task gives way.
    void setConfig(const core::TrainingConfig& config);
    bool isChanged(std::string_view key) const { return !isSameField(m_config, m_preset, key); }
    int changedCount() const;
    void takeBack(std::string_view key);
    /// The value of the file that decides the preset of a key, or nullptr where the default stands.
    const core::PresetValue* deciding(std::string_view key) const;

    /// The values of a choice that count for this model and method; of two for one key the later.
    std::vector<const core::PresetValue*> counting(const core::Preset& preset) const;

    QByteArray state() const;
    /// What the state holds and this program does not know is passed over.
    void restore(const QByteArray& state);

private:
    std::vector<const std::vector<core::PresetValue>*> layers() const;
    const core::Preset* choiceOf(const core::PresetGroup& group) const;
    const core::Preset* recipePreset() const;
    void chooseFor(const core::Preset& task);
    /// Computes the preset anew; fields that were as the old one said follow it.
    void follow();
    void drop(const std::vector<core::PresetValue>& values);
    template <class Change> void keepingOwn(const Change& change);
    core::PresetSituation situation() const;

    core::Presets m_presets;
    std::map<std::string, std::string> m_chosen;
    std::string m_recipe;
    std::optional<core::ModelConfig> m_model;
    core::TrainingConfig m_preset;
    core::TrainingConfig m_config;
};

} // namespace ui
