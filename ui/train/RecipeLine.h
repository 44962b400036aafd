/// That ready-made settings are in use in place of the choices above: what they are, why, and the way back.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class TrainingDraft;
class WhyButton;

class RecipeLine : public QWidget {
    Q_OBJECT
public:
    explicit RecipeLine(QWidget* parent = nullptr);

    /// Away where the draft has none.
    void show(const TrainingDraft& draft);

signals:
    void left();

private:
    QLabel* m_sentence;
    QPushButton* m_leave;
    WhyButton* m_why;
};

} // namespace ui
