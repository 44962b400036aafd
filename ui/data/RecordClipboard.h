/// Copy, cut and paste with spreadsheets: selected cells become a table, a table goes over the cells from the current
/// one on and past the last row as new records, and JSON becomes records. A paste is one step of undo. Cut and paste
/// change the cells that were chosen when the key was pressed, however long reading takes.
#pragma once

#include "core/Problem.h"
#include "core/project/HistoryEntry.h"
#include "core/project/StoredRecord.h"
#include "ui/data/RecordColumns.h"
#include "ui/session/Worker.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace core {
struct ClipboardForms;
}

namespace ui {

class Actions;
class ProjectSession;
class RecordCommands;
class RecordEdits;
class RecordFetch;
class RecordReveal;
class RecordTableView;

class RecordClipboard : public QObject {
    Q_OBJECT
public:
    RecordClipboard(Actions& actions, ProjectSession& project, RecordEdits& edits, RecordTableView& view,
                    RecordFetch& fetch, RecordReveal& reveal, RecordCommands& commands, QObject* parent = nullptr);
    ~RecordClipboard() override;

    void copy();
    void cut();
    void paste();
    /// The answer to `headerAsked`.
    void pasteWithHeader();
    void pasteAsCells();

signals:
    void said(const QString& text);
    void failed(const std::vector<core::Problem>& problems);
    /// All of it was pasted, once what was wrong with it had been mended.
    void repaired(const std::vector<core::Problem>& repairs);
    /// The first row names fields: `names`, and so many rows after it.
    void headerAsked(const QStringList& names, qint64 rows);

private:
    using Row = std::vector<std::string>;
    using Rows = std::vector<Row>;
    using Columns = std::vector<RecordColumn>;
    struct Content {
        std::vector<core::StoredRecord> records; ///< of JSON
        std::vector<core::Problem> problems;     ///< of JSON
        std::vector<core::Problem> repairs;      ///< of JSON
        Rows rows;
        bool namesFields = false;
    };
    /// Where a paste goes.
    struct Target {
        std::vector<core::RecordId> rows;     ///< from the first selected one down; below them are new records
        Columns columns;                      ///< from the current one on, as they are shown
        Columns origin;                       ///< where a table of our own came from; empty where it goes elsewhere
        std::vector<core::TextEdit> selected; ///< for one cell alone
        std::vector<core::RecordId> statuses; ///< for one cell alone: records whose status is selected
        std::vector<core::RecordId> splits;   ///< the same of the split
        qint64 selectedCells = 0;
    };

    void copyThen(std::function<void()> then);
    void take(Content content, Target target);
    void addRecords(const Content& content);
    void pasteCells(const Rows& rows, const Target& target);
    void fillSelection(const std::string& text, const Target& target);
    Target targetOf(const QString& text) const;
    void showNew(const core::RecordChange& change);
    static Columns originOfTable(RecordColumn here);
    template <class Work, class Done> void parse(Work work, Done done);
    static Content read(const core::ClipboardForms& forms);
    static Content readWithHeader(const Rows& rows);

    RecordEdits& m_edits;
    RecordTableView& m_view;
    RecordFetch& m_fetch;
    RecordReveal& m_reveal;
    RecordCommands& m_commands;
    std::shared_ptr<const Rows> m_asked; ///< waits for the answer about its first row
    Target m_askedTarget;
    std::deque<std::size_t> m_pasted; ///< new records of each paste that is on its way
    std::stop_source m_stop; ///< of the open project
    Worker m_parser{"clipboard"}; ///< not the reader: that one may be searching for seconds
};

} // namespace ui
