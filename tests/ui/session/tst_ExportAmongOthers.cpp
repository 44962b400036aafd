#include "core/Files.h"
#include "tests/ui/session/ScriptedEngine.h"
#include "ui/session/ExportJob.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tests;
using namespace ui;

namespace {

namespace fs = std::filesystem;

/// What was exported: «model / adapter».
using Exports = std::vector<std::string>;

struct ExportOfNothing : core::ExportTask {
    explicit ExportOfNothing(fs::path where) : folder(std::move(where)) {}
    core::TaskState advance(std::stop_token, std::vector<core::ExportEvent>& events) override {
        core::makeFolders(folder);
        events.push_back(core::ExportVerified{1, 2, 0, 0});
        return core::TaskState::Finished;
    }
    fs::path folder;
};

/// Its handles count from 1, as those of every model do.
class NamedModel : public ScriptedModel {
public:
    NamedModel(std::string name, TrainingScript& script, Exports& exports)
        : ScriptedModel(cpu(), script), m_name(std::move(name)), m_exports(exports) {}
    core::AdapterHandle attach(const fs::path& folder, const core::Progress&) override {
        m_adapters.push_back(folder.filename().string());
        return m_adapters.size();
    }
    std::unique_ptr<core::ExportTask> exportTo(core::ExportRequest request) override {
        m_exports.push_back(m_name + " / " + m_adapters.at(request.adapter - 1));
        return std::make_unique<ExportOfNothing>(request.folder);
    }

private:
    std::string m_name;
    Exports& m_exports;
    std::vector<std::string> m_adapters;
};

class NamingEngine : public ScriptedEngine {
    struct Opening : core::Task<core::OpenEvent> {
        Opening(std::string of, TrainingScript& with, Exports& told)
            : name(std::move(of)), script(with), exports(told) {}
        core::TaskState advance(std::stop_token, std::vector<core::OpenEvent>& events) override {
            if (++turns < 2) return core::TaskState::Running;
            events.emplace_back(core::ModelOpened{std::make_shared<NamedModel>(name, script, exports)});
            return core::TaskState::Finished;
        }
        std::string name;
        TrainingScript& script;
        Exports& exports;
        int turns = 0;
    };

public:
    NamingEngine(TrainingScript& script, Exports& exports)
        : ScriptedEngine({cpu()}, nullptr, &script), m_script(script), m_exports(exports) {}
    std::unique_ptr<core::Task<core::OpenEvent>> open(const fs::path& folder, const core::Device&, core::Precision,
                                                      const core::ModelPurpose&) override {
        return std::make_unique<Opening>(folder.filename().string(), m_script, m_exports);
    }

private:
    TrainingScript& m_script;
    Exports& m_exports;
};

} // namespace

/// Exports whose turns lie between those of jobs on another base.
class tst_ExportAmongOthers : public QObject {
    Q_OBJECT
private slots:
    void eachTakesItsOwnAdapterOnItsOwnBase_data() {
        QTest::addColumn<int>("turnOfTheOther");
        for (int turn = 0; turn < 5; ++turn) QTest::addRow("before turn %d", turn) << turn;
    }
    void eachTakesItsOwnAdapterOnItsOwnBase() {
        QFETCH(int, turnOfTheOther);
        QTemporaryDir folder;
        const auto at = [&](const char* name) { return fs::path(folder.filePath(QLatin1String(name)).toStdString()); };
        for (const char* adapter : {"ours", "theirs"}) {
            core::makeFolders(at(adapter));
            for (const char* file : {"adapter_config.json", "adapter_model.safetensors"})
                core::replaceFile(at(adapter) / file, "{}");
        }
        TrainingScript script;
        Exports exports;
        EngineRoom room;
        room.setEngine(std::make_unique<NamingEngine>(script, exports));
        const auto open = [&](const char* model) {
            while (!room.model({.folder = model}, {})) continue;
        };
        open("X");
        room.attached(at("theirs"), {}); // handle 1 of a model X that is gone by the time it is asked for again
        open("Y");
        room.attached(at("theirs"), {});
        ExportJob job({.model = {.folder = "X"}, .plan = {.adapter = at("ours")}, .card = {}, .folder = at("out")},
                      ExportJob::Carrier([](const std::function<void()>& arrive) { arrive(); }, [](const auto&) {}));
        core::TaskState state = core::TaskState::Running;
        for (int turn = 0; state == core::TaskState::Running && turn < 50; ++turn) {
            for (int other = 0; turn == turnOfTheOther && other < 3; ++other)
                room.model({.folder = "Y"}, {}); // a question, say; it waits for its turn where X is in use
            state = job.advance(room, {});
        }
        QCOMPARE(state, core::TaskState::Finished);
        QCOMPARE(exports, Exports{"X / ours"});
    }
};

QTEST_GUILESS_MAIN(tst_ExportAmongOthers)
#include "tst_ExportAmongOthers.moc"
