/// The line under every page while something runs: what, how far, what remains, and what one can do with it from any
/// page. It is gone when nothing runs.
#pragma once

#include <QFrame>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

struct JobAction {
    QString objectName;
    QString text;
    QString explanation;
    std::function<void()> run;
};

struct Job {
    QString title;
    QString detail;
    std::optional<int> permille; ///< empty: under way, and nobody knows how far
    std::vector<JobAction> actions;
};

class JobBar : public QFrame {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);

    void setJob(const std::optional<Job>& job);

signals:
    /// The title was clicked: shows the page of the job.
    void asked();

private:
    void setActions(const std::vector<JobAction>& actions);

    QPushButton* m_title;
    QLabel* m_detail;
    QProgressBar* m_progress;
    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_buttons;
    std::vector<JobAction> m_actions;
};

} // namespace ui
