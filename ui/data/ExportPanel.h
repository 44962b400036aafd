/// What of the project is written into a file, in which format and with what beside the texts. Blocks nothing.
#pragma once

#include "core/exchange/RecordExport.h"
#include "core/Problem.h"

#include <QFrame>

#include <array>
#include <vector>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace ui {

class ChoiceBox;
class Dialogs;
class ExportSession;
class ProjectSession;
class RecordQuery;

class ExportPanel : public QFrame {
    Q_OBJECT
public:
    ExportPanel(const ProjectSession& project, const RecordQuery& records, ExportSession& session, Dialogs& dialogs,
                QWidget* parent = nullptr);

    /// The records that are selected in the table.
    void setSelected(std::vector<core::RecordId> records);
    QWidget* firstFocus() const;

signals:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* makeWhat();
    QLayout* makeHow();
    QLayout* makeFoot();
    void connectSession();
    void refresh();
    void start();
    core::ExportOptions options() const;
    std::vector<core::Status> statuses() const;
    void sayWritten(const QString& file, const core::ExportedRecords& exported);
    void say(const QString& text, bool isProblem);
    void retranslate();

    const ProjectSession& m_project;
    const RecordQuery& m_records;
    ExportSession& m_session;
    Dialogs& m_dialogs;
    std::vector<core::RecordId> m_selected;
    QLabel* m_title;
    QRadioButton* m_all;
    QRadioButton* m_filter;
    QRadioButton* m_selection;
    QLabel* m_statusTitle;
    std::array<QCheckBox*, 4> m_statuses{};
    QLabel* m_formatTitle;
    ChoiceBox* m_format;
    QCheckBox* m_withLabel;
    QCheckBox* m_withStatus;
    QCheckBox* m_withSplit;
    QCheckBox* m_withNote;
    QProgressBar* m_progress;
    QLabel* m_result;
    QPushButton* m_close;
    QPushButton* m_write;
};

} // namespace ui
