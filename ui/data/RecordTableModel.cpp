#include "ui/data/RecordTableModel.h"

#include "ui/data/RecordWords.h"
#include "ui/data/TextPreview.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/shell/Quantity.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t ManyRecords = 4; // finding a row takes time with their number: more, and all is drawn anew

} // namespace

RecordTableModel::RecordTableModel(RecordQuery& query, RecordEdits& edits, PromptSession& prompts,
                                   const ProjectSession& project, QObject* parent)
    : QAbstractTableModel(parent), m_query(query), m_edits(edits), m_prompts(prompts), m_project(project),
      m_matcher(query.filter()) {
    followTheList();
    follow();
}

void RecordTableModel::followTheList() {
    connect(&m_query, &RecordQuery::aboutToInsert, this, [this](qint64 first, qint64 count) {
        m_isResetting = first < 0;
        if (m_isResetting)
            beginResetModel();
        else
            beginInsertRows({}, static_cast<int>(first), static_cast<int>(first + count - 1));
    });
    connect(&m_query, &RecordQuery::inserted, this, [this] { m_isResetting ? endResetModel() : endInsertRows(); });
    connect(&m_query, &RecordQuery::aboutToRemove, this, [this](qint64 first, qint64 count) {
        m_isResetting = first < 0;
        if (m_isResetting)
            beginResetModel();
        else
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(first + count - 1));
    });
    connect(&m_query, &RecordQuery::removed, this, [this] { m_isResetting ? endResetModel() : endRemoveRows(); });
    connect(&m_query, &RecordQuery::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_query, &RecordQuery::reset, this, [this] {
        m_matcher = TextMatcher(m_query.filter());
        endResetModel();
    });
}

void RecordTableModel::follow() {
    connect(&m_query, &RecordQuery::loaded, this, &RecordTableModel::tellChanged);
    connect(&m_query, &RecordQuery::searchingChanged, this, [this] {
        m_matcher = TextMatcher(m_query.filter());
        tellAllChanged();
    });
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &RecordTableModel::tellCollected);
    connect(&m_prompts, &PromptSession::counted, this, &RecordTableModel::tellChanged);
    connect(&m_prompts, &PromptSession::readyChanged, this, &RecordTableModel::tellAllChanged);
    connect(&m_prompts, &PromptSession::changed, this, &RecordTableModel::tellAllChanged);
}

int RecordTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_query.count());
}

int RecordTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : RecordColumnCount;
}

core::RecordId RecordTableModel::idAt(int row) const {
    return row >= 0 && row < m_query.count() ? m_query.idAt(row) : 0;
}

int RecordTableModel::rowOf(core::RecordId record) const {
    return static_cast<int>(m_query.rowOf(record));
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_project.isWritable() && fieldOf(index.column())) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant RecordTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_query.count()) return {};
    const auto column = static_cast<RecordColumn>(index.column());
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole && role < Qt::UserRole &&
        role != Qt::AccessibleTextRole)
        return {};
    const core::StoredRecord* stored = m_query.at(index.row());
    if (role == IsMissing) return stored == nullptr;
    // Seen by the delegate: a number that changes when rows come above is no data of this row.
    if (role == Qt::AccessibleTextRole && column == RecordColumn::Number) return countText(index.row() + 1);
    if (!stored) return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(*stored, column);
    case Qt::EditRole:
        if (const auto field = fieldOf(column)) return QString::fromStdString(textOf(*stored, *field));
        return shown(*stored, column);
    case Qt::ToolTipRole:
        return explained(*stored, column);
    case Qt::AccessibleTextRole:
        return spoken(*stored, column);
    case StatusRole:
        return static_cast<int>(stored->status);
    case IsCut:
        return isCut(*stored);
    default:
        return {};
    }
}

QVariant RecordTableModel::shown(const core::StoredRecord& stored, RecordColumn column) const {
    if (const auto field = fieldOf(column))
        return textPreview(textOf(stored, *field), m_matcher.looksIn(*field) ? &m_matcher : nullptr);
    switch (column) {
    case RecordColumn::Tokens:
        return tokensText(stored);
    case RecordColumn::Status:
        return statusText(stored.status);
    case RecordColumn::Split:
        return splitText(stored.split);
    default:
        return {};
    }
}

QString RecordTableModel::tokensText(const core::StoredRecord& stored) const {
    if (!m_prompts.isReady()) return {};
    const std::optional<qint64> tokens = m_prompts.count(stored);
    if (!tokens) return u"…"_s;
    return *tokens < 0 ? u"–"_s : countText(*tokens);
}

bool RecordTableModel::isCut(const core::StoredRecord& stored) const {
    if (!m_prompts.isReady()) return false;
    const std::optional<qint64> tokens = m_prompts.count(stored);
    return tokens && *tokens > m_prompts.limit();
}

QVariant RecordTableModel::explained(const core::StoredRecord& stored, RecordColumn column) const {
    if (column != RecordColumn::Tokens) return {};
    if (!m_prompts.isReady()) return tr("Choose a base model, and its tokens are counted here.");
    const std::optional<qint64> tokens = m_prompts.count(stored);
    if (!tokens) return tr("Being counted.");
    if (*tokens < 0) return tr("This record cannot be shown to the model; the editor says why.");
    if (*tokens <= m_prompts.limit())
        return tr("The model sees all of this record: %1 of at most %2 tokens.")
            .arg(countText(*tokens), countText(m_prompts.limit()));
    return tr("%1 tokens: what is behind token %2 is cut, and the model does not see it.")
        .arg(countText(*tokens), countText(m_prompts.limit()));
}

/// A screen reader says the column's name itself; an empty cell is named as one.
QVariant RecordTableModel::spoken(const core::StoredRecord& stored, RecordColumn column) const {
    const QString text = shown(stored, column).toString();
    return text.isEmpty() ? tr("empty") : text;
}

bool RecordTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto field = index.isValid() ? fieldOf(index.column()) : std::nullopt;
    if (role != Qt::EditRole || !field || !(flags(index) & Qt::ItemIsEditable)) return false;
    const QString text = value.toString();
    const core::StoredRecord* stored = m_query.at(index.row());
    if (stored && QString::fromStdString(textOf(*stored, *field)) == text) return true;
    m_edits.edit(m_query.idAt(index.row()), *field, text);
    return true;
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto column = static_cast<RecordColumn>(section);
    const bool isNumeric = column == RecordColumn::Number || column == RecordColumn::Tokens;
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignVCenter | (isNumeric ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    if (const auto field = fieldOf(column)) return fieldText(*field);
    switch (column) {
    case RecordColumn::Tokens:
        return tr("Tokens");
    case RecordColumn::Status:
        return tr("Status");
    case RecordColumn::Split:
        return tr("Split");
    default:
        return u"#"_s;
    }
}

void RecordTableModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, RecordColumnCount - 1);
    tellAllChanged();
}

/// Many arrive one by one: told at once when the event loop comes round.
void RecordTableModel::tellChanged(const std::vector<core::RecordId>& records) {
    if (m_changed.size() <= ManyRecords) m_changed.insert(m_changed.end(), records.begin(), records.end());
    m_tell.start();
}

void RecordTableModel::tellCollected() {
    const auto records = std::exchange(m_changed, {});
    if (records.size() > ManyRecords) return tellAllChanged();
    for (const core::RecordId record : records) {
        const int row = rowOf(record);
        if (row >= 0) emit dataChanged(index(row, 0), index(row, RecordColumnCount - 1));
    }
}

void RecordTableModel::tellAllChanged() {
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, RecordColumnCount - 1));
}

} // namespace ui
