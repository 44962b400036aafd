/// What the base model and the records suggest of the settings: a sample's proven ones with its model, labels as the
/// purpose where a model cannot write or records have labels alone, and what kind of labels. They come and go with what
/// suggests them, and nothing that the person has chosen is changed. Of labels that are not counted yet nothing is
/// said. Lives on the UI thread.
#pragma once

#include "core/model/ModelConfig.h"

#include <QObject>
#include <QString>

#include <string>

namespace ui {

class LabelCounts;
class TrainingForm;

class Suggestions : public QObject {
    Q_OBJECT
public:
    Suggestions(TrainingForm& form, const LabelCounts& labels, QObject* parent = nullptr);

    /// nullptr: there is none.
    void setBase(const QString& folder, const core::ModelConfig* model);
    /// The purpose that stood before labels were suggested, to be kept for the next start; empty: they are not.
    const std::string& purposeBefore() const { return m_purposeBefore; }
    void setPurposeBefore(const std::string& purpose) { m_purposeBefore = purpose; }
    /// The kind of labels that was suggested, to be kept as well; empty: none.
    const std::string& objective() const { return m_objective; }
    void setObjective(const std::string& objective) { m_objective = objective; }

private:
    void suggestRecipe(const QString& base);
    void suggestRecipeAgain();
    void suggestPurpose();
    void takePurposeBack();
    void suggestObjective();
    void takeLabels();

    TrainingForm& m_form;
    const LabelCounts& m_labels;
    QString m_base;
    bool m_isEncoder = false;
    std::string m_purposeBefore;
    std::string m_objective;
};

} // namespace ui
