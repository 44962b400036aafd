/// The line over the plots: what the run is doing and what one can do with it now. Lives on the UI thread.
#pragma once

#include "ui/session/TrainingSession.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace ui {

class RunBar : public QFrame {
    Q_OBJECT
public:
    explicit RunBar(TrainingSession& training, QWidget* parent = nullptr);

    /// What the run's figures say so far, in a sentence.
    void setVerdict(const QString& verdict);

signals:
    /// Asks to try what the run made.
    void resultAsked(const QString& runFolder);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void keepFocus(const QWidget* before);
    void showState();
    void showProgress();
    QString stateText() const;
    QString detailText() const;

    TrainingSession& m_training;
    QString m_verdict;
    QLabel* m_title;
    QLabel* m_detail;
    QLabel* m_problem;
    QProgressBar* m_progress;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_stop;
    QPushButton* m_next;
    QToolButton* m_putAway;
};

} // namespace ui
