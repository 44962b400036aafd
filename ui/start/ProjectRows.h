/// The projects that were open before, a row each; a click opens one. The one that is open comes first.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {

class ProjectSession;

class ProjectRows : public QWidget {
    Q_OBJECT
public:
    /// Tab comes here from `before`.
    ProjectRows(ProjectSession& project, QWidget* before, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void orderTabs();
    void addRow(const QString& folder);

    ProjectSession& m_project;
    QWidget* m_before;
    QVBoxLayout* m_column;
};

} // namespace ui
