/// The projects that were open before, a row each; a click opens one. The one that is open comes first.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {

class ProjectSession;

class ProjectRows : public QWidget {
    Q_OBJECT
public:
    explicit ProjectRows(ProjectSession& project, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void addRow(const QString& folder);

    ProjectSession& m_project;
    QVBoxLayout* m_column;
};

} // namespace ui
