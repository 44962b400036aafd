/// The kinds of records at the left of the table, with their numbers: all, those of a status, those of a use, those of
/// a label. A click shows only them.
#pragma once

#include "core/project/RecordFilter.h"

#include <QListWidget>

namespace ui {

class LabelCounts;

class ViewList : public QListWidget {
    Q_OBJECT
public:
    explicit ViewList(QWidget* parent = nullptr);

    void showCounts(const core::RecordCounts& counts);
    /// A row for each of the most frequent labels, and one for the records without; none where there are no labels.
    void showLabels(const LabelCounts& labels);
    /// Marks the kind that the filter leaves, where it is one of these.
    void showFilter(const core::RecordFilter& filter);

    QSize sizeHint() const override;

signals:
    /// Statuses, splits and labels of it; its text is the bar's matter.
    void chosen(const core::RecordFilter& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(int row);
    core::RecordFilter filterOf(int row) const;
    void showCount(int row, qint64 count);

    core::RecordCounts m_counts;
    const LabelCounts* m_labels = nullptr;
    core::RecordFilter m_filter;
};

} // namespace ui
