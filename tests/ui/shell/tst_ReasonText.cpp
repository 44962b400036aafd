#include "core/ProblemText.h"
#include "ui/shell/ProblemReading.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/ReasonTable.h"
#include "ui/shell/ReasonText.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <cerrno>
#include <cstring>

using namespace ui;
using namespace Qt::StringLiterals;
using core::ProblemCode;

namespace {

/// Another language: our own reasons in capitals.
class Loud : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override {
        return std::strcmp(context, "Reason") == 0 ? QString::fromUtf8(text).toUpper() : QString();
    }
    bool isEmpty() const override { return false; }
};

/// The literals of a statement that words a reason: C++ escapes undone, neighbours joined.
QStringList literalsOf(QString statement) {
    statement.replace(QRegularExpression(u"\"\\s*\"(?!\\))"_s), QString());
    QStringList found;
    static const QRegularExpression literal(u"\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    for (auto each = literal.globalMatch(statement); each.hasNext();)
        found += each.next().captured(1).replace(u"\\\""_s, u"\""_s);
    return found;
}

/// Names and numbers that every language writes alike.
const QStringList NoWords{u"CAUSAL_LM, SEQ_CLS"_s, u"validation_split, test_split"_s, u"alpaca, chat, completion"_s,
                          u"pragma page_count"_s};

/// Whatever core throws or lists with words of its own.
QStringList wordsOfCore() {
    static const QRegularExpression begin(
        u"\\b(Error\\(ProblemCode::|Unreadable\\{|fail\\(|refuse\\(|invalid\\(|unsupported\\(|unfit\\(|damaged\\(|"
        u"complain\\(|unsound\\(|reject\\()"_s);
    QStringList words;
    QDirIterator files(QStringLiteral(LORIKEET_SOURCES "/core"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QString source = QString::fromUtf8(file.readAll()).remove(QRegularExpression(u"\\s//[^\\n]*"_s));
        for (auto each = begin.globalMatch(source); each.hasNext();) {
            const qsizetype start = each.next().capturedStart();
            for (const QString& literal : literalsOf(source.mid(start, source.indexOf(u";\n", start) - start)))
                if (literal.trimmed().contains(u' ')) words += literal;
        }
    }
    words.removeDuplicates();
    return words;
}

} // namespace

class tst_ReasonText : public QObject {
    Q_OBJECT
private slots:
    void everyReasonOfCoreIsInTheTable() {
        const QStringList words = wordsOfCore();
        QVERIFY(words.size() > 100);
        QStringList table;
        for (const char* text : reasonTable()) table += QString::fromUtf8(text);
        QStringList unknown;
        for (const QString& word : words) {
            const auto holds = [&](const QString& text) { return text.contains(word.trimmed()); };
            const bool isThing = thingText(word) != word || word == "answer in an earlier turn"_L1;
            if (!isThing && !NoWords.contains(word) && std::ranges::none_of(table, holds)) unknown += word;
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    }
    void everyRowIsReached() {
        Loud loud;
        QCoreApplication::installTranslator(&loud);
        for (const char* text : reasonTable()) {
            QString made = QString::fromUtf8(text);
            for (int i = 1; i <= 3; ++i) made.replace(u"%"_s + QString::number(i), QString::number(i));
            QString expected = made.toUpper();
            expected.replace(u'«', u'“').replace(u'»', u'”');
            QCOMPARE(reasonText(made), expected);
        }
    }
    void whatIsDifferentEachTimeStaysAsItIs() {
        Loud loud;
        QCoreApplication::installTranslator(&loud);
        QCOMPARE(reasonText(u"two columns are named «Frage» and hold different texts in this row"_s),
                 u"TWO COLUMNS ARE NAMED “Frage” AND HOLD DIFFERENT TEXTS IN THIS ROW"_s);
        QCOMPARE(reasonText(u"a quote is opened and never closed (line 12)"_s),
                 u"A QUOTE IS OPENED AND NEVER CLOSED (LINE 12)"_s);
        QCOMPARE(reasonText(u"«a», «b» and 3 more"_s), u"“a”, “b” AND 3 MORE"_s);
        QCOMPARE(reasonText(u"row 3, line 4, record 5 and 2 more"_s), u"ROW 3, LINE 4, RECORD 5 AND 2 MORE"_s);
    }
    void whatTheSystemSaysIsKnownByItsNumber() {
        for (const int error : {EACCES, ENOENT, EROFS, EIO}) {
            const QString said = QString::fromLocal8Bit(std::strerror(error));
            QVERIFY(reasonText(said) != said);
        }
        QCOMPARE(ProblemSentence({ProblemCode::FileUnwritable, {}, {std::strerror(EROFS)}}).what,
                 u"The file cannot be written: the drive can only be read."_s);
    }
    void whatStrangersSayStaysAsItIs() {
        Loud loud;
        QCoreApplication::installTranslator(&loud);
        const QString strange = u"expected scalar type Float but found Half"_s;
        QCOMPARE(reasonText(strange), strange);
        QVERIFY(ProblemSentence({ProblemCode::TemplateRefused, {}, {"it is empty"}}).what.contains(u"it is empty"_s));
        const ProblemSentence taken({ProblemCode::RecordFieldTaken, {}, {"input", "input"}});
        QVERIFY2(taken.what.contains(u"“input”"_s) && taken.what.contains(u"“INPUT”"_s), qPrintable(taken.what));
    }
    void numbersAreGroupedAndNamesAreNot() {
        QVERIFY(ProblemSentence({ProblemCode::RecordCut, {}, {"12345", "2048"}}).what.contains(u"12,345"_s));
        QVERIFY(ProblemSentence({ProblemCode::RecordGone, {}, {"12345"}}).what.contains(u"12345"_s));
        QVERIFY(ProblemSentence({ProblemCode::AdapterNoTarget, {}, {"12345", "a"}}).what.contains(u"12345"_s));
    }
    void whereThereIsNothingNothingIsSaid() {
        QCOMPARE(ProblemSentence({ProblemCode::DataDecoded, {}, {"GB18030", "0"}}).what, u"Read as GB18030."_s);
        QVERIFY(ProblemSentence({ProblemCode::DataDecoded, {}, {"GB18030", "3"}}).what.contains(u"3 characters"_s));
        const ProblemSentence whole({ProblemCode::DataInvalid, {.file = "a.bin"}, {"it is a PDF"}});
        QVERIFY2(!whole.remedy.contains(u"other records"_s), qPrintable(whole.remedy));
        const ProblemSentence one({ProblemCode::DataInvalid, {.file = "a.csv", .row = 3}, {"a comment has no end"}});
        QVERIFY2(one.remedy.contains(u"other records"_s), qPrintable(one.remedy));
    }
    void englishInFilesIsReadBack() {
        const std::vector<core::Location> places{
            {}, {.file = "a b.csv", .row = 7}, {.file = "model.safetensors", .tensor = "lm_head.weight"},
            {.file = "x.json", .row = 3, .column = 9, .field = "output"}, {.file = "project.lorikeet", .row = 17}};
        for (const ProblemCode code : core::allProblemCodes())
            for (const core::Location& place : places) {
                const core::Problem problem{code, place, {"first", "second", "third", "fourth"}};
                const QString english = QString::fromStdString(core::sentence(problem));
                const auto read = problemFromEnglish(english);
                QVERIFY2(read, qPrintable(english));
                QCOMPARE(QString::fromStdString(core::sentence(*read)), english);
                QCOMPARE(ProblemSentence(*read).text(), ProblemSentence(problem).text());
            }
    }
    void rowsOfTablesAreReadBack() {
        core::Problem problem{ProblemCode::RecordEmpty, {.file = "a.csv", .row = 7}, {"output"}};
        problem.where.tableRow = 4;
        const auto read = problemFromEnglish(QString::fromStdString(core::sentence(problem)));
        QVERIFY(read && read->where.tableRow == 4 && read->where.row == 7 && read->where.file == "a.csv");
    }
    void otherTextStaysAsItIs() {
        QCOMPARE(fromEnglish(u"Something else.\nAnd more."_s), u"Something else.\nAnd more."_s);
        QVERIFY(!problemFromEnglish(QString()));
    }
};

QTEST_GUILESS_MAIN(tst_ReasonText)
#include "tst_ReasonText.moc"
