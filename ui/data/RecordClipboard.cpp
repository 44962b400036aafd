#include "ui/data/RecordClipboard.h"

#include "core/exchange/ClipboardTable.h"
#include "core/exchange/DataFile.h"
#include "core/exchange/DecisionNames.h"
#include "ui/data/RecordCommands.h"
#include "ui/data/RecordFetch.h"
#include "ui/data/RecordReveal.h"
#include "ui/data/RecordTableView.h"
#include "ui/data/RecordWords.h"
#include "ui/session/ProjectSession.h"
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
constexpr QLatin1StringView CalcFormat("application/x-libreoffice-tsvc");
constexpr qsizetype LargestPage = 200'000; ///< letters of the text that HTML is asked for beside

/// What the program counts is no data of the person's.
bool isCounted(RecordColumn column) {
    return column == RecordColumn::Number || column == RecordColumn::Tokens;
}

/// As the table calls it, or as files do.
template <class Value, class All> std::optional<Value> named(const std::string& cell, const All& all, auto textOf) {
    const QString word = QString::fromStdString(cell).trimmed();
    for (const Value each : all)
        if (textOf(each).compare(word, Qt::CaseInsensitive) == 0) return each;
    return std::nullopt;
}

std::optional<core::Status> statusOf(const std::string& cell) {
    const auto shown = named<core::Status>(cell, AllStatuses, statusText);
    return shown ? shown : core::statusByName(cell);
}

std::optional<core::Split> splitOf(const std::string& cell) {
    const auto shown = named<core::Split>(cell, AllSplits, splitText);
    return shown ? shown : core::splitByName(cell);
}

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

/// Where a program offers a table better than in text. HTML is many times as large, and is fetched while the window
/// waits: only with a text of a size at which that is not felt.
core::ClipboardForms formsOf(const QMimeData& data, const QString& text) {
    core::ClipboardForms forms{.text = text.toStdString()};
    if (data.hasFormat(CalcFormat))
        forms.calc = data.data(CalcFormat).toStdString();
    else if (data.hasHtml() && text.size() <= LargestPage)
        forms.html = data.html().toStdString();
    return forms;
}

/// Rows of records below a header; Calc copies empty ones, too.
qint64 filledRows(const std::vector<std::vector<std::string>>& rows) {
    return std::ranges::count_if(rows, [](const auto& row) {
        return std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); });
    });
}

/// What became other than it was written. Which field is meant by which name is seen in the table.
std::vector<core::Problem> repairsOf(std::vector<core::Problem> notes) {
    std::erase_if(notes, [](const core::Problem& each) { return each.code != core::ProblemCode::DataRepaired; });
    for (core::Problem& each : notes) each.where = {};
    return notes;
}

/// What was pasted has no place that anybody could look up.
void fromNoFile(std::vector<core::StoredRecord>& records) {
    for (core::StoredRecord& stored : records) {
        stored.record.file.clear();
        stored.record.line = stored.record.row = 0;
    }
}

} // namespace

RecordClipboard::RecordClipboard(Actions& actions, ProjectSession& project, RecordEdits& edits, RecordTableView& view,
                                 RecordFetch& fetch, RecordReveal& reveal, RecordCommands& commands, QObject* parent)
    : QObject(parent), m_edits(edits), m_view(view), m_fetch(fetch), m_reveal(reveal), m_commands(commands) {
    connect(actions[Id::Copy], &QAction::triggered, this, &RecordClipboard::copy);
    connect(actions[Id::Cut], &QAction::triggered, this, &RecordClipboard::cut);
    connect(actions[Id::Paste], &QAction::triggered, this, &RecordClipboard::paste);
    connect(&m_edits, &RecordEdits::changed, this, &RecordClipboard::showNew);
    connect(&m_edits, &RecordEdits::idle, this, [this] { m_pasted.clear(); });
    connect(&project, &ProjectSession::closed, this, [this] {
        m_stop.request_stop(); // what is still being read belongs to no other project
        m_stop = std::stop_source();
        m_asked = nullptr;
        m_askedTarget = {};
    });
}

RecordClipboard::~RecordClipboard() {
    m_stop.request_stop();
}

void RecordClipboard::copy() {
    copyThen([] {});
}

/// Only what is on the clipboard is emptied in the table.
void RecordClipboard::cut() {
    m_view.commitOpenField();
    if (!m_commands.isPossible(m_commands.selectedCells())) return;
    copyThen([this, texts = m_commands.selectedTexts()] { m_commands.clear(texts); });
}

