/// The runs of the project as rows, and which of them are ticked to be laid over one another, each in a colour it keeps
/// while it is ticked. Follows RunsSession.
#pragma once

#include "core/training/RunOverview.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

class RunsSession;

enum class RunColumn {
    Name,
    State,
    Base,
    Data,
    Rank,
    LearningRate,
    Steps,
    BestLoss,
    Accuracy,
    F1,
    Time,
    Started,
    Note
};
constexpr int RunColumnCount = 13;

/// A run that is shown in a colour (an index into seriesColors(), see PlotRun).
struct TickedRun {
    QString folder;
    int color = 0;
    friend bool operator==(const TickedRun&, const TickedRun&) = default;
};

class RunTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole, ///< invalid where there is nothing to compare
        FolderRole,
        ColorRole,  ///< of a ticked run; -1 else
        ReasonRole, ///< what is wrong with it
    };

    explicit RunTableModel(RunsSession& runs, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    QModelIndex indexOf(const QString& folder) const;
    /// In the order in which they were ticked.
    const std::vector<TickedRun>& ticked() const { return m_ticked; }
    void setTicked(const QString& folder, bool isTicked);
    void untickAll();
    /// Texts and colours anew.
    void retranslate();

signals:
    void tickedChanged();

private:
    const core::RunOverview& run(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    QVariant text(const core::RunOverview& run, RunColumn column) const;
    QVariant toolTip(const core::RunOverview& run, RunColumn column) const;
    QVariant sortValue(const core::RunOverview& run, RunColumn column) const;
    int colorOf(const QString& folder) const;
    int freeColor() const;
    void take();
    void update(const QString& folder);

    RunsSession& m_runs;
    std::vector<core::RunOverview> m_rows;
    std::vector<TickedRun> m_ticked;
};

} // namespace ui
