#include "core/Error.h"
#include "core/Files.h"
#include "core/project/ProjectBin.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
namespace fs = std::filesystem;

/// What lies in the bin of a project and how it comes back.
class tst_ProjectBin : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_count = 0;
    fs::path freshProject() { return m_folder.filePath(QString::number(++m_count)).toStdString(); }
    static fs::path made(const fs::path& folder, const char* file) {
        makeFolders(folder);
        replaceFile(folder / file, "{}");
        return folder;
    }
    static QStringList names(const fs::path& project) {
        QStringList list;
        for (const BinnedFolder& each : listBin(project))
            list += QString::fromStdString(each.name) + (each.isRun ? " (run)" : " (adapter)");
        list.sort();
        return list;
    }

private slots:
    void anEmptyOneIsEmpty() {
        const fs::path project = freshProject();
        QVERIFY(listBin(project).empty());
        makeFolders(project / "bin/strangers");
        replaceFile(project / "bin/notes.txt", "mine");
        QVERIFY(listBin(project).empty());
    }
    void runsAndAdaptersComeBackWhereTheyWere() {
        const fs::path project = freshProject();
        const fs::path run = made(project / "runs/run-1", "config.json");
        const fs::path adapter = made(project / "adapters/law", "adapter_config.json");
        replaceFile(run / "run.json", R"({"name": "The good one"})");
        const fs::path binnedRun = moveToBin(run, project), binnedAdapter = moveToBin(adapter, project);
        QCOMPARE(names(project), (QStringList{"The good one (run)", "law (adapter)"}));
        QVERIFY(listBin(project).front().time > 0);
        QCOMPARE(putBack(binnedRun), run);
        QCOMPARE(putBack(binnedAdapter), adapter);
        QVERIFY(names(project).isEmpty());
        QVERIFY(!fs::exists(run / "binned.json") && fs::exists(run / "config.json"));
    }
    void severalOfOneNameComeBackUnderNamesOfTheirOwn() {
        const fs::path project = freshProject(), law = project / "adapters/law";
        const fs::path first = moveToBin(made(law, "adapter_config.json"), project);
        const fs::path second = moveToBin(made(law, "adapter_config.json"), project);
        QCOMPARE(names(project), (QStringList{"law (adapter)", "law (adapter)"}));
        QCOMPARE(putBack(second), law);
        QCOMPARE(putBack(first), project / "adapters/law 2");
    }
    void whatEarlierVersionsThrewAwayComesBack() {
        const fs::path project = freshProject();
        const fs::path run = made(project / "bin/run-7", "events.jsonl");
        QCOMPARE(names(project), QStringList{"run-7 (run)"});
        QCOMPARE(putBack(run), project / "runs/run-7");
    }
    void aNameThatLeadsElsewhereIsNotFollowed() {
        const fs::path project = freshProject();
        const fs::path run = made(project / "bin/run-7", "config.json");
        for (const char* name : {"../../run", "a/b", "..", ""}) {
            replaceFile(run / "binned.json", std::string(R"({"name": ")") + name + "\"}");
            QCOMPARE(putBack(run), project / "runs/run-7");
            fs::rename(project / "runs/run-7", run);
        }
    }
    void whatIsNotThereIsSaid() {
        const fs::path project = freshProject();
        QVERIFY_THROWS_EXCEPTION(Error, moveToBin(project / "runs/none", project));
        QVERIFY_THROWS_EXCEPTION(Error, putBack(project / "bin/none"));
    }
};

QTEST_GUILESS_MAIN(tst_ProjectBin)
#include "tst_ProjectBin.moc"
