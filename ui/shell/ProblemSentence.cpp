#include "ui/shell/ProblemSentence.h"

#include "core/ProblemText.h"
#include "core/text/VisibleText.h"
#include "ui/shell/ProblemTable.h"

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

/// Arguments are put in at once, so that a «%1» inside of one stays as it is. A full stop is not doubled.
QString filled(const QString& text, const std::vector<std::string>& args) {
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%' || i + 1 >= text.size() || !text[i + 1].isDigit()) {
            result += text[i];
            continue;
        }
        const std::size_t index = static_cast<std::size_t>(text[++i].digitValue()) - 1;
        QString argument = index < args.size() ? shown(args[index]) : u"?"_s;
        const bool beforeStop = i + 1 < text.size() && (text[i + 1] == u'.' || text[i + 1] == u'。');
        if (beforeStop && argument.endsWith(u'.')) argument.chop(1);
        result += argument;
    }
    return result;
}

QString placeText(const core::Location& where) {
    QStringList parts;
    const bool isOfProject = core::namesProjectRecord(where);
    if (!where.file.empty() && !isOfProject) parts += shown(where.file);
    if (isOfProject)
        parts += QCoreApplication::translate("ProblemSentence", "record %1").arg(*where.row);
    else if (where.tableRow)
        parts += QCoreApplication::translate("ProblemSentence", "row %1", "of a table, as a spreadsheet counts").arg(*where.tableRow);
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
    what = filled(translated(row->what), problem.args);
    const bool noSuggestion =
        problem.code == core::ProblemCode::SettingUnknown && (problem.args.empty() || problem.args[0].empty());
    remedy = noSuggestion ? translated(QT_TRANSLATE_NOOP("ProblemSentence", "Look for it in the list of settings."))
                          : filled(translated(row->remedy), problem.args);
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
    if (more > 0) lines += QCoreApplication::translate("ProblemSentence", "and %n more", nullptr, more);
    return lines.join(u'\n');
}

} // namespace ui
