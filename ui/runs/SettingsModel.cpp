#include "ui/runs/SettingsModel.h"

#include "core/training/TrainingConfig.h"
#include "ui/shell/FieldAccess.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/TrainingWords.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString valueText(const core::TrainingConfig& config, std::string_view key) {
    const QString text = fieldText(config, key);
    switch (fieldKind(key)) {
    case FieldKind::Flag: return text == "true"_L1 ? SettingsModel::tr("on") : SettingsModel::tr("off");
    case FieldKind::Choice:
    case FieldKind::Fixed: return choiceText(key, text.toStdString());
    case FieldKind::Whole: return QLocale().toString(text.toLongLong());
    default: return text;
    }
}

} // namespace

SettingsModel::SettingsModel(QObject* parent) : QAbstractTableModel(parent) {}

void SettingsModel::setRuns(std::vector<SettingsOfRun> runs) {
    beginResetModel();
    m_runs = std::move(runs);
    fill();
    endResetModel();
}

void SettingsModel::setOnlyDiffering(bool isOnly) {
    beginResetModel();
    m_isOnlyDiffering = isOnly;
    fill();
    endResetModel();
}

int SettingsModel::differing() const {
    return static_cast<int>(std::ranges::count_if(m_all, &Row::isDiffering));
}

void SettingsModel::retranslate() {
    setRuns(std::move(m_runs));
}

void SettingsModel::fill() {
    m_all.clear();
    m_shown.clear();
    if (m_runs.empty()) return;
    addOrigin();
    addSettings();
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (!m_isOnlyDiffering || m_runs.size() < 2 || m_all[i].isDiffering()) m_shown.push_back(i);
}

void SettingsModel::addOrigin() {
    const auto add = [this](const QString& label, const QString& explanation, const auto& valueOf) {
        Row row{label, explanation, {}};
        for (const SettingsOfRun& run : m_runs) row.values += valueOf(run.config);
        m_all.push_back(std::move(row));
    };
    using Config = core::RunConfig;
    add(tr("Base model"), tr("The folder of the model that was trained."),
        [](const Config& config) { return pathText(QString::fromStdString(config.model)); });
    const auto isWritten = [](const SettingsOfRun& run) { return !run.config.format.empty(); };
    if (std::ranges::any_of(m_runs, isWritten))
        add(tr("Format"), tr("How a record becomes the text that the model sees."),
        [](const Config& config) { return QString::fromStdString(config.format); });
    if (std::ranges::any_of(m_runs, [](const SettingsOfRun& run) { return !run.config.labels.empty(); }))
        add(tr("Labels"), tr("What the run learned to tell apart."), [](const Config& config) {
            QStringList names;
            for (const std::string& label : config.labels) names += QString::fromStdString(label);
            return names.join(", "_L1);
        });
    add(tr("Begins with"), tr("The adapter that training began with; none where it began with a fresh one."),
        [](const Config& config) {
            return config.adapter.empty() ? tr("a fresh adapter") : pathText(QString::fromStdString(config.adapter));
        });
    add(tr("Data version"), tr("Equal where the very same records were used for the same purposes."),
        [](const Config& config) { return QString::fromStdString(config.data).left(8); });
    add(tr("Training records"), tr("Records that were learned from."),
        [](const Config& config) { return countText(config.trainingRecords); });
    add(tr("Validation records"), tr("Records that the training was watched by."),
        [](const Config& config) { return countText(config.validationRecords); });
    add(tr("Test records"), tr("Records that were kept for the end."),
        [](const Config& config) { return countText(config.testRecords); });
}

void SettingsModel::addSettings() {
    for (const FieldWords& words : fieldWords()) {
        Row row{fieldLabel(words.key), fieldSentence(words.key), {}};
        for (const SettingsOfRun& run : m_runs) row.values += valueText(run.config.training, words.key);
        m_all.push_back(std::move(row));
    }
}

int SettingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int SettingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || m_runs.empty() ? 0 : static_cast<int>(m_runs.size()) + 1;
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_all[m_shown[static_cast<std::size_t>(index.row())]];
    const QString text = index.column() == 0 ? row.label : row.values[index.column() - 1];
    switch (role) {
    case Qt::DisplayRole:
        // A sign, too: a bold face alone is easily missed.
        return index.column() == 0 && row.isDiffering() ? u"≠ "_s + text : text;
    case Qt::ToolTipRole: return index.column() == 0 ? row.explanation : text;
    case Qt::AccessibleTextRole: return text;
    case Qt::AccessibleDescriptionRole: return row.isDiffering() ? tr("differs between the runs") : QString();
    case Qt::FontRole: {
        if (!row.isDiffering()) return {};
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    case Qt::ForegroundRole:
        return index.column() == 0 && !row.isDiffering()
                   ? QVariant(QGuiApplication::palette().color(QPalette::PlaceholderText))
                   : QVariant();
    default: return {};
    }
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    return section == 0 ? tr("Setting") : m_runs[static_cast<std::size_t>(section) - 1].name;
}

} // namespace ui
