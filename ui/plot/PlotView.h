/// One plot of one quantity, of one run or several: title, the drawing, a table of its values, the answer to «What am I
/// looking at?», and everything one may do with it, as a menu. Whoever owns the series says when they changed.
#pragma once

#include "ui/plot/PlotPace.h"
#include "ui/plot/PlotRun.h"
#include "ui/plot/PlotWords.h"
#include "ui/plot/Thinning.h"

#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace ui {

class Dialogs;
class NoticeLine;
class PlotCanvas;
class PlotTableModel;
class Worker;

class PlotView : public QWidget {
    Q_OBJECT
public:
    /// `dialogs` ask where to save, `worker` writes; views that are seen together share a `pace`.
    PlotView(PlotQuantity quantity, Dialogs& dialogs, Worker& worker, PlotPace& pace, QWidget* parent = nullptr);
    ~PlotView() override;

    void setRuns(std::vector<PlotRun> runs);
    void setAxis(PlotAxis axis);
    void setScale(PlotScale scale);
    PlotScale scale() const;
    /// The series grew or changed: draws them at the next due time, or when the view is seen again.
    void seriesChanged();
    /// The cross-hair of another plot moved.
    void showPointer(std::optional<double> x);
    /// Says something below the drawing, with what can be done about it.
    void say(const QString& text, QAction* action);
    void sayProblem(const QString& text);
    void unsay();
    /// What a click on a point does, for whoever asks; empty: nothing.
    void setPickText(const QString& text) { m_pickText = text; }
    /// Last values and trend of each run in words.
    QString summary() const;
    QString explanation() const;

signals:
    void pointerMoved(std::optional<double> x);
    void scaleChanged(ui::PlotScale scale);
    /// A point was clicked, or chosen by Enter.
    void picked(double x);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Format { Png, Svg, Csv };

    void makeActions();
    void makeLayout();
    void retranslate();
    void refreshIfSeen();
    void describe();
    QString unit() const;
    void showTable(bool shown);
    void explain();
    void copyPicture();
    void save(Format format);
    void write(Format format, const QString& path);
    void showWritten(const QString& path, const QString& problem);

    const PlotQuantity m_quantity;
    Dialogs& m_dialogs;
    Worker& m_worker;
    PlotPace& m_pace;
    std::vector<PlotRun> m_runs;
    bool m_isStale = true;
    QString m_pickText;
    QLabel* m_title;
    QLabel* m_unit;
    QLabel* m_note;
    QToolButton* m_help;
    QToolButton* m_menuButton;
    QMenu* m_menu;
    QStackedWidget* m_stack;
    PlotCanvas* m_canvas;
    QTableView* m_table;
    PlotTableModel* m_model;
    NoticeLine* m_notice;
    QAction *m_copy, *m_png, *m_svg, *m_csv, *m_log, *m_reset, *m_asTable, *m_explain;
};

} // namespace ui