void RecordClipboard::copyThen(std::function<void()> then) {
    m_view.commitOpenField();
    auto columns = m_view.selectedColumns();
    std::erase_if(columns, isCounted);
    if (columns.empty()) return emit said(tr("Only numbers are selected; select the texts to copy them."));
    const auto ids = m_view.selectedIds();
    if (!m_commands.isPossible(static_cast<qint64>(ids.size()) * std::ssize(columns))) return;
    m_fetch.fetch(ids, RecordFetch::For::Copy,
                  [this, columns, then = std::move(then)](const std::vector<core::StoredRecord>& records) {
                      Rows rows;
                      rows.reserve(records.size());
                      for (const core::StoredRecord& stored : records) {
                          Row& row = rows.emplace_back();
                          for (const RecordColumn column : columns) row.push_back(cellText(stored, column));
                      }
                      QByteArray origin;
                      for (const RecordColumn column : columns)
                          origin += QByteArray::number(static_cast<int>(column)) + ' ';
                      auto* data = new QMimeData;
                      data->setText(QString::fromStdString(core::clipboardText(rows)));
                      data->setData(OwnFormat, origin);
                      QGuiApplication::clipboard()->setMimeData(data);
                      emit said(tr("Copied %Ln row(s)", nullptr, static_cast<int>(records.size())));
                      then();
                  });
}

RecordClipboard::Content RecordClipboard::read(const core::ClipboardForms& forms) {
    Content content;
    if (core::holdsJsonRecords(forms.text)) {
        core::ImportedRecords found = core::readDataText(forms.text, "clipboard", {.answers = core::Answers::Optional});
        content.problems = found.rejected;
        content.repairs = repairsOf(found.notes);
        content.records = core::storedRecords(std::move(found));
        fromNoFile(content.records);
        return content;
    }
    content.rows = core::clipboardCells(forms);
    content.namesFields = content.rows.size() > 1 && namesFields(content.rows.front());
    return content;
}

template <class Work, class Done> void RecordClipboard::parse(Work work, Done done) {
    const auto job = [work = std::move(work)](const std::stop_token&) { return work(); };
    m_parser.run(m_stop.get_token(), job, this, [this, done = std::move(done)](Outcome<Content> outcome) {
        if (outcome.value)
            done(std::move(*outcome.value));
        else
            emit failed(outcome.problems);
    });
}

void RecordClipboard::paste() {
    m_view.commitOpenField();
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const QString text = data ? QGuiApplication::clipboard()->text() : QString();
    if (text.isEmpty()) return emit said(tr("There is no text on the clipboard."));
    parse([forms = formsOf(*data, text)] { return read(forms); },
          [this, target = targetOf(text)](Content content) { take(std::move(content), target); });
}

void RecordClipboard::take(Content content, Target target) {
    if (!content.records.empty()) return addRecords(content);
    if (content.rows.empty()) return emit said(tr("There is no text on the clipboard."));
    if (!m_commands.isPossible(std::ssize(content.rows) * std::ssize(content.rows.front()))) return;
    m_asked = std::make_shared<const Rows>(std::move(content.rows));
    m_askedTarget = std::move(target);
    if (!content.namesFields) return pasteAsCells();
    QStringList names;
    for (const std::string& name : m_asked->front()) names += QString::fromStdString(name).left(40);
    emit headerAsked(names, filledRows(*m_asked) - 1);
}

void RecordClipboard::addRecords(const Content& content) {
    if (!content.problems.empty())
        emit failed(content.problems);
    else if (!content.repairs.empty())
        emit repaired(content.repairs);
    if (content.records.empty()) return;
    m_reveal.awaitAdded();
    m_pasted.push_back(0);
    m_edits.add(content.records, 0, core::EntryKind::Paste);
}

RecordClipboard::Content RecordClipboard::readWithHeader(const Rows& rows) {
    core::ImportedRecords found = core::readDataText(core::clipboardText(rows), "clipboard", tableOptions());
    Content content;
    content.problems = found.rejected;
    content.records = core::storedRecords(std::move(found));
    fromNoFile(content.records);
    return content;
}

void RecordClipboard::pasteWithHeader() {
    const auto rows = std::exchange(m_asked, nullptr);
    if (!rows) return;
    parse([rows] { return readWithHeader(*rows); }, [this](const Content& content) { addRecords(content); });
}

void RecordClipboard::pasteAsCells() {
    const auto rows = std::exchange(m_asked, nullptr);
    if (rows) pasteCells(*rows, std::exchange(m_askedTarget, {}));
}

/// Whole rows of our own go to where they came from; over any other cell, a table is a table from elsewhere.
RecordClipboard::Columns RecordClipboard::originOfTable(RecordColumn here) {
    Columns columns;
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || !data->hasFormat(OwnFormat) || !isCounted(here)) return columns;
    for (const QByteArray& column : data->data(OwnFormat).simplified().split(' '))
        columns.push_back(static_cast<RecordColumn>(column.toInt()));
    return columns;
}

