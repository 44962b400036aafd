#include "ui/shell/ProblemSentence.h"

#include "core/ProblemText.h"
#include "core/text/VisibleText.h"
#include "ui/shell/ProblemTable.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/ReasonText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QString translated(const char* text) {
    return QCoreApplication::translate("ProblemSentence", text);
}

/// Names and texts of strangers, on one line and without control characters.
QString shown(const std::string& text) {
    return QString::fromStdString(core::oneLine(text));
}

enum class ArgumentKind { Reason, Thing, Count, Name };

/// What stands in files and what a person typed stays as it is.
ArgumentKind kindOf(core::ProblemCode code, std::size_t index) {
    using enum core::ProblemCode;
    switch (code) {
    case RecordEmpty:
        return ArgumentKind::Thing;
    case RecordFieldTaken:
        return index == 0 ? ArgumentKind::Name : ArgumentKind::Thing;
    case RecordFieldMissing:
    case RecordFieldType:
    case AdapterNoTarget:
    case EngineBusy:
    case DeviceMissing:
        return index == 0 ? ArgumentKind::Name : ArgumentKind::Reason;
    case SplitsLeak:
        return index == 1 || index == 3 ? ArgumentKind::Thing : ArgumentKind::Count;
    case TemplateRefused:
    case SettingUnknown:
    case FamilyUnknown:
    case RecordGone:
    case ProjectNewer:
    case ProjectMigrated:
    case EngineAbi:
    case TokenOutOfRange:
        return ArgumentKind::Name;
    case DataRepaired:
        return index == 0 ? ArgumentKind::Reason : ArgumentKind::Count;
    case SettingInvalid:
        return index == 0 ? ArgumentKind::Name : ArgumentKind::Reason;
    default:
        return ArgumentKind::Count; // a reason, unless it is a number
    }
}

QString argumentText(const core::Problem& problem, std::size_t index) {
    const QString text = shown(problem.args[index]);
    const ArgumentKind kind = kindOf(problem.code, index);
    if (kind == ArgumentKind::Name) return text;
    if (kind == ArgumentKind::Thing) return thingText(text);
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return kind == ArgumentKind::Count && isNumber ? countText(number) : reasonText(text);
}

/// Arguments are put in at once, so that a «%1» inside of one stays as it is. A full stop is not doubled.
QString filled(const QString& text, const core::Problem& problem) {
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%' || i + 1 >= text.size() || !text[i + 1].isDigit()) {
            result += text[i];
            continue;
        }
        const std::size_t index = static_cast<std::size_t>(text[++i].digitValue()) - 1;
        QString argument = index < problem.args.size() ? argumentText(problem, index) : u"?"_s;
        const bool beforeStop = i + 1 < text.size() && (text[i + 1] == u'.' || text[i + 1] == u'。');
        if (beforeStop && argument.endsWith(u'.')) argument.chop(1);
        result += argument;
    }
    return result;
}

bool isWithout(const core::Problem& problem, std::size_t index, const char* nothing) {
    return index >= problem.args.size() || problem.args[index] == nothing;
}

/// Where an argument says that there is nothing to it, or the place that there is none, other words are right.
ProblemRow wordsFor(const core::Problem& problem, ProblemRow row) {
    if (problem.code == core::ProblemCode::SettingUnknown && isWithout(problem, 0, ""))
        row.remedy = QT_TRANSLATE_NOOP("ProblemSentence", "Look for it in the list of settings.");
    if (problem.code == core::ProblemCode::DataInvalid && !problem.where.row)
        row.remedy = QT_TRANSLATE_NOOP("ProblemSentence", "Choose another file, or mend this one.");
    if (problem.code == core::ProblemCode::DataDecoded && isWithout(problem, 1, "0")) {
        row.what = QT_TRANSLATE_NOOP("ProblemSentence", "Read as %1.");
        row.remedy = QT_TRANSLATE_NOOP("ProblemSentence", "Choose another encoding where the texts look wrong.");
    }
    if (problem.code == core::ProblemCode::NothingToLearn && !isWithout(problem, 1, "")) {
        row.what = QT_TRANSLATE_NOOP("ProblemSentence", "None of the %1 records can be used: %2.");
        row.remedy = QT_TRANSLATE_NOOP("ProblemSentence", "Change their labels, or choose other records.");
    }
    return row;
}

QString placeText(const core::Location& where) {
    QStringList parts;
    const bool isOfProject = core::namesProjectRecord(where);
    if (!where.file.empty() && !isOfProject) parts += shown(where.file);
    if (isOfProject)
        parts += QCoreApplication::translate("ProblemSentence", "record %1").arg(*where.row);
    else if (where.tableRow)
        parts += QCoreApplication::translate("ProblemSentence", "row %1", "of a table, as a spreadsheet counts")
                     .arg(*where.tableRow);
    else if (where.row)
        parts += QCoreApplication::translate("ProblemSentence", "line %1").arg(*where.row);
    if (where.column) parts += QCoreApplication::translate("ProblemSentence", "column %1").arg(*where.column);
    if (!where.field.empty())
        parts += QCoreApplication::translate("ProblemSentence", "field “%1”").arg(shown(where.field));
    if (!where.tensor.empty())
        parts += QCoreApplication::translate("ProblemSentence", "tensor “%1”").arg(shown(where.tensor));
    return parts.join(QCoreApplication::translate("ProblemSentence", ", ", "between the parts of a place"));
}

} // namespace

ProblemSentence::ProblemSentence(const core::Problem& problem) : place(placeText(problem.where)) {
    const auto rows = problemTable();
    const auto row = std::ranges::find(rows, problem.code, &ProblemRow::code);
    if (row == rows.end()) { // the English sentence is better than none
        core::Problem bare = problem;
        bare.where = {};
        what = QString::fromStdString(core::sentence(bare));
        return;
    }
    const ProblemRow words = wordsFor(problem, *row);
    what = filled(translated(words.what), problem);
    remedy = filled(translated(words.remedy), problem);
}

QString ProblemSentence::text() const {
    QString line =
        place.isEmpty()
            ? what
            : QCoreApplication::translate("ProblemSentence", "%1: %2", "place: what happened").arg(place, what);
    return remedy.isEmpty()
               ? line
               : QCoreApplication::translate("ProblemSentence", "%1 %2", "two sentences").arg(line, remedy);
}

QString problemLines(const std::vector<core::Problem>& problems, int limit) {
    QStringList lines;
    for (const core::Problem& problem : problems) {
        if (lines.size() == limit) break;
        lines += ProblemSentence(problem).text();
    }
    const int more = static_cast<int>(problems.size()) - limit;
    if (more > 0) lines += QCoreApplication::translate("ProblemSentence", "and %Ln more", nullptr, more);
    return lines.join(u'\n');
}

} // namespace ui
