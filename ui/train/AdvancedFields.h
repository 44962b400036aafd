/// Every setting of a run, in groups, with a search. Made from the description of TrainingConfig, so that a new key
/// appears by itself. Shows a draft and changes it.
#pragma once

#include "core/Problem.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

class FieldEditor;
class FieldRow;
class TargetTicks;
class TrainingDraft;

class AdvancedFields : public QWidget {
    Q_OBJECT
public:
    explicit AdvancedFields(TrainingDraft& draft, QWidget* parent = nullptr);

    /// Shows the draft as it is now.
    void refresh();
    void refreshModel();
    /// Problems whose place names a key stand beside it; the others are given back.
    std::vector<core::Problem> setProblems(const std::vector<core::Problem>& problems);
    /// Texts that were typed and cannot be used.
    std::vector<core::Problem> typedProblems() const;
    /// How many rows name a problem.
    int problemCount() const;
    FieldRow* row(const std::string& key) const;

signals:
    /// The person changed the draft, or typed what cannot be used.
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Field {
        FieldRow* row = nullptr;
        FieldEditor* editor = nullptr; ///< nullptr for the target modules
        std::vector<core::Problem> typed;
    };

    void makeRow(std::string_view key);
    void edit(const std::string& key, const QString& text);
    void filter();
    void chooseRecipe();
    void retranslate();

    TrainingDraft& m_draft;
    QLineEdit* m_search;
    QLabel* m_recipeLabel;
    QComboBox* m_recipe;
    QLabel* m_nothing;
    TargetTicks* m_targets;
    std::vector<QLabel*> m_headings;
    std::map<std::string, Field> m_fields;
};

} // namespace ui
