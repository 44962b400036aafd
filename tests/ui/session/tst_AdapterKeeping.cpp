#include "core/ProblemText.h"
#include "tests/support/AdapterFolders.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/session/AdaptersSession.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;

namespace {

/// A project on tests/fixtures/cli/model, with one run's adapter and one that was imported.
struct AdapterBench : TrainBench {
    AdaptersSession adapters{project, training, worker};
    const std::filesystem::path own = fixture("cli/adapter");
    const core::ModelConfig base = core::readModelConfig(fixture("cli/model"));

    std::filesystem::path at(const char* name) const { return projectFolder().toStdString() + "/" + name; }
    void put(const char* name) const {
        core::makeFolders(at(name).parent_path());
        std::filesystem::copy(own, at(name), std::filesystem::copy_options::recursive);
    }
    void beginWithTwo() {
        create(numbered(2));
        put("adapters/law");
        put("runs/run-1/adapter");
        adapters.refresh();
        EVENTUALLY(adapters.adapters().size() == 2);
    }
    QStringList keys() const {
        QStringList keys;
        for (const core::AdapterEntry& each : adapters.adapters()) keys += QString::fromStdString(each.key);
        keys.sort();
        return keys;
    }
};

using Problems = std::vector<core::Problem>;

} // namespace

/// The adapters of a project come in, are named, go and come back.
class tst_AdapterKeeping : public QObject {
    Q_OBJECT
private slots:
    void theyAreFoundByKeyByRunAndByFolder() {
        AdapterBench bench;
        bench.beginWithTwo();
        QCOMPARE(bench.keys(), (QStringList{"adapters/law", "runs/run-1"}));
        QCOMPARE(bench.adapters.find("adapters/law")->name, std::string("law"));
        QVERIFY(!bench.adapters.find("adapters/none"));
        QCOMPARE(bench.adapters.ofRun(fromPath(bench.at("runs/run-1")))->key, std::string("runs/run-1"));
        QCOMPARE(bench.adapters.ofRun(fromPath(bench.at("adapters/law")))->key, std::string("adapters/law"));
        QVERIFY(!bench.adapters.ofRun({}));
        QVERIFY(bench.adapters.runOf("runs/run-1") && !bench.adapters.runOf("adapters/law"));
        bench.close();
        QVERIFY(bench.adapters.adapters().empty() && !bench.adapters.isKnown());
    }
    /// It is held against the base as that is opened for its labels, and keeps their names.
    void oneThatJudgesComesInWithItsLabels() {
        AdapterBench bench;
        bench.create(numbered(2));
        const core::LabelSet labels{core::ProblemType::SingleLabel, {"dull", "fair", "fine"}};
        const std::filesystem::path made = bench.at("elsewhere");
        writeAdapter(made, fixture("cli/model"), 1, 0.1F, 4, labels.count());
        judgeBy(made, labels);
        QSignalSpy refused(&bench.adapters, &AdaptersSession::refused);
        bench.adapters.import(fromPath(made), bench.base, fixture("cli/model"));
        EVENTUALLY(bench.adapters.adapters().size() == 1 || !refused.isEmpty());
        QVERIFY(refused.isEmpty());
        const core::LabelSet* found = bench.adapters.labelsOf("adapters/elsewhere");
        QVERIFY(found && *found == labels);
        QSignalSpy looked(&bench.adapters, &AdaptersSession::looked);
        bench.adapters.look("adapters/elsewhere", bench.base, fixture("cli/model"));
        EVENTUALLY(!looked.isEmpty());
        QVERIFY(looked.at(0).at(0).value<AdapterLook>().problems.empty());
        QVERIFY(!bench.adapters.labelsOf("adapters/none"));
        core::replaceFile(bench.at("adapters/elsewhere/config.json"), "{ \"id2label\": 7");
        bench.adapters.refresh();
        EVENTUALLY(!bench.adapters.find("adapters/elsewhere")->problems.empty());
    }
    void whatFitsComesIn() {
        AdapterBench bench;
        bench.create(numbered(1));
        QSignalSpy imported(&bench.adapters, &AdaptersSession::imported);
        bench.adapters.import(fromPath(bench.own), bench.base);
        EVENTUALLY(imported.count() == 1 && bench.adapters.adapters().size() == 1);
        QCOMPARE(imported[0][0].toString(), bench.keys().front());
    }
    void whatDoesNotIsRefusedWithEveryMismatch() {
        AdapterBench bench;
        bench.create(numbered(1));
        Problems refused;
        QString path;
        QObject::connect(&bench.adapters, &AdaptersSession::refused, &bench.adapters,
                         [&](const QString& which, const Problems& problems) {
                             path = which;
                             refused = problems;
                         });
        const core::ModelConfig other = core::readModelConfig(fixture("models/mistral-window"));
        bench.adapters.import(fromPath(fixture("broken/adapter-wrong-base")), other);
        EVENTUALLY(!refused.empty());
        QCOMPARE(refused.size(), core::adapterProblems(fixture("broken/adapter-wrong-base"), other).size());
        QVERIFY(refused.size() > 1);
        QCOMPARE(path, fromPath(fixture("broken/adapter-wrong-base")));
        QVERIFY(bench.adapters.adapters().empty());
    }
    void namesAndNotesAreWritten() {
        AdapterBench bench;
        bench.beginWithTwo();
        for (const char* key : {"adapters/law", "runs/run-1"}) {
            QSignalSpy changed(&bench.adapters, &AdaptersSession::changed);
            QSignalSpy kept(&bench.adapters, &AdaptersSession::kept);
            bench.adapters.rename(key, "  Kanzlei «法»  ");
            QCOMPARE(changed.count(), 1); // at once
            bench.adapters.setNote(key, "the better one");
            QCOMPARE(bench.adapters.find(key)->name, std::string("Kanzlei «法»"));
            EVENTUALLY(kept.count() == 2);
            for (const core::AdapterEntry& each : core::listAdapters(bench.project.path()))
                if (each.key == key) QVERIFY(each.name == "Kanzlei «法»" && each.note == "the better one");
            bench.adapters.rename(key, "");
            QCOMPARE(bench.adapters.find(key)->name, QString(key).section('/', 1).toStdString());
            QCOMPARE(bench.adapters.find(key)->note, std::string("the better one"));
            EVENTUALLY(kept.count() == 3);
        }
    }
    void aNameThatCannotBeWrittenIsSaid() {
        AdapterBench bench;
        bench.beginWithTwo();
        Problems failed;
        QObject::connect(&bench.adapters, &AdaptersSession::failed, &bench.adapters,
                         [&](const Problems& problems) { failed = problems; });
        std::filesystem::remove_all(bench.at("adapters/law"));
        bench.adapters.rename("adapters/law", "gone");
        EVENTUALLY(!failed.empty() && bench.adapters.adapters().size() == 1);
    }
    void theBinGivesBack() {
        AdapterBench bench;
        bench.beginWithTwo();
        QSignalSpy binned(&bench.adapters, &AdaptersSession::binned);
        QSignalSpy restored(&bench.adapters, &AdaptersSession::restored);
        bench.adapters.bin("runs/run-1"); // goes with its run
        QVERIFY(!bench.adapters.canUndoBin());
        bench.adapters.bin("adapters/law");
        EVENTUALLY(binned.count() == 1 && bench.keys() == QStringList{"runs/run-1"});
        QCOMPARE(binned[0][0].toString(), QString("law"));
        QVERIFY(bench.adapters.canUndoBin());
        bench.adapters.undoBin();
        EVENTUALLY(restored.count() == 1 && bench.keys() == (QStringList{"adapters/law", "runs/run-1"}));
        QVERIFY(!bench.adapters.canUndoBin());
        bench.adapters.undoBin();
        bench.drain();
        QCOMPARE(restored.count(), 1);
    }
    void aLookTellsHashAndFit() {
        AdapterBench bench;
        bench.beginWithTwo();
        std::optional<AdapterLook> look;
        QObject::connect(&bench.adapters, &AdaptersSession::looked, &bench.adapters,
                         [&](const AdapterLook& found) { look = found; });
        bench.adapters.look("adapters/law", bench.base);
        EVENTUALLY(look);
        QCOMPARE(look->hash.toStdString(), core::adapterHash(bench.own));
        QVERIFY(look->hasBase && look->problems.empty());
        look.reset();
        bench.adapters.look("adapters/law", core::readModelConfig(fixture("models/mistral-window")));
        bench.adapters.look("runs/run-1", core::readModelConfig(fixture("models/mistral-window")));
        EVENTUALLY(look);
        QCOMPARE(look->key, QString("runs/run-1")); // the newest question alone
        QVERIFY(look->hasBase && !look->problems.empty());
        look.reset();
        bench.adapters.look("adapters/law", {});
        EVENTUALLY(look);
        QVERIFY(!look->hasBase && look->problems.empty());
        look.reset();
        bench.adapters.look("adapters/law", {}); // it is not hashed again: the answer is there
        QVERIFY(look);
    }
};

QTEST_GUILESS_MAIN(tst_AdapterKeeping)
#include "tst_AdapterKeeping.moc"
