#include "core/Error.h"
#include "core/Files.h"
#include "core/engine-api/EngineLoader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_EngineLoader : public QObject {
    Q_OBJECT
    static Problem problemOf(const std::filesystem::path& module) {
        try {
            EngineLoader::load(module);
        } catch (const Error& error) {
            return error.problems().front();
        }
        return {};
    }

private slots:
    void aMissingModuleIsASentence() {
        const Problem problem = problemOf("/nowhere/liblorikeet_engine.so");
        QCOMPARE(problem.code, ProblemCode::EngineMissing);
        QVERIFY(problem.where.file.find("nowhere") != std::string::npos);
    }
    void anotherLibraryIsNoEngine() {
        const Problem problem = problemOf(std::filesystem::path(LORIKEET_BINARIES) / "liblorikeet_core.so");
        QCOMPARE(problem.code, ProblemCode::EngineMissing);
        QVERIFY(problem.args.at(0).find("lorikeet_engine_abi") != std::string::npos);
    }
    void aTextFileIsNoEngine() {
        QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "engine.so";
        replaceFile(path, "not a library");
        QCOMPARE(problemOf(path).code, ProblemCode::EngineMissing);
    }
    void theEnvironmentNamesAnotherModule() {
        qputenv("LORIKEET_ENGINE", "/elsewhere/engine.so");
        QCOMPARE(EngineLoader::modulePath(), std::filesystem::path("/elsewhere/engine.so"));
        qunsetenv("LORIKEET_ENGINE");
        // The same folder, by whatever path the program reached it.
        QVERIFY(std::filesystem::equivalent(EngineLoader::modulePath().parent_path(), LORIKEET_BINARIES));
    }
    void whatThePersonSetIsKept() {
        qputenv("GOMP_SPINCOUNT", "7");
        EngineLoader::prepareProcess();
        QCOMPARE(qgetenv("GOMP_SPINCOUNT"), QByteArray("7"));
        qunsetenv("GOMP_SPINCOUNT");
        EngineLoader::prepareProcess();
        QVERIFY(!qgetenv("GOMP_SPINCOUNT").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_EngineLoader)
#include "tst_EngineLoader.moc"
