/// A look at a file before its records are imported: its first rows with what each column becomes, its encoding, what
/// was repaired and what is left out and why, and what the new records are to be. Blocks nothing; shown while there is
/// a file to import.
#pragma once

#include "core/Problem.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace ui {

class ChoiceBox;
class ColumnPreview;
class ImportHow;
class ImportLabels;
class ImportSession;

class ImportPanel : public QFrame {
    Q_OBJECT
public:
    explicit ImportPanel(ImportSession& session, QWidget* parent = nullptr);

signals:
    /// The panel, which had the focus, has closed.
    void left();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* makeDecisions();
    QLayout* makeFoot();
    void connectChoices();
    void refresh();
    void refreshHead();
    void refreshDecisions();
    void refreshProblems();
    void refreshLabels();
    std::vector<core::Problem> named(std::vector<core::Problem> problems) const;
    void fitProblems();
    void refreshFoot();
    bool isWriting() const;
    void decide();
    void giveUp();
    QString importText() const;
    QString problemText() const;
    void retranslate();

    ImportSession& m_session;
    QLabel* m_title;
    ImportHow* m_how;
    ColumnPreview* m_columns;
    QLabel* m_statusTitle;
    ChoiceBox* m_status;
    QLabel* m_splitTitle;
    ChoiceBox* m_split;
    QLabel* m_trouble; ///< why nothing can be imported
    QCheckBox* m_textsAlone;
    ImportLabels* m_labels;
    QPlainTextEdit* m_problems;
    QProgressBar* m_progress;
    QPushButton* m_giveUp;
    QPushButton* m_import;
};

} // namespace ui
