/// The table of runs in the order of a column. What has nothing in it comes last, whichever way one sorts.
#pragma once

#include "ui/runs/RunTableModel.h"

#include <QCollator>
#include <QLocale>
#include <QSortFilterProxyModel>

namespace ui {

class RunSort : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RunSort(RunTableModel* runs, QObject* parent = nullptr) : QSortFilterProxyModel(parent) {
        m_collator.setNumericMode(true); // «run-9» before «run-10», which the language «C» does not know
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        setSortRole(RunTableModel::SortRole);
        setDynamicSortFilter(true);
        setSourceModel(runs);
    }

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
        const QVariant one = left.data(RunTableModel::SortRole), other = right.data(RunTableModel::SortRole);
        const bool isRising = sortOrder() == Qt::AscendingOrder;
        if (!one.isValid() || !other.isValid()) return one.isValid() != other.isValid() && one.isValid() == isRising;
        if (one.typeId() == QMetaType::QString) return m_collator.compare(one.toString(), other.toString()) < 0;
        const double a = one.toDouble(), b = other.toDouble();
        if (a != a || b != b) return (a == a) != (b == b) && (a == a) == isRising; // NaN is the worst
        return a < b;
    }

private:
    QCollator m_collator{QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale()};
};

} // namespace ui
