/// The records that are chosen in the table, beside it: one is edited and seen as the model sees it, several get a
/// status, a split, or are deleted. What is typed goes to the project when a field is left, on the next record, and
/// after a second of rest; nothing typed is lost. Which record is next, the page decides.
#pragma once

#include "core/project/StoredRecord.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;
class QTabWidget;

namespace ui {

class Actions;
class LabelCounts;
class ProjectSession;
class PromptPanel;
class PromptSession;
class RecordEdits;
class RecordForm;
class RecordQuery;
class ReviewBar;
class TokenBar;
struct PromptReport;

class RecordEditor : public QWidget {
    Q_OBJECT
public:
    static constexpr int RestMs = 1000;

    /// Keys and explanations of status and split are those of the table's commands.
    RecordEditor(const Actions& actions, const ProjectSession& project, RecordQuery& records, RecordEdits& edits,
                 PromptSession& prompts, const LabelCounts& labels, QWidget* parent = nullptr);
    ~RecordEditor() override;

    /// What was typed goes to the project first.
    void setRecords(std::vector<core::RecordId> records);
    const std::vector<core::RecordId>& records() const { return m_ids; }
    /// What is typed goes to the project now; nothing where nothing was changed.
    void commit();
    /// The keyboard goes to the instruction.
    void startEditing();

signals:
    /// To the record so many rows further down; negative: up.
    void stepWanted(int by);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void makeLayout();
    void connectSessions();
    void addKey(const QKeySequence& key, void (RecordEditor::*slot)());
    core::RecordId single() const { return m_ids.size() == 1 ? m_ids.front() : 0; }
    void refresh();
    void refreshTitle();
    void look();
    void showPrompt(const PromptReport& report);
    void rest();
    void stepUp() { emit stepWanted(-1); }
    void stepDown() { emit stepWanted(1); }
    void approveAndStep();
    void remove();
    void retranslate();

    const ProjectSession& m_project;
    RecordQuery& m_records;
    RecordEdits& m_edits;
    PromptSession& m_prompts;
    std::vector<core::RecordId> m_ids;
    QLabel* m_title;
    QLabel* m_hint;
    QTabWidget* m_tabs;
    QScrollArea* m_scroll;
    RecordForm* m_form;
    PromptPanel* m_prompt;
    TokenBar* m_tokens;
    ReviewBar* m_review;
    QTimer m_rest; ///< since the last key
    QTimer m_wait; ///< until what is typed is counted
};

} // namespace ui
