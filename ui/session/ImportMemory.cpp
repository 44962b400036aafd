#include "ui/session/ImportMemory.h"

#include "ui/session/Settings.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MostKept = 40;
const QString Place = u"imports"_s;

constexpr std::array Fields{core::DataField::Instruction, core::DataField::Input, core::DataField::Output,
                            core::DataField::Label,       core::DataField::System, core::DataField::Turns,
                            core::DataField::Conversation, core::DataField::Status, core::DataField::Split,
                            core::DataField::Note};

std::optional<core::DataField> fieldOf(const QString& name) {
    const auto found = std::ranges::find_if(
        Fields, [&](core::DataField field) { return name == QLatin1StringView(core::fieldName(field)); });
    return found == Fields.end() ? std::nullopt : std::optional(*found);
}

QJsonObject objectOf(const FileLook& look, const core::ImportOptions& options) {
    QJsonArray columns;
    for (const core::ColumnUse& use : options.columns)
        columns.append(QJsonObject{
            {u"name"_s, QString::fromStdString(use.name)},
            {u"field"_s, use.field ? QJsonValue(QLatin1StringView(core::fieldName(*use.field))) : QJsonValue()}});
    return {{u"look"_s, look.columns},
            {u"found"_s, look.encoding},
            {u"encoding"_s, QString::fromStdString(options.encoding)},
            {u"delimiter"_s, options.delimiter == 0 ? QString() : QString(QLatin1Char(options.delimiter))},
            {u"header"_s, options.firstRow != core::FirstRow::Record},
            {u"first"_s, options.firstRow == core::FirstRow::Header ? u"header"_s : QString()},
            {u"texts"_s, options.answers == core::Answers::Optional},
            {u"columns"_s, columns}};
}

core::ImportOptions optionsOf(const QJsonObject& kept, const FileLook& look) {
    core::ImportOptions options;
    if (kept[u"found"].toString() == look.encoding) options.encoding = kept[u"encoding"].toString().toStdString();
    const QString delimiter = kept[u"delimiter"].toString();
    if (!delimiter.isEmpty()) options.delimiter = delimiter[0].toLatin1();
    if (!kept[u"header"].toBool(true)) options.firstRow = core::FirstRow::Record;
    if (kept[u"first"].toString() == "header"_L1) options.firstRow = core::FirstRow::Header;
    if (kept[u"texts"].toBool()) options.answers = core::Answers::Optional;
    for (const QJsonValue& each : kept[u"columns"].toArray())
        options.columns.push_back({each[u"name"].toString().toStdString(), fieldOf(each[u"field"].toString())});
    return options;
}

bool isAsFound(const core::ImportOptions& options, const FileLook& look) {
    return options.encoding.empty() && options.delimiter == 0 && options.columns.empty() &&
           options.answers == core::Answers::Needed &&
           (options.firstRow == core::FirstRow::Find || options.firstRow == look.firstRow);
}

QJsonArray keptIn(const Settings& settings) {
    return QJsonDocument::fromJson(settings.pageState(Place)).array();
}

} // namespace

/// Columns without names are told by what they hold.
FileLook::FileLook(const core::DataPreview& preview)
    : encoding(QString::fromStdString(preview.encoding)), firstRow(preview.firstRow) {
    QCryptographicHash digest(QCryptographicHash::Sha256);
    for (const core::DataColumn& column : preview.columns) {
        digest.addData(QByteArray::fromStdString(column.name));
        digest.addData(QByteArray(1, '\0'));
        if (firstRow == core::FirstRow::Record && column.field)
            digest.addData(QByteArray(core::fieldName(*column.field)));
    }
    columns = QString::fromLatin1(digest.result().toHex());
}

std::optional<core::ImportOptions> ImportMemory::optionsFor(const FileLook& look) const {
    for (const QJsonValue& each : keptIn(m_settings))
        if (each[u"look"].toString() == look.columns) {
            const core::ImportOptions options = optionsOf(each.toObject(), look);
            return isAsFound(options, look) ? std::nullopt : std::optional(options);
        }
    return std::nullopt;
}

void ImportMemory::keep(const FileLook& look, const core::ImportOptions& options) {
    QJsonArray kept;
    if (!isAsFound(options, look)) kept.append(objectOf(look, options));
    for (const QJsonValue& each : keptIn(m_settings))
        if (kept.size() < MostKept && each[u"look"].toString() != look.columns) kept.append(each);
    m_settings.setPageState(Place, QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

} // namespace ui
