/// What the table's ticked runs have come to, laid over one another: loss and accuracy, each run in its colour, their
/// settings side by side, and of two of them how their data differ. Of one run alone it shows the same without
/// comparing.
#pragma once

#include "ui/plot/PlotPace.h"
#include "ui/plot/RunSeries.h"
#include "ui/runs/RunTableModel.h"
#include "ui/session/RunsSession.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QTableView;

namespace ui {

class Dialogs;
class PlotView;
class SettingsModel;
class TrainingSession;

class RunComparison : public QWidget {
    Q_OBJECT
public:
    /// `worker` writes what is saved of the plots.
    RunComparison(RunsSession& runs, TrainingSession& training, Dialogs& dialogs, Worker& worker,
                  QWidget* parent = nullptr);
    /// The views go before the series they show.
    ~RunComparison() override;

    void setRuns(std::vector<TickedRun> runs);
    PlotView* lossPlot() const { return m_loss; }
    PlotView* accuracyPlot() const { return m_accuracy; }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Shown {
        TickedRun run;
        RunsSession::Events events; ///< that the series was made of; none for the run under way
        double seconds = -1;        ///< how far the run was then
        core::RunState state{};
        std::unique_ptr<RunSeries> series;
    };

    QWidget* makePlots(Dialogs& dialogs, Worker& worker);
    QWidget* makeSettings();
    void bind(TrainingSession& training);
    /// Takes events that came, and new names.
    void refresh();
    bool takeEvents(Shown& shown);
    void setPlots();
    void showSettings();
    void compareData();
    void showDifference();
    void follow(const QString& folder, const std::vector<core::TrainingEvent>& events);
    void retranslate();

    RunsSession& m_runs;
    std::vector<Shown> m_shown;
    PlotPace m_pace;
    PlotView* m_loss;
    PlotView* m_accuracy;
    QLabel* m_title;
    QLabel* m_difference;
    QCheckBox* m_only;
    QLabel* m_same;
    QTableView* m_table;
    SettingsModel* m_settings;
    QStringList m_labels;   ///< of the shown runs, as the plots have them
    QStringList m_compared; ///< the two runs whose data were asked for
    std::optional<core::DataDifference> m_found;
    std::vector<core::Problem> m_problems;
};

} // namespace ui
