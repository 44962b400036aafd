/// The daily copies of a project: when each was made and how many records it holds. One of them opens as a new project;
/// nothing is ever overwritten.
#pragma once

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace ui {

class ProjectBackups;

class RestoreBox : public QDialog {
    Q_OBJECT
public:
    /// `folder` is the project's, which need not be open: it may be one that cannot be opened any more.
    RestoreBox(ProjectBackups& backups, const QString& folder, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void refresh();
    void restore();
    void retranslate();

    ProjectBackups& m_backups;
    QLabel* m_title;
    QLabel* m_hint;
    QListWidget* m_list;
    QLabel* m_problem;
    QPushButton* m_close;
    QPushButton* m_open;
};

} // namespace ui
