/// The settings of several runs side by side, a row each; rows in which they differ are marked.
#pragma once

#include "core/training/RunConfig.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace ui {

/// A run as a column.
struct SettingsOfRun {
    QString name;
    core::RunConfig config;
};

class SettingsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SettingsModel(QObject* parent = nullptr);

    void setRuns(std::vector<SettingsOfRun> runs);
    /// All rows, or those in which the runs differ. Of one run all are shown.
    void setOnlyDiffering(bool isOnly);
    int differing() const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString label;
        QString explanation;
        QStringList values;
        bool isDiffering() const { return values.count(values.front()) != values.size(); }
    };
    void fill();
    void addOrigin();
    void addSettings();

    std::vector<SettingsOfRun> m_runs;
    std::vector<Row> m_all;
    std::vector<std::size_t> m_shown; ///< rows of m_all
    bool m_isOnlyDiffering = true;
};

} // namespace ui
