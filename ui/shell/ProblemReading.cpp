#include "ui/shell/ProblemReading.h"

#include "core/ProblemText.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/TextPattern.h"

#include <QStringList>

#include <string_view>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

struct Known {
    core::ProblemCode code;
    TextPattern pattern; ///< %1: the place, %2 …: the arguments
    TextPattern placeless;
};

QString text(std::string_view english) {
    return QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()));
}

/// «{0}» becomes «%2» with an offset of 2.
QString numbered(QString english, int offset) {
    for (int i = 0; i < 6; ++i) english.replace(u"{%1}"_s.arg(i), u"%"_s + QString::number(i + offset));
    return english;
}

std::vector<Known> everyProblem() {
    std::vector<Known> known;
    const auto learn = [&](core::ProblemCode code, const core::Phrase& phrase) {
        const QString english = text(phrase.what) + u". "_s + text(phrase.remedy);
        known.push_back({code, TextPattern(u"%1: "_s + numbered(english, 2)), TextPattern(numbered(english, 1))});
    };
    for (const core::ProblemCode code : core::allProblemCodes()) {
        learn(code, core::phrase(code));
        if (core::reasonedPhrase(code).what != core::phrase(code).what) learn(code, core::reasonedPhrase(code));
    }
    return known;
}

std::optional<std::int64_t> number(const QRegularExpressionMatch& match, const char* name) {
    const QString digits = match.captured(QLatin1StringView(name));
    return digits.isEmpty() ? std::nullopt : std::optional<std::int64_t>(digits.toLongLong());
}

core::Location placeOf(const QString& place) {
    static const QRegularExpression expression(QRegularExpression::anchoredPattern(
        u"(?<file>.*?)(?:(?:^|, )row (?<table>\\d+)(?: \\(line (?<inside>\\d+)\\))?)?"
        "(?:(?:^|, )line (?<line>\\d+))?(?:(?:^|, )record (?<record>\\d+))?(?:(?:^|, )column (?<column>\\d+))?"
        "(?:(?:^|, )field «(?<field>.*)»)?(?:(?:^|, )tensor «(?<tensor>.*)»)?"_s));
    const QRegularExpressionMatch match = expression.match(place);
    core::Location where;
    where.file = match.captured(u"file"_s).toStdString();
    where.row = number(match, "line");
    if (!where.row) where.row = number(match, "inside");
    where.tableRow = number(match, "table");
    where.column = number(match, "column");
    where.field = match.captured(u"field"_s).toStdString();
    where.tensor = match.captured(u"tensor"_s).toStdString();
    if (const auto record = number(match, "record")) {
        where.file = "project.lorikeet";
        where.row = record;
    }
    return where;
}

core::Problem problemOf(core::ProblemCode code, const QStringList& arguments) {
    core::Problem problem{code, {}, {}};
    for (const QString& argument : arguments) problem.args.push_back(argument.toStdString());
    return problem;
}

} // namespace

std::optional<core::Problem> problemFromEnglish(const QString& sentence) {
    static const std::vector<Known> known = everyProblem();
    for (const Known& each : known)
        if (const auto parts = each.pattern.partsOf(sentence)) {
            core::Problem problem = problemOf(each.code, parts->mid(1));
            problem.where = placeOf(parts->first());
            return problem;
        }
    for (const Known& each : known)
        if (const auto parts = each.placeless.partsOf(sentence)) return problemOf(each.code, *parts);
    return std::nullopt;
}

QString fromEnglish(const QString& sentences) {
    QStringList lines;
    for (const QString& line : sentences.split(u'\n')) {
        const auto problem = problemFromEnglish(line);
        lines += problem ? ProblemSentence(*problem).text() : line;
    }
    return lines.join(u'\n');
}

} // namespace ui
