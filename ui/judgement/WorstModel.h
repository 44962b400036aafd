/// The records that a run's result judged worst, one a row, the greatest loss first.
#pragma once

#include "ui/session/JudgedRun.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace ui {

class WorstModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Text, Right, Chosen, Probability, Loss, Since };
    static constexpr int ColumnCount = Since + 1;
    enum Role {
        RecordRole = Qt::UserRole, ///< its id in the project; 0: it belongs to none, or is gone
    };

    explicit WorstModel(QObject* parent = nullptr);

    /// Of one split, as many as WorstRecords.
    void show(const JudgedRun& run, core::Split split);
    void clear();
    void retranslate();
    /// Whether a column says anything of what is shown.
    bool isOf(Column column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const core::Judgement& judgement, int column) const;
    bool isOther(const core::Judgement& judgement) const;
    bool isGone(const core::Judgement& judgement) const;

    std::shared_ptr<const SummedJudgements> m_judgements;
    std::vector<const core::Judgement*> m_rows; ///< of m_judgements
    std::vector<core::RecordId> m_others, m_gone;
};

} // namespace ui
