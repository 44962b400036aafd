/// What to train: three choices in plain words, every setting beneath «Advanced», and what it comes to in trained
/// weights. It leaves records, time and memory to the forecast, and starting to the page. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/model/ModelConfig.h"
#include "core/project/RecordFilter.h"
#include "core/training/TrainingConfig.h"
#include "ui/train/TrainedSize.h"
#include "ui/train/TrainingDraft.h"

#include <QByteArray>
#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QLabel;
class QScrollArea;
class QToolButton;

namespace ui {

class AdvancedFields;
class ChoiceBar;
class LabelLine;
class RecipeLine;

class TrainingForm : public QWidget {
    Q_OBJECT
public:
    /// `presets` as resources/presets.json holds them; committedPresets() reads it.
    explicit TrainingForm(core::Presets presets, QWidget* parent = nullptr);

    /// The settings as they are now; a text that cannot be used has not changed them.
    const core::TrainingConfig& config() const { return m_draft.config(); }
    /// What differs from the choices is marked as the person's own.
    void setConfig(const core::TrainingConfig& config);
    /// Takes a known example's values, as «starter» for the sample; empty takes them away.
    void chooseRecipe(const std::string& recipe);
    /// The one that is in use, or empty.
    const std::string& recipe() const { return m_draft.recipe(); }
    /// As a click on the answer does; «classify» of «purpose».
    void choose(const std::string& group, const std::string& choice);
    /// The same where nobody clicked: what the person changed stays as it is.
    void suggest(const std::string& group, const std::string& choice);
    void suggestRecipe(const std::string& recipe);
    void setObjective(const std::string& objective);
    const std::string& chosen(const std::string& group) const { return m_draft.chosen(group); }
    /// nullptr: none chosen. Nothing of it is kept but a copy.
    void setModel(const core::ModelConfig* model);

    /// Those that there are to learn, with their numbers of records; a hint is shown where they are learned.
    void setLabels(const std::vector<core::LabelUse>& labels);

    /// What others found wrong; shown beside the fields they name, the rest above the choices.
    void setProblems(const std::vector<core::Problem>& problems);
    /// What the form itself found wrong; a run can start where there is nothing.
    const std::vector<core::Problem>& ownProblems() const { return m_ownProblems; }

    /// Weights that are trained, of the weights of the model; 0 where it cannot be told.
    std::int64_t trainedParameters() const { return m_trained; }

    /// Choices and own values, to be given to restore() at the next start.
    QByteArray state() const;
    void restore(const QByteArray& state);
    bool isAdvancedOpen() const;
    void setAdvancedOpen(bool isOpen);

signals:
    /// The settings or their problems are others.
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeContent();
    void makeChoices();
    /// Everything after the draft was changed.
    void take();
    void check();
    void showProblems();
    void showSize();
    void showFacts();
    void showLabels();
    TrainedSize sizeNow() const;
    /// Problems of the task stand with the purpose; the others are given back.
    std::vector<core::Problem> showPurpose(const std::vector<core::Problem>& problems);
    void showAdvanced();
    void retranslate();

    TrainingDraft m_draft;
    std::vector<core::Problem> m_ownProblems;
    std::vector<core::Problem> m_otherProblems;
    std::int64_t m_trained = 0;
    std::vector<core::LabelUse> m_labels;
    std::map<std::string, ChoiceBar*> m_choices;
    QScrollArea* m_scroll;
    QLabel* m_problems;
    LabelLine* m_labelLine;
    RecipeLine* m_recipe;
    QLabel* m_size;
    QToolButton* m_advanced;
    AdvancedFields* m_fields;
};

/// Those of the program. Throws core::Error where the file is not as it should be, which the tests keep from happening.
core::Presets committedPresets();

} // namespace ui
