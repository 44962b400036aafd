#include "ui/data/RecordClipboard.h"

#include "core/exchange/ClipboardTable.h"
#include "core/exchange/DataFile.h"
#include "ui/data/RecordCommands.h"
#include "ui/data/RecordFetch.h"
#include "ui/data/RecordTableView.h"
#include "ui/data/RecordWords.h"
#include "ui/session/DataReader.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Quantity.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

namespace {

/// Which columns our own table came from, so that a row goes back to where it belongs.
constexpr QLatin1StringView OwnFormat("application/x-lorikeet-columns");

std::string cellText(const core::StoredRecord& stored, RecordColumn column) {
    if (const auto field = fieldOf(column)) return textOf(stored, *field);
    switch (column) {
    case RecordColumn::Status:
        return statusText(stored.status).toStdString();
    case RecordColumn::Split:
        return splitText(stored.split).toStdString();
    default:
        return {};
    }
}

core::ImportOptions tableOptions() {
    return {.answers = core::Answers::Optional, .firstRow = core::FirstRow::Header, .delimiter = '\t'};
}

/// Whether a table with this first row could be read by its names.
bool namesFields(const std::vector<std::string>& row) {
    const std::vector<std::vector<std::string>> probe{row, std::vector<std::string>(row.size(), "x")};
    try {
        return !core::readDataText(core::clipboardText(probe), "clipboard", tableOptions()).records.empty();
    } catch (const core::Error&) {
        return false;
    }
}

} // namespace

RecordClipboard::RecordClipboard(Actions& actions, DataReader& reader, RecordEdits& edits, RecordTableView& view,
                                 RecordFetch& fetch, RecordCommands& commands, QObject* parent)
    : QObject(parent), m_reader(reader), m_edits(edits), m_view(view), m_fetch(fetch), m_commands(commands) {
    connect(actions[Id::Copy], &QAction::triggered, this, &RecordClipboard::copy);
    connect(actions[Id::Cut], &QAction::triggered, this, &RecordClipboard::cut);
    connect(actions[Id::Paste], &QAction::triggered, this, &RecordClipboard::paste);
}

RecordClipboard::~RecordClipboard() {
    m_stop.request_stop();
}

void RecordClipboard::copy() {
    copyThen([] {});
}

/// Only what is on the clipboard is emptied in the table.
void RecordClipboard::cut() {
    copyThen([this] { m_commands.clearCells(); });
}

void RecordClipboard::copyThen(std::function<void()> then) {
    m_view.commitOpenField();
    auto columns = m_view.selectedColumns();
    // What the program counts is no data of the person's.
    const auto isCounted = [](RecordColumn column) {
        return column == RecordColumn::Number || column == RecordColumn::Tokens;
    };
    std::erase_if(columns, isCounted);
    if (columns.empty()) return emit said(tr("Only numbers are selected; select the texts to copy them."));
    const auto ids = m_view.selectedIds();
    if (!m_commands.isPossible(static_cast<qint64>(ids.size()) * std::ssize(columns))) return;
    m_fetch.fetch(ids, [this, columns, then = std::move(then)](const std::vector<core::StoredRecord>& records) {
        Rows rows;
        rows.reserve(records.size());
        for (const core::StoredRecord& stored : records) {
            Row& row = rows.emplace_back();
            for (const RecordColumn column : columns) row.push_back(cellText(stored, column));
        }
        QByteArray origin;
        for (const RecordColumn column : columns) origin += QByteArray::number(static_cast<int>(column)) + ' ';
        auto* data = new QMimeData;
        data->setText(QString::fromStdString(core::clipboardText(rows)));
        data->setData(OwnFormat, origin);
        QGuiApplication::clipboard()->setMimeData(data);
        emit said(tr("Copied %Ln row(s)", nullptr, static_cast<int>(records.size())));
        then();
    });
}

RecordClipboard::Content RecordClipboard::read(const std::string& text) {
    Content content;
    if (core::holdsJsonRecords(text)) {
        core::ImportedRecords found = core::readDataText(text, "clipboard", {.answers = core::Answers::Optional});
        content.problems = found.rejected;
        content.records = core::storedRecords(std::move(found));
        for (core::StoredRecord& stored : content.records) stored.record.file.clear();
        return content;
    }
    content.rows = core::clipboardCells(text);
    content.namesFields = content.rows.size() > 1 && namesFields(content.rows.front());
    return content;
}

