/// The kinds of records at the left of the table, with their numbers: all, those of a status, those of a use. A click
/// shows only them.
#pragma once

#include "core/project/RecordFilter.h"

#include <QListWidget>

namespace ui {

class ViewList : public QListWidget {
    Q_OBJECT
public:
    explicit ViewList(QWidget* parent = nullptr);

    void showCounts(const core::RecordCounts& counts);
    /// Marks the kind that the filter leaves, where it is one of these.
    void showFilter(const core::RecordFilter& filter);

    QSize sizeHint() const override;

signals:
    /// Statuses and splits of it; its text is the bar's matter.
    void chosen(const core::RecordFilter& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void choose(int row);

    core::RecordCounts m_counts;
};

} // namespace ui
