#include "core/Error.h"
#include "core/ProblemText.h"

#include <QTest>

#include <set>

using namespace core;

class tst_ProblemText : public QObject {
    Q_OBJECT
private slots:
    void everyCodeSaysWhatHappenedAndAWayOut() {
        std::set<std::string_view> names;
        for (const ProblemCode code : allProblemCodes()) {
            const auto [what, remedy] = phrase(code);
            QVERIFY(!what.empty());
            QVERIFY2(remedy.size() > 8 && remedy.back() != ',', std::string(remedy).c_str());
            QVERIFY2(names.insert(problemName(code)).second, std::string(problemName(code)).c_str());
        }
    }
    void namesThePlaceFirst() {
        const Problem problem{ProblemCode::TensorShape, {.file = "model.safetensors", .tensor = "lm_head.weight"}, {"[2, 3]", "[4, 3]"}};
        QCOMPARE(QString::fromStdString(sentence(problem)),
                 QStringLiteral("model.safetensors, tensor «lm_head.weight»: the tensor has the shape [2, 3]; the config asks "
                                "for [4, 3]. Take the config and the weights from the same model."));
    }
    void aRecordOfTheProjectIsNamedAsOne() {
        const Problem problem{ProblemCode::TensorShape, {.file = "project.lorikeet", .row = 17, .field = "output"}, {"a", "b"}};
        QVERIFY2(sentence(problem).starts_with("record 17, field «output»: "), sentence(problem).c_str());
    }
    void leavesTemplateBracesAlone() {
        QVERIFY(sentence({ProblemCode::TemplateNoSpans, {}, {}}).find("{% generation %}") != std::string::npos);
    }
    void namesOfStrangersStayOnOneLineAndMoveNothing() {
        const Problem problem{ProblemCode::TensorShape,
                              {.file = "a\x1b]0;x\x07\nb", .field = "\x9b", .tensor = "\u202et"},
                              {"\x1b[2J", "\r"}};
        const QByteArray text = QByteArray::fromStdString(sentence(problem));
        for (const char c : text) QVERIFY2(static_cast<unsigned char>(c) >= 0x20 && c != '\x7f', text.constData());
        QVERIFY2(text.startsWith("a\\x1b]0;x\\x07\\nb, field «\\x9b», tensor «\\u202et»: "), text.constData());
        QVERIFY2(text.contains("the shape \\x1b[2J; the config asks for \\r."), text.constData());
    }
    void errorListsAllProblems() {
        const Error error({{ProblemCode::FileMissing, {.file = "a"}, {}}, {ProblemCode::DiskFull, {.file = "b"}, {}}});
        QCOMPARE(error.problems().size(), 2U);
        QCOMPARE(QString::fromUtf8(error.what()).count(QLatin1Char('\n')), 1);
    }
    void nearestNameOfASetting() {
        QVERIFY(sentence({ProblemCode::SettingUnknown, {.field = "lerning_rate"}, {"learning_rate"}}).find("learning_rate") != std::string::npos);
        QVERIFY(sentence({ProblemCode::SettingUnknown, {.field = "zzz"}, {""}}).find("«»") == std::string::npos);
    }
    void jsonNamesAreKebab() { QCOMPARE(std::string(problemName(ProblemCode::WeightsLfsPointer)), std::string("weights-lfs-pointer")); }
};

QTEST_GUILESS_MAIN(tst_ProblemText)
#include "tst_ProblemText.moc"