void RecordClipboard::paste() {
    m_view.commitOpenField();
    const QString text = QGuiApplication::clipboard()->text();
    if (text.isEmpty()) return emit said(tr("There is no text on the clipboard."));
    m_stop.request_stop();
    m_stop = std::stop_source();
    const auto work = [text = text.toStdString()](const core::ProjectReader&, const std::stop_token&) {
        return read(text);
    };
    m_reader.run(m_stop.get_token(), work, this, [this](Outcome<Content> outcome) {
        if (outcome.value)
            take(std::move(*outcome.value));
        else
            emit failed(outcome.problems);
    });
}

void RecordClipboard::take(Content content) {
    if (!content.records.empty()) return addRecords(content);
    if (content.rows.empty()) return emit said(tr("There is no text on the clipboard."));
    if (!m_commands.isPossible(std::ssize(content.rows) * std::ssize(content.rows.front()))) return;
    m_asked = std::make_shared<const Rows>(std::move(content.rows));
    if (!content.namesFields) return pasteAsCells();
    QStringList names;
    for (const std::string& name : m_asked->front()) names += QString::fromStdString(name).left(40);
    emit headerAsked(names, std::ssize(*m_asked) - 1);
}

void RecordClipboard::addRecords(const Content& content) {
    if (!content.problems.empty()) emit failed(content.problems);
    m_edits.add(content.records, 0, core::EntryKind::Paste);
}

void RecordClipboard::pasteWithHeader() {
    const auto rows = std::exchange(m_asked, nullptr);
    if (!rows) return;
    const auto work = [rows](const core::ProjectReader&, const std::stop_token&) {
        core::ImportedRecords found = core::readDataText(core::clipboardText(*rows), "clipboard", tableOptions());
        Content content;
        content.problems = found.rejected;
        content.records = core::storedRecords(std::move(found));
        for (core::StoredRecord& stored : content.records) stored.record.file.clear();
        return content;
    };
    m_reader.run(m_stop.get_token(), work, this, [this](Outcome<Content> outcome) {
        if (outcome.value)
            addRecords(*outcome.value);
        else
            emit failed(outcome.problems);
    });
}

void RecordClipboard::pasteAsCells() {
    const auto rows = std::exchange(m_asked, nullptr);
    if (rows) pasteCells(*rows);
}

/// What each column of the table goes to: the fields from the current column on, as they are shown; a column between
/// them that holds no text takes one and loses it. Whole rows of our own go to where they came from.
std::vector<std::optional<core::RecordField>> RecordClipboard::targets(std::size_t width) const {
    std::vector<std::optional<core::RecordField>> fields;
    const auto shown = m_view.shownColumns();
    const QModelIndex current = m_view.currentIndex();
    const auto here = static_cast<RecordColumn>(current.isValid() ? current.column() : 0);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const bool isOwn = data && data->hasFormat(OwnFormat);
    if (isOwn && !fieldOf(here))
        for (const QByteArray& column : data->data(OwnFormat).simplified().split(' '))
            fields.push_back(fieldOf(column.toInt()));
    if (fields.size() == width) return fields;
    fields.clear();
    auto place = std::ranges::find(shown, here);
    if (place == shown.end()) place = shown.begin();
    while (place != shown.end() && !fieldOf(*place)) ++place; // a table from elsewhere begins with a text
    for (; place != shown.end() && fields.size() < width; ++place) fields.push_back(fieldOf(*place));
    return fields;
}

void RecordClipboard::pasteCells(const Rows& rows) {
    if (rows.size() == 1 && rows.front().size() == 1 && m_view.selectionModel()->selection().size() > 0)
        return fillSelection(rows.front().front());
    const auto width = std::ranges::max(rows, {}, &Row::size).size();
    const auto fields = targets(width);
    const auto* model = static_cast<const RecordTableModel*>(m_view.model());
    const auto selected = m_view.selectedRows();
    int row = selected.empty() ? model->rowCount() : selected.front().first;
    std::vector<core::TextEdit> edits;
    std::vector<core::StoredRecord> added;
    for (const Row& cells : rows) {
        const core::RecordId id = model->idAt(row++);
        if (id == 0) added.emplace_back();
        for (std::size_t i = 0; i < std::min(cells.size(), fields.size()); ++i) {
            if (!fields[i]) continue;
            if (id == 0)
                textOf(added.back(), *fields[i]) = cells[i];
            else
                edits.push_back({id, *fields[i], cells[i]});
        }
    }
    m_edits.paste(std::move(edits), std::move(added));
}

/// One cell goes into every selected one, as in a spreadsheet.
void RecordClipboard::fillSelection(const std::string& text) {
    std::vector<core::TextEdit> edits = m_commands.selectedTexts();
    if (edits.empty()) return emit said(tr("There is no text among the selected cells."));
    for (core::TextEdit& edit : edits) edit.text = text;
    m_edits.paste(std::move(edits), {});
}

} // namespace ui
