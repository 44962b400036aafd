/// The newest run of the project that can go on, and the button for it; hidden where there is none, while one is
/// trained, and where the line over the plots offers the same. Lives on the UI thread.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class TrainingSession;
struct UnfinishedRun;

class UnfinishedLine : public QFrame {
    Q_OBJECT
public:
    explicit UnfinishedLine(TrainingSession& training, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    bool isShown(const UnfinishedRun& run) const;
    const UnfinishedRun* waiting() const;
    void refresh();

    TrainingSession& m_training;
    QLabel* m_text;
    QPushButton* m_goOn;
};

} // namespace ui
