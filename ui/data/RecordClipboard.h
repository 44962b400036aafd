/// Copy, cut and paste with spreadsheets: selected cells become a table, a table goes over the cells from the current
/// one on and past the last row as new records, and JSON becomes records. A paste is one step of undo.
#pragma once

#include "core/Problem.h"
#include "core/project/StoredRecord.h"
#include "ui/data/RecordColumns.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace ui {

class Actions;
class DataReader;
class RecordCommands;
class RecordEdits;
class RecordFetch;
class RecordTableView;

class RecordClipboard : public QObject {
    Q_OBJECT
public:
    RecordClipboard(Actions& actions, DataReader& reader, RecordEdits& edits, RecordTableView& view, RecordFetch& fetch,
                    RecordCommands& commands, QObject* parent = nullptr);
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
    /// The first row names fields: `names`, and so many rows after it.
    void headerAsked(const QStringList& names, qint64 rows);

private:
    using Row = std::vector<std::string>;
    using Rows = std::vector<Row>;
    struct Content {
        std::vector<core::StoredRecord> records; ///< of JSON
        std::vector<core::Problem> problems;     ///< of JSON
        Rows rows;
        bool namesFields = false;
    };

    void copyThen(std::function<void()> then);
    void take(Content content);
    void addRecords(const Content& content);
    void pasteCells(const Rows& rows);
    void fillSelection(const std::string& text);
    std::vector<std::optional<core::RecordField>> targets(std::size_t width) const;
    static Content read(const std::string& text);

    DataReader& m_reader;
    RecordEdits& m_edits;
    RecordTableView& m_view;
    RecordFetch& m_fetch;
    RecordCommands& m_commands;
    std::shared_ptr<const Rows> m_asked; ///< waits for the answer about its first row
    std::stop_source m_stop;
};

} // namespace ui
