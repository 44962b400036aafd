/// A page without content yet: what belongs here, and the one next step. For what the command line does today it shows
/// the command, filled in with the base model, to be copied.
#pragma once

#include "ui/shell/Page.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class ModelSession;

class EmptyPage : public Page {
    Q_OBJECT
public:
    /// `chooseModel` is the next step as long as there is no base model.
    EmptyPage(Place place, const ModelSession& models, QAction* chooseModel, QWidget* parent = nullptr);

    QWidget* firstFocus() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Words {
        QString title;
        QString text;
        QString commandText; ///< what the command below does
    };

    void refresh();
    Words words() const;
    QString command() const;

    Place m_place;
    const ModelSession& m_models;
    QAction* m_chooseModel;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_commandText;
    QPlainTextEdit* m_command;
    QPushButton* m_next;
};

} // namespace ui
