#include "ui/train/Suggestions.h"

#include "ui/session/LabelCounts.h"
#include "ui/session/Paths.h"
#include "ui/train/TrainingForm.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ui {
namespace {

const std::string Purpose = "purpose";
const std::string Classify = "classify";
const std::string OneLabel = "cross_entropy";

std::string recipeOf(const QString& base) {
    const std::optional<Sample> sample = sampleOf(base);
    if (!sample) return {};
    return *sample == Sample::Clinic ? "starter" : "reviews";
}

/// Numbers with places behind the point are measured, not told apart.
bool areMeasured(const std::vector<core::LabelUse>& labels) {
    bool hasPlaces = false;
    for (const core::LabelUse& use : labels) {
        const QString text = QString::fromStdString(use.label);
        bool isNumber = false;
        text.toDouble(&isNumber);
        if (!isNumber) return false;
        hasPlaces = hasPlaces || text.contains(u'.');
    }
    return hasPlaces;
}

} // namespace

Suggestions::Suggestions(TrainingForm& form, const LabelCounts& labels, QObject* parent)
    : QObject(parent), m_form(form), m_labels(labels) {
    connect(&m_labels, &LabelCounts::changed, this, &Suggestions::takeLabels);
}

void Suggestions::setBase(const QString& folder, const core::ModelConfig* model) {
    const bool wasEncoder = std::exchange(m_isEncoder, model && model->sight == core::Sight::All);
    if (wasEncoder && !m_isEncoder && !m_labels.isKnown())
        takePurposeBack(); // it was suggested by the model, whatever the records are
    suggestPurpose();      // first: a recipe takes the purpose with it
    suggestRecipe(folder);
}

void Suggestions::takeLabels() {
    m_form.setLabels(m_labels.labels());
    const bool wasSuggested = !m_purposeBefore.empty();
    suggestPurpose();
    suggestObjective();
    if (wasSuggested && m_purposeBefore.empty()) suggestRecipeAgain();
}

/// The recipe of another model is of no use to this one; one that the person has chosen stays.
void Suggestions::suggestRecipe(const QString& base) {
    if (base == m_base) return;
    const std::string before = recipeOf(std::exchange(m_base, base)), recipe = recipeOf(base);
    if (!recipe.empty() && (m_form.recipe().empty() || m_form.recipe() == before))
        m_form.suggestRecipe(recipe);
    else if (!before.empty() && m_form.recipe() == before)
        m_form.suggestRecipe({});
}

/// It left with the purpose, which is back.
void Suggestions::suggestRecipeAgain() {
    const std::string recipe = recipeOf(m_base);
    if (!recipe.empty() && m_form.recipe().empty()) m_form.suggestRecipe(recipe);
}

void Suggestions::suggestPurpose() {
    if (!m_isEncoder && !m_labels.isKnown()) return;
    const bool isLabelled = !m_labels.isEmpty() && !m_labels.isUsed(core::RecordField::Output);
    if (!m_isEncoder && !isLabelled) return takePurposeBack();
    if (m_form.chosen(Purpose) == Classify || !m_purposeBefore.empty())
        return; // suggested already: what stands there was chosen
    m_purposeBefore = m_form.chosen(Purpose);
    m_form.suggest(Purpose, Classify);
    suggestObjective();
}

void Suggestions::takePurposeBack() {
    const std::string before = std::exchange(m_purposeBefore, {});
    if (before.empty() || m_form.chosen(Purpose) != Classify) return;
    m_form.suggest(Purpose, before);
    suggestObjective();
}

void Suggestions::suggestObjective() {
    const bool areLabelsLearned = m_form.config().task == "classification";
    if (areLabelsLearned && !m_labels.isKnown()) return;
    const std::string& now = m_form.config().objective;
    const bool isOwn = now != OneLabel && now != m_objective;
    if (isOwn) return;
    std::string fitting = OneLabel;
    if (areLabelsLearned && m_labels.isOfSeveral()) fitting = "multi_label";
    if (areLabelsLearned && areMeasured(m_labels.labels())) fitting = "regression";
    const bool isPutBack = now == OneLabel && !m_objective.empty() && m_objective == fitting;
    if (isPutBack) return; // the person does not want what was suggested
    if (now != fitting) m_form.setObjective(fitting);
    m_objective = fitting == OneLabel ? std::string() : fitting;
}

} // namespace ui
