/// The line above the table: what is looked for and where, which statuses, uses and labels are shown, and how many
/// records that leaves. It holds the filter as the person sees it and tells each change after a moment of rest.
#pragma once

#include "core/Problem.h"
#include "core/project/RecordFilter.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace ui {

class LabelCounts;

class FilterBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int RestMs = 150;

    explicit FilterBar(QWidget* parent = nullptr);
    /// Those that its menu offers; they outlive it.
    void offerLabels(const LabelCounts& labels);

    const core::RecordFilter& filter() const { return m_filter; }
    /// Shown without being told.
    void show(const core::RecordFilter& filter);
    void showCount(qint64 records, bool isSearching, double searched);
    /// Beside the field; nothing takes the sentence away.
    void showProblems(const std::vector<core::Problem>& problems);
    /// Puts the keyboard into the field, with its text selected.
    void find();
    void clear();

signals:
    void filterChanged(const core::RecordFilter& filter);
    /// Esc in the field: back to the table.
    void left();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeFieldMenu();
    void makeFilterMenu();
    void layOut();
    void fillLabels();
    void chooseLabel(const std::string& label, bool isChosen);
    std::vector<std::string> textsOf(const std::vector<std::string>& labels) const;
    std::vector<std::string> labelsOf(const std::vector<std::string>& texts) const;
    void take();
    void showFilter();
    void retranslate();

    core::RecordFilter m_filter;
    QLineEdit* m_text;
    QAction* m_icon;
    QToolButton* m_pattern;
    QToolButton* m_case;
    QToolButton* m_field;
    QToolButton* m_filters;
    QLabel* m_count;
    QLabel* m_problem;
    QToolButton* m_clear;
    std::vector<QAction*> m_fieldActions; ///< the first: every field
    std::vector<QAction*> m_statusActions, m_splitActions, m_labelActions;
    const LabelCounts* m_labels = nullptr;
    std::vector<std::string> m_chosenLabels; ///< the filter has the texts that they stand in
    QTimer m_rest;
    qint64 m_shownCount = 0;
    bool m_isSearching = false;
};

} // namespace ui
