/// The line under every page while something runs: what, how far, what remains. It is gone when nothing runs.
#pragma once

#include <QFrame>
#include <QString>

#include <optional>

class QLabel;
class QProgressBar;

namespace ui {

struct Job {
    QString title;
    QString detail;
    std::optional<int> permille; ///< empty: under way, and nobody knows how far
};

class JobBar : public QFrame {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);

    void setJob(const std::optional<Job>& job);

private:
    QLabel* m_title;
    QLabel* m_detail;
    QProgressBar* m_progress;
};

} // namespace ui
