/// The first page: what the studio does, and the choice of a base model with what was found in its folder.
#pragma once

#include "ui/shell/Page.h"

class QAction;
class QLabel;
class QPushButton;

namespace ui {

class ModelSession;
class StepTiles;

class StartPage : public Page {
    Q_OBJECT
public:
    StartPage(ModelSession& models, QAction* chooseModel, QWidget* parent = nullptr);

    QWidget* firstFocus() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeModelPart();
    void retranslate();

    ModelSession& m_models;
    QAction* m_chooseModel;
    QLabel* m_title;
    QLabel* m_text;
    StepTiles* m_tiles;
    QLabel* m_modelTitle;
    QLabel* m_modelText;
    QPushButton* m_choose;
    QLabel* m_drop;
};

} // namespace ui