/// What the program counts takes no cell, as it gives none; over a record's number, a table begins with a text.
RecordClipboard::Target RecordClipboard::targetOf(const QString& text) const {
    Target target;
    const auto shown = m_view.shownColumns();
    const QModelIndex current = m_view.currentIndex();
    const auto here = static_cast<RecordColumn>(current.isValid() ? current.column() : 0);
    target.origin = originOfTable(here);
    const auto place = std::ranges::find(shown, here);
    target.columns.assign(place == shown.end() ? shown.begin() : place, shown.end());
    std::erase_if(target.columns, isCounted);
    while (here == RecordColumn::Number && !target.columns.empty() && !fieldOf(target.columns.front()))
        target.columns.erase(target.columns.begin());
    const auto* model = static_cast<const RecordTableModel*>(m_view.model());
    const auto selected = m_view.selectedRows();
    const qint64 first = selected.empty() ? model->rowCount() : selected.front().first;
    const qint64 most = text.count(u'\n') + text.count(u'\r') + 1; // a table has no more rows than lines
    const qint64 end = std::min<qint64>(model->rowCount(), first + std::min(most, RecordCommands::MostCells));
    for (qint64 row = first; row < end; ++row) target.rows.push_back(model->idAt(static_cast<int>(row)));
    if (text.contains(u'\t') || m_view.selectionModel()->selection().isEmpty()) return target;
    target.selectedCells = m_commands.selectedCells();
    if (target.selectedCells > RecordCommands::MostCells) return target;
    target.selected = m_commands.selectedTexts();
    target.statuses = m_view.idsOfCells(RecordColumn::Status);
    target.splits = m_view.idsOfCells(RecordColumn::Split);
    return target;
}

/// A cell whose word is no status, or no split, leaves what is there.
void RecordClipboard::pasteCells(const Rows& rows, const Target& target) {
    if (rows.size() == 1 && rows.front().size() == 1 && target.selectedCells > 0)
        return fillSelection(rows.front().front(), target);
    const auto width = std::ranges::max(rows, {}, &Row::size).size();
    const Columns& columns = target.origin.size() == width ? target.origin : target.columns;
    std::vector<core::TextEdit> edits;
    std::vector<core::PastedDecision> decisions;
    std::vector<core::StoredRecord> added;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Row& cells = rows[row];
        const bool isNew = row >= target.rows.size();
        core::PastedDecision decision{isNew ? 0 : target.rows[row], {}, {}};
        if (isNew) added.emplace_back();
        for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
            if (columns[i] == RecordColumn::Status) decision.status = statusOf(cells[i]);
            if (columns[i] == RecordColumn::Split) decision.split = splitOf(cells[i]);
            const auto field = fieldOf(columns[i]);
            if (field && isNew)
                textOf(added.back(), *field) = cells[i];
            else if (field)
                edits.push_back({target.rows[row], *field, cells[i]});
        }
        if (!isNew && (decision.status || decision.split)) decisions.push_back(decision);
        if (isNew && decision.status) added.back().status = *decision.status;
        if (isNew && decision.split) added.back().split = *decision.split;
    }
    if (edits.empty() && added.empty() && decisions.empty()) return;
    m_pasted.push_back(added.size());
    m_edits.paste(std::move(edits), std::move(added), std::move(decisions));
}

/// What a paste adds past the last row is a draft, which the filter may not show.
void RecordClipboard::showNew(const core::RecordChange& change) {
    if (change.entry.kind != core::EntryKind::Paste || m_pasted.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_pasted.front(), change.records.size()));
    m_pasted.pop_front();
    if (count > 0) m_reveal.showHidden({change.records.end() - count, change.records.end()});
}

/// One cell goes into every selected one, as in a spreadsheet.
void RecordClipboard::fillSelection(const std::string& text, const Target& target) {
    if (!m_commands.isPossible(target.selectedCells)) return;
    std::vector<core::TextEdit> edits = target.selected;
    for (core::TextEdit& edit : edits) edit.text = text;
    std::vector<core::PastedDecision> decisions;
    if (const auto status = statusOf(text))
        for (const core::RecordId record : target.statuses) decisions.push_back({record, status, {}});
    if (const auto split = splitOf(text))
        for (const core::RecordId record : target.splits) decisions.push_back({record, {}, split});
    const bool isOfTexts = target.statuses.empty() && target.splits.empty();
    if (edits.empty() && decisions.empty())
        return emit said(isOfTexts ? tr("There is no text among the selected cells.")
                                   : tr("“%1” is no status and no split.", "a pasted text")
                                         .arg(QString::fromStdString(text).simplified().left(40)));
    m_pasted.push_back(0);
    m_edits.paste(std::move(edits), {}, std::move(decisions));
}

} // namespace ui
