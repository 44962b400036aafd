/// The first page: what the studio does, the projects, and the choice of a base model with what was found in its
/// folder.
#pragma once

#include "ui/shell/Page.h"

class QAction;
class QLabel;
class QPushButton;

namespace ui {

class Actions;
class KnownModels;
class ModelSession;
class ProjectSession;
class StepTiles;

class StartPage : public Page {
    Q_OBJECT
public:
    StartPage(ProjectSession& project, ModelSession& models, const KnownModels& known, const Actions& actions,
              QWidget* parent = nullptr);

    QWidget* firstFocus() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeProjectPart();
    QWidget* makeModelPart();
    QPushButton* makeButton(const char* objectName, QAction* action);
    void enable(QPushButton* button, bool isEnabled);
    void retranslate();

    ProjectSession& m_project;
    ModelSession& m_models;
    const KnownModels& m_known;
    const Actions& m_actions;
    QLabel* m_title;
    QLabel* m_text;
    StepTiles* m_tiles;
    QLabel* m_projectTitle;
    QLabel* m_projectText;
    QPushButton* m_sample;
    QPushButton* m_reviews;
    QPushButton* m_new;
    QPushButton* m_newFromFile;
    QPushButton* m_open;
    QLabel* m_modelTitle;
    QLabel* m_modelText;
    QPushButton* m_choose;
    QLabel* m_drop;
    QPushButton* m_waiting = nullptr; ///< that had the focus when it was greyed
};

} // namespace ui
