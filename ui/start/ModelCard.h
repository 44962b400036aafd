/// What was found in a model folder: its facts, and every problem with its way out. Shows a value, asks nothing.
#pragma once

#include <QFrame>

#include <vector>

class QFormLayout;
class QGridLayout;
class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace core {
struct Problem;
}

namespace ui {

class ModelSession;
struct ModelReport;

class ModelCard : public QFrame {
    Q_OBJECT
public:
    explicit ModelCard(const ModelSession& models, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showBusy();
    void showReport(const ModelReport& report);
    void addFact(const QString& name, const QString& value);
    void addProblems(const std::vector<core::Problem>& problems, bool serious);
    /// The folder stands above; its files are named without it.
    core::Problem withinFolder(core::Problem problem) const;
    void clear();

    const ModelSession& m_models;
    QLabel* m_verdictIcon;
    QLabel* m_name;
    QLabel* m_verdict;
    QLabel* m_folder;
    QProgressBar* m_busy;
    QGridLayout* m_facts;
    QVBoxLayout* m_problems;
};

} // namespace ui
