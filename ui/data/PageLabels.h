/// The labels on the page of records: counted once, shown by its table, filter, kinds, editor and status line, and set
/// by keys.
#pragma once

#include "core/project/RecordFilter.h"
#include "ui/data/DataSessions.h"

#include <QObject>

#include <vector>

class QAction;
class QPoint;
class QWidget;

namespace ui {

class FilterBar;
class LabelCommands;
class LabelCounts;
class RecordFetch;
class RecordSide;
class RecordTableView;
class StatusLine;
class ViewList;

class PageLabels : public QObject {
    Q_OBJECT
public:
    PageLabels(const DataSessions& sessions, RecordFetch& fetch, RecordTableView& table, QWidget* page);

    std::vector<QAction*> actions() const;
    void bind(FilterBar& filter, ViewList& views, RecordSide& side, StatusLine& status);
    void retranslate();

signals:
    void said(const QString& text);
    /// The records of one label.
    void kindWanted(const core::RecordFilter& kind);

private:
    void refresh();
    void showPopup(const QPoint& place);

    RecordTableView& m_table;
    QWidget* m_page;
    const LabelCounts& m_counts;
    PromptSession& m_prompts;
    LabelCommands* m_commands;
    ViewList* m_views = nullptr;
    StatusLine* m_status = nullptr;
};

} // namespace ui
