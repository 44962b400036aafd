#include "ui/data/RecordClipboard.h"

#include "core/exchange/ClipboardTable.h"
#include "core/exchange/DataFile.h"
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
constexpr qsizetype LargestText = 2'000'000; ///< letters

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

/// A table in which a program offers its cells and lines better than in text; only where the text is of a size at which
/// that is not felt, for it is fetched while the window waits.
core::ClipboardForms formsOf(const QMimeData& data, const QString& text) {
    core::ClipboardForms forms{.text = text.toStdString()};
    if (text.size() > LargestText) return forms;
    forms.calc = data.data(CalcFormat).toStdString();
    if (forms.calc.empty() && data.hasHtml()) forms.html = data.html().toStdString();
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
    // What the program counts is no data of the person's.
    const auto isCounted = [](RecordColumn column) {
        return column == RecordColumn::Number || column == RecordColumn::Tokens;
    };
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
    if (!content.records.empty()) m_reveal.awaitAdded();
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

/// Whole rows of our own go to where they came from; over a cell of text, a table is a table from elsewhere.
RecordClipboard::Fields RecordClipboard::originOfTable(RecordColumn here) const {
    Fields fields;
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || !data->hasFormat(OwnFormat) || fieldOf(here)) return fields;
    for (const QByteArray& column : data->data(OwnFormat).simplified().split(' '))
        fields.push_back(fieldOf(column.toInt()));
    return fields;
}

/// A column between fields that holds no text takes one and loses it.
RecordClipboard::Target RecordClipboard::targetOf(const QString& text) const {
    Target target;
    const auto shown = m_view.shownColumns();
    const QModelIndex current = m_view.currentIndex();
    const auto here = static_cast<RecordColumn>(current.isValid() ? current.column() : 0);
    target.origin = originOfTable(here);
    auto place = std::ranges::find(shown, here);
    if (place == shown.end()) place = shown.begin();
    while (place != shown.end() && !fieldOf(*place)) ++place; // a table from elsewhere begins with a text
    for (; place != shown.end(); ++place) target.fields.push_back(fieldOf(*place));
    const auto* model = static_cast<const RecordTableModel*>(m_view.model());
    const auto selected = m_view.selectedRows();
    const qint64 first = selected.empty() ? model->rowCount() : selected.front().first;
    const qint64 most = text.count(u'\n') + text.count(u'\r') + 1; // a table has no more rows than lines
    const qint64 end = std::min<qint64>(model->rowCount(), first + std::min(most, RecordCommands::MostCells));
    for (qint64 row = first; row < end; ++row) target.rows.push_back(model->idAt(static_cast<int>(row)));
    if (text.contains(u'\t') || m_view.selectionModel()->selection().isEmpty()) return target;
    target.selectedCells = m_commands.selectedCells();
    if (target.selectedCells <= RecordCommands::MostCells) target.selected = m_commands.selectedTexts();
    return target;
}

void RecordClipboard::pasteCells(const Rows& rows, const Target& target) {
    if (rows.size() == 1 && rows.front().size() == 1 && target.selectedCells > 0)
        return fillSelection(rows.front().front(), target);
    const auto width = std::ranges::max(rows, {}, &Row::size).size();
    const Fields& fields = target.origin.size() == width ? target.origin : target.fields;
    std::vector<core::TextEdit> edits;
    std::vector<core::StoredRecord> added;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Row& cells = rows[row];
        const bool isNew = row >= target.rows.size();
        if (isNew) added.emplace_back();
        for (std::size_t i = 0; i < std::min(cells.size(), fields.size()); ++i) {
            if (!fields[i]) continue;
            if (isNew)
                textOf(added.back(), *fields[i]) = cells[i];
            else
                edits.push_back({target.rows[row], *fields[i], cells[i]});
        }
    }
    m_edits.paste(std::move(edits), std::move(added));
}

/// One cell goes into every selected one, as in a spreadsheet.
void RecordClipboard::fillSelection(const std::string& text, const Target& target) {
    if (!m_commands.isPossible(target.selectedCells)) return;
    std::vector<core::TextEdit> edits = target.selected;
    if (edits.empty()) return emit said(tr("There is no text among the selected cells."));
    for (core::TextEdit& edit : edits) edit.text = text;
    m_edits.paste(std::move(edits), {});
}

} // namespace ui
