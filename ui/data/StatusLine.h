/// The line below the table: how many records there are and are selected, how long they are, what labels they have,
/// what was just done, and what can be taken back.
#pragma once

#include "core/project/HistoryEntry.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace ui {

class StatusLine : public QWidget {
    Q_OBJECT
public:
    struct Numbers {
        qint64 records = 0;
        qint64 total = 0; ///< of the project, whatever is looked for
        int selected = 0;
        qint64 counted = 0; ///< records whose tokens are known
        qint64 meanTokens = 0;
        qint64 cut = 0;
        friend bool operator==(const Numbers&, const Numbers&) = default;
    };

    StatusLine(QAction* undo, QAction* redo, QWidget* parent = nullptr);

    void show(const Numbers& numbers);
    void showUndo(const core::UndoState& state);
    /// A button with these words; without them none.
    void showLabels(const QString& summary, const QString& advice, bool isUneven);
    /// Stays for a few seconds.
    void say(const QString& text);
    QString said() const;

signals:
    /// The button of the labels was pressed; its upper corner on the screen.
    void labelsWanted(const QPoint& place);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QAction* m_undoAction;
    QAction* m_redoAction;
    QLabel* m_numbers;
    QPushButton* m_labels;
    QLabel* m_said;
    QPushButton* m_undo;
    QPushButton* m_redo;
    Numbers m_shown;
    core::UndoState m_state;
    QTimer m_fade;
};

} // namespace ui
