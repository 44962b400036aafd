/// The plots of one run, live or past: loss and accuracy above, learning rate, gradient norm and speed below, with one
/// x axis, one smoothing and one cross-hair for all. Holds the run's series.
#pragma once

#include "ui/plot/PlotPace.h"
#include "ui/plot/PlotView.h"
#include "ui/plot/RunSeries.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace ui {

class PlotPanel : public QWidget {
    Q_OBJECT
public:
    PlotPanel(Dialogs& dialogs, Worker& worker, QWidget* parent = nullptr);
    /// The views go before the series they show.
    ~PlotPanel() override;

    /// A past run, or what there is of a live one.
    void setRun(const std::vector<core::TrainingEvent>& events);
    /// What a live run told since; drawn at most ten times a second.
    void append(const std::vector<core::TrainingEvent>& events);
    void clear();
    const RunSeries& series() const { return m_series; }
    PlotView* view(PlotQuantity quantity) const { return m_views[static_cast<std::size_t>(quantity)]; }

signals:
    /// A point of the run's steps was clicked in a view, or chosen by Enter there.
    void stepPicked(ui::PlotView* view, qint64 step);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeControls();
    void makeViews(Dialogs& dialogs, Worker& worker);
    void setAxis(int index);
    void setSmoothing(int percent);
    void setScale(PlotScale scale);
    void seriesChanged();
    void pick(PlotView* view, double x);
    void retranslate();

    RunSeries m_series;
    PlotPace m_pace;
    QLabel* m_axisLabel;
    QComboBox* m_axis;
    QLabel* m_smoothingLabel;
    QSlider* m_smoothing;
    QLabel* m_smoothingValue;
    QCheckBox* m_log;
    std::vector<PlotView*> m_views; ///< by PlotQuantity
};

} // namespace ui
