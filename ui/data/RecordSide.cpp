#include "ui/data/RecordSide.h"

#include "ui/data/ExportPanel.h"
#include "ui/data/HistoryPanel.h"
#include "ui/data/RecordEditor.h"
#include "ui/session/ProjectSession.h"
#include "ui/shell/Theme.h"

#include <algorithm>

namespace ui {
namespace {

// More would leave the texts of the table no room, where the person has set no width.
constexpr int WidestEditor = 340;
constexpr int EditorLetters = 34;

} // namespace

RecordSide::RecordSide(const DataSessions& sessions, Actions& actions, Dialogs& dialogs, QWidget* parent)
    : QStackedWidget(parent), m_editor(new RecordEditor(actions, sessions.project, sessions.query, sessions.edits,
                                                        sessions.prompts, sessions.labels, this)),
      m_history(new HistoryPanel(sessions.reader, sessions.project, sessions.edits, this)),
      m_export(new ExportPanel(sessions.project, sessions.query, sessions.exporter, dialogs, this)) {
    for (QWidget* each :
         {static_cast<QWidget*>(m_editor), static_cast<QWidget*>(m_history), static_cast<QWidget*>(m_export)})
        addWidget(each);
    connect(m_editor, &RecordEditor::stepWanted, this, &RecordSide::stepWanted);
    const auto close = [this] {
        showEditor();
        emit closed();
    };
    connect(m_history, &HistoryPanel::closeWanted, this, close);
    connect(m_export, &ExportPanel::closeWanted, this, close);
    connect(&sessions.project, &ProjectSession::closed, this, &RecordSide::showEditor);
    connect(this, &QStackedWidget::currentChanged, this, [this] {
        updateGeometry();
        emit changed();
    });
}

void RecordSide::setRecords(std::vector<core::RecordId> records) {
    m_editor->setRecords(records);
    m_records = std::move(records);
    if (currentWidget() == m_export) m_export->setSelected(m_records);
}

void RecordSide::commit() {
    m_editor->commit();
}

QSize RecordSide::sizeHint() const {
    QSize hint = currentWidget()->sizeHint();
    const int widest = std::max(WidestEditor, EditorLetters * letterWidth(fontMetrics()));
    if (isEditor()) hint.setWidth(std::min(hint.width(), widest));
    return hint.expandedTo(minimumSizeHint());
}

QSize RecordSide::minimumSizeHint() const {
    return currentWidget()->minimumSizeHint();
}

void RecordSide::showEditor() {
    setCurrentWidget(m_editor);
}

void RecordSide::showHistory() {
    setCurrentWidget(m_history);
    takeFocus();
}

void RecordSide::showExport() {
    m_export->setSelected(m_records);
    setCurrentWidget(m_export);
    takeFocus();
}

bool RecordSide::isEditor() const {
    return currentWidget() == m_editor;
}

void RecordSide::takeFocus() {
    if (isEditor()) return m_editor->startEditing();
    QWidget* first = currentWidget() == m_history ? m_history->firstFocus() : m_export->firstFocus();
    if (first) first->setFocus(Qt::TabFocusReason);
}

} // namespace ui
