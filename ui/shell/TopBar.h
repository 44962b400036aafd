/// The line above every page: the project, the base model and whether it fits, the search, the lock, the device and the
/// engine. Shows values of the sessions; what its buttons do, MainWindow's actions say.
#pragma once

#include <QFrame>

namespace ui {

class Actions;
class BarButton;
class EngineScheduler;
class ModelSession;
class ProjectSession;

class TopBar : public QFrame {
    Q_OBJECT
public:
    TopBar(const Actions& actions, const EngineScheduler& engine, const ProjectSession& project,
           const ModelSession& models, QWidget* parent = nullptr);

    /// Where the menu of projects opens.
    BarButton* projectButton() const { return m_project; }
    /// Where the menu of base models opens.
    BarButton* modelButton() const { return m_model; }
    /// Under it the command palette opens.
    BarButton* searchButton() const { return m_search; }

signals:
    void projectsAsked();
    void modelsAsked();
    void deviceAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showProject();
    void showModel();
    void showDevice();

    const Actions& m_actions;
    const EngineScheduler& m_engine;
    const ProjectSession& m_projects;
    const ModelSession& m_models;
    BarButton* m_project;
    BarButton* m_model;
    BarButton* m_search;
    BarButton* m_lock;
    BarButton* m_device;
};

} // namespace ui
