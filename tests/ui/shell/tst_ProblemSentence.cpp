#include "core/ProblemText.h"
#include "ui/session/Settings.h"
#include "ui/shell/Language.h"
#include "ui/shell/ProblemReading.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/ProblemTable.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace ui;
using core::ProblemCode;

namespace {

/// The arguments a text uses, counted from 0.
std::set<int> arguments(const QString& text, const QString& pattern, int first) {
    std::set<int> found;
    auto each = QRegularExpression(pattern).globalMatch(text);
    while (each.hasNext()) found.insert(each.next().captured(1).toInt() - first);
    return found;
}

QString name(ProblemCode code) {
    return QString::fromUtf8(core::problemName(code).data(), static_cast<qsizetype>(core::problemName(code).size()));
}

} // namespace

class tst_ProblemSentence : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_settings->setLanguage(QStringLiteral("en"));
        m_system = std::make_unique<SystemColorScheme>(*m_settings);
        m_theme = std::make_unique<Theme>(*m_settings, *m_system); // brings the resources
        m_language = std::make_unique<Language>(*m_settings);
        m_language->apply();
    }
    void cleanup() { m_language.reset(); }

    void everyCodeSaysWhatHappenedAndAWayOut() {
        std::set<ProblemCode> seen;
        for (const ProblemRow& row : problemTable()) QVERIFY2(seen.insert(row.code).second, qPrintable(name(row.code)));
        for (const ProblemCode code : core::allProblemCodes()) {
            QVERIFY2(seen.contains(code), qPrintable(name(code)));
            const ProblemSentence sentence({code, {}, {"A", "B", "C"}});
            QVERIFY2(!sentence.what.isEmpty() && sentence.remedy.size() > 8, qPrintable(name(code)));
            QVERIFY2(QStringLiteral(".?").contains(sentence.what.back()), qPrintable(sentence.what));
            QVERIFY2(QStringLiteral(".?ABC").contains(sentence.remedy.back()), qPrintable(sentence.remedy));
            QVERIFY2(!sentence.remedy.contains(QStringLiteral("--format")),
                     qPrintable(sentence.remedy)); // the window has no options
        }
    }

    void namesOfStrangersStayOnOneLine() {
        const ProblemSentence sentence({ProblemCode::TensorShape, {.file = "a\nb"}, {"\x1b[2J", "\u202e"}});
        QCOMPARE(sentence.place, QStringLiteral("a\\nb"));
        QVERIFY2(sentence.what.contains(QStringLiteral("\\x1b[2J")), qPrintable(sentence.what));
        QVERIFY2(sentence.what.contains(QStringLiteral("\\u202e")), qPrintable(sentence.what));
    }

    void everyArgumentOfTheCommandLineIsToldHereToo() {
        for (const ProblemRow& row : problemTable()) {
            const core::Phrase phrase = core::phrase(row.code);
            const QString english =
                QString::fromUtf8(phrase.what.data(), static_cast<qsizetype>(phrase.what.size())) +
                QString::fromUtf8(phrase.remedy.data(), static_cast<qsizetype>(phrase.remedy.size()));
            const QString ours = QString::fromUtf8(row.what) + QString::fromUtf8(row.remedy);
            QVERIFY2(arguments(english, QStringLiteral("\\{(\\d)\\}"), 0) ==
                         arguments(ours, QStringLiteral("%(\\d)"), 1),
                     qPrintable(name(row.code)));
        }
    }

    void chineseSaysEveryCodeInItsOwnWords() {
        m_settings->setLanguage(QStringLiteral("zh_CN"));
        for (const ProblemRow& row : problemTable()) {
            const ProblemSentence sentence({row.code, {}, {}});
            QVERIFY2(sentence.remedy != QString::fromUtf8(row.remedy), qPrintable(name(row.code)));
            if (row.code != ProblemCode::UsageInvalid)
                QVERIFY2(sentence.what.contains(QRegularExpression(QStringLiteral("[\\x{4e00}-\\x{9fff}]"))),
                         qPrintable(sentence.what));
        }
        QCOMPARE(ProblemSentence({ProblemCode::FileMissing, {.file = "a.json", .row = 3}, {}}).text(),
                 QStringLiteral("a.json，第 3 行：没有这个文件。请检查文件名和文件夹。"));
    }

    void chineseSaysWhatARunWroteInEnglish() {
        m_settings->setLanguage(QStringLiteral("zh_CN"));
        const core::Problem problem{ProblemCode::DiskFull, {.file = "events.jsonl", .row = 3}, {}};
        const QString told = fromEnglish(QString::fromStdString(core::sentence(problem)));
        QCOMPARE(told, ProblemSentence(problem).text());
        QVERIFY2(!told.contains(QStringLiteral("disk")), qPrintable(told));
    }

    void namesThePlaceFirst() {
        const core::Problem problem{
            ProblemCode::TensorShape, {.file = "model.safetensors", .tensor = "lm_head.weight"}, {"[2, 3]", "[4, 3]"}};
        QCOMPARE(ProblemSentence(problem).text(),
                 QStringLiteral("model.safetensors, tensor “lm_head.weight”: The tensor has the shape [2, 3]; the "
                                "config asks for [4, 3]. "
                                "Take the config and the weights from the same model."));
    }

    void aRecordOfTheProjectIsNamedAsOne() {
        QCOMPARE(ProblemSentence({ProblemCode::TensorShape, {.file = "project.lorikeet", .row = 17}, {}}).place,
                 QStringLiteral("record 17"));
    }

    void argumentsStayAsTheyAre() {
        QCOMPARE(ProblemSentence({ProblemCode::AdapterNoTarget, {}, {"%2", "q_proj"}}).what,
                 QStringLiteral("No module of this model matches “%2”."));
        QCOMPARE(ProblemSentence({ProblemCode::EngineFailed, {}, {"It broke."}}).what,
                 QStringLiteral("The engine reports: It broke."));
        QVERIFY(!ProblemSentence({ProblemCode::SettingUnknown, {}, {""}}).remedy.contains(QStringLiteral("“”")));
    }

    void aLongListEndsWithANumber() {
        const std::vector<core::Problem> problems(12, core::Problem{ProblemCode::DiskFull, {}, {}});
        QCOMPARE(problemLines(problems, 10).count(QLatin1Char('\n')), 10);
        QVERIFY(problemLines(problems, 10).endsWith(QStringLiteral("and 2 more")));
        QCOMPARE(problemLines(problems, 12).count(QLatin1Char('\n')), 11);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SystemColorScheme> m_system;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Language> m_language;
};

QTEST_MAIN(tst_ProblemSentence)
#include "tst_ProblemSentence.moc"
