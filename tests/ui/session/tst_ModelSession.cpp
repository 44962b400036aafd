#include "tests/support/Places.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ui;

namespace {

QString model(const char* name) {
    return QString::fromStdString(tests::fixture(std::string("models/") + name).string());
}

/// Everything a session needs, in the order in which the program makes it.
struct Bench {
    QTemporaryDir folder;
    Worker reader{"reader"};
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ModelSession models{reader, settings};
};

bool has(const ModelReport& report, core::ProblemCode code) {
    return std::ranges::any_of(report.inspection.problems,
                               [code](const core::Problem& problem) { return problem.code == code; });
}

} // namespace

class tst_ModelSession : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(m_cache.isValid());
        qputenv("HF_HUB_CACHE", m_cache.path().toUtf8());
    }

    void aSoundFolderBecomesTheBaseModel() {
        Bench bench;
        QSignalSpy bases(&bench.models, &ModelSession::baseChanged);
        bench.models.inspect(model("llama-tied"));
        QCOMPARE(bench.models.inspecting(), model("llama-tied"));
        QVERIFY(!bench.models.report());
        QTRY_VERIFY(bench.models.report());
        QVERIFY(bench.models.report()->usable());
        QCOMPARE(bases.size(), 1);
        QCOMPARE(bench.models.base()->name, QStringLiteral("llama-tied"));
        QVERIFY(bench.models.base()->inspection.parameterCount > 0);
        QCOMPARE(bench.models.base()->inspection.config->family, std::string("llama"));
        QCOMPARE(bench.models.recent(), QStringList{model("llama-tied")});
        QCOMPARE(bench.settings.baseModel(), model("llama-tied"));
        QVERIFY(bench.models.inspecting().isEmpty());
    }

    void aFileInTheFolderMeansTheFolder() {
        Bench bench;
        bench.models.inspect(model("llama-tied") + QStringLiteral("/config.json"));
        QTRY_VERIFY(bench.models.report());
        QCOMPARE(bench.models.report()->folder, model("llama-tied"));
    }

    void anUnsoundFolderLeavesTheBaseAlone() {
        Bench bench;
        bench.models.inspect(model("llama-tied"));
        QTRY_VERIFY(bench.models.base());
        QTemporaryDir nothing;
        bench.models.inspect(nothing.path());
        QTRY_COMPARE(bench.models.report()->folder, nothing.path());
        QVERIFY(!bench.models.report()->usable());
        QVERIFY(has(*bench.models.report(), core::ProblemCode::ConfigMissing));
        QCOMPARE(bench.models.base()->folder, model("llama-tied"));
        QCOMPARE(bench.models.recent().size(), 1);
    }

    void aFolderThatIsGoneIsForgotten() {
        Bench bench;
        bench.settings.addRecentModel(QStringLiteral("/nowhere/model"));
        bench.models.inspect(QStringLiteral("/nowhere/model"));
        QTRY_VERIFY(bench.models.report());
        QVERIFY(has(*bench.models.report(), core::ProblemCode::FolderMissing));
        QVERIFY(bench.models.recent().isEmpty());
    }

    void theNewestQuestionWins() {
        Bench bench;
        QSignalSpy found(&bench.models, &ModelSession::inspected);
        bench.models.inspect(model("llama-tied"));
        bench.models.inspect(model("qwen2-tied"));
        QTRY_VERIFY(bench.models.report());
        QTest::qWait(50);
        QCOMPARE(found.size(), 1);
        QCOMPARE(bench.models.report()->name, QStringLiteral("qwen2-tied"));
    }

    void theBaseOfTheLastTimeAndTheCacheComeBack() {
        const QString snapshot = m_cache.filePath(QStringLiteral("models--org--small/snapshots/abc"));
        QVERIFY(QDir().mkpath(snapshot));
        QFile config(snapshot + QStringLiteral("/config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        Bench bench;
        bench.settings.setBaseModel(model("llama-tied"));
        bench.models.restore();
        QTRY_VERIFY(bench.models.base());
        QTRY_COMPARE(bench.models.cached().size(), 1);
        QCOMPARE(bench.models.cached()[0].name, QStringLiteral("org/small"));
        QCOMPARE(modelName(snapshot), QStringLiteral("org/small"));
    }

    void endingWhileItLooksIsQuiet() {
        QTemporaryDir folder;
        Worker reader("reader");
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        {
            ModelSession models(reader, settings);
            models.inspect(model("llama-tied"));
            models.restore();
        }
        QTest::qWait(100);
        QVERIFY(settings.baseModel().isEmpty());
    }

private:
    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(tst_ModelSession)
#include "tst_ModelSession.moc"
