#include "core/Files.h"
#include "core/release/AdapterLibrary.h"
#include "tests/support/Places.h"
#include "tests/ui/session/ScriptedEngine.h"
#include "ui/session/EngineRoom.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace ui;
using namespace tests;

namespace {

std::shared_ptr<core::LoadedModel> opened(EngineRoom& room, const ModelRequest& request) {
    for (int turn = 0; turn < 100; ++turn)
        if (auto model = room.model(request, {})) return model;
    return nullptr;
}

core::ProblemCode problemOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.problems().front().code;
    }
    return core::ProblemCode::Unforeseen;
}

/// Its memory is used up by the first model.
class ShrinkingEngine : public ScriptedEngine {
public:
    explicit ShrinkingEngine(TrainingScript* script) : ScriptedEngine({cpu()}, nullptr, script), m_opened(script) {}
    core::Device device(std::string_view name) const override {
        core::Device device = ScriptedEngine::device(name);
        if (m_opened->modelsOpened > 0) device.freeBytes = 1000;
        return device;
    }

private:
    TrainingScript* m_opened;
};

/// While the first adapter is attached, somebody writes another in its place.
class RewritingModel : public ScriptedModel {
public:
    using ScriptedModel::ScriptedModel;
    core::AdapterHandle attach(const std::filesystem::path& folder, const core::Progress&) override {
        if (++m_attached == 1) core::replaceFile(folder / "adapter_model.safetensors", "other weights");
        return m_attached;
    }

private:
    core::AdapterHandle m_attached = 0;
};

class RewritingEngine : public ScriptedEngine {
    struct Opening : core::Task<core::OpenEvent> {
        explicit Opening(TrainingScript& with) : script(with) {}
        core::TaskState advance(std::stop_token, std::vector<core::OpenEvent>& events) override {
            events.emplace_back(core::ModelOpened{std::make_shared<RewritingModel>(cpu(), script)});
            return core::TaskState::Finished;
        }
        TrainingScript& script;
    };

public:
    explicit RewritingEngine(TrainingScript* script) : ScriptedEngine({cpu()}, nullptr, script), m_script(*script) {}
    std::unique_ptr<core::Task<core::OpenEvent>> open(const std::filesystem::path&, const core::Device&,
                                                      core::Precision, const core::ModelPurpose&) override {
        return std::make_unique<Opening>(m_script);
    }

private:
    TrainingScript& m_script;
};

} // namespace

class tst_EngineRoom : public QObject {
    Q_OBJECT
private slots:
    void init() { m_script = std::make_unique<TrainingScript>(); }

    void withoutAnEngineItSaysSo() {
        EngineRoom room;
        try {
            room.model({"a"}, {});
            QFAIL("nothing was thrown");
        } catch (const core::Error& error) {
            QCOMPARE(error.problems()[0].code, core::ProblemCode::EngineMissing);
        }
    }

    void aModelIsOpenedPieceByPiece() {
        EngineRoom room;
        room.setEngine(engine());
        QVERIFY(!room.model({"a"}, {}));
        QCOMPARE(room.opened().bytesDone, 500U);
        QCOMPARE(room.opened().bytesTotal, 1000U);
        QVERIFY(room.model({"a"}, {}));
    }

    void theSameModelIsUsedAgain() {
        EngineRoom room;
        room.setEngine(engine());
        const auto first = opened(room, {"a"});
        QVERIFY(first);
        QCOMPARE(opened(room, {"a"}), first);
        // What «auto» stands for is the same model, too.
        QCOMPARE(opened(room, {.folder = "a", .device = "cpu", .dtype = "float32", .threads = 2}), first);
        QCOMPARE(m_script->modelsOpened.load(), 1);
    }

    void otherFilesInTheSameFolderAreAnotherModel() {
        QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        core::replaceFile(place / "config.json", "{}");
        core::replaceFile(place / "model.safetensors", "weights");
        EngineRoom room;
        room.setEngine(engine());
        opened(room, {place});
        core::replaceFile(place / "notes.txt", "mine");
        opened(room, {place});
        QCOMPARE(m_script->modelsOpened.load(), 1);
        core::replaceFile(place / "model.safetensors", "other weights");
        opened(room, {place});
        QCOMPARE(m_script->modelsOpened.load(), 2);
    }

    void anAdapterThatIsWrittenAnewMeanwhileIsAttachedAsItIsThen() {
        QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        core::replaceFile(place / "adapter_config.json", "{}");
        core::replaceFile(place / "adapter_model.safetensors", "weights");
        EngineRoom room;
        room.setEngine(std::make_unique<RewritingEngine>(m_script.get()));
        opened(room, {"a"});
        const AttachedAdapter& adapter = room.attached(place, {});
        QCOMPARE(adapter.hash, core::adapterHash(place));
        QCOMPARE(adapter.handle, core::AdapterHandle{2}); // the first was of what lay there before
        QCOMPARE(room.attached(place, {}).handle, core::AdapterHandle{2});
    }

    void anotherModelTakesItsPlace() {
        EngineRoom room;
        room.setEngine(engine());
        opened(room, {"a"});
        QCOMPARE(m_script->modelsAlive.load(), 1);
        QVERIFY(!room.model({"b"}, {}));
        QCOMPARE(m_script->modelsAlive.load(), 0); // its memory is free before the next is read
        QVERIFY(opened(room, {"b"}));
        QVERIFY(opened(room, {.folder = "b", .dtype = "bfloat16"}));
        QCOMPARE(m_script->modelsOpened.load(), 3);
        QCOMPARE(m_script->modelsAlive.load(), 1);
    }

    void twoWhoOpenDifferentModelsDoNotKeepEachOtherFromIt() {
        EngineRoom room;
        room.setEngine(engine());
        std::shared_ptr<core::LoadedModel> first, second;
        for (int turn = 0; turn < 10; ++turn) {
            if (!first) first = room.model({"a"}, {});
            if (!second) second = room.model({"b"}, {});
        }
        QVERIFY(first && !second); // two in memory could be too much
        first.reset();
        second = opened(room, {"b"});
        QVERIFY(second);
        QCOMPARE(m_script->modelsOpened.load(), 2);
        QCOMPARE(m_script->modelsAlive.load(), 1);
    }

    void aModelThatIsAnsweringIsGivenToWhoeverElseAsksForIt() {
        EngineRoom room;
        room.setEngine(engine());
        const auto answering = opened(room, {"a"});
        QVERIFY(!room.model({"b"}, {}));
        QVERIFY(room.isInUse());
        QCOMPARE(room.model({"a"}, {}), answering);
        QVERIFY(!room.isInUse());
        QCOMPARE(m_script->modelsAlive.load(), 1);
    }

    void whoWaitsForAModelThatIsAnsweringCanBeStopped() {
        EngineRoom room;
        room.setEngine(engine());
        const auto answering = opened(room, {"a"});
        std::stop_source stop;
        QVERIFY(!room.model({"b"}, stop.get_token()));
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(core::Stopped, room.model({"b"}, stop.get_token()));
        QCOMPARE(room.model({"a"}, {}), answering);
    }

    void aModelThatDoesNotFitIsNotOpened() {
        EngineRoom room;
        core::Device device = cpu();
        device.freeBytes = 1000;
        room.setEngine(std::make_unique<ScriptedEngine>(std::vector{device}, nullptr, m_script.get()));
        QCOMPARE(problemOf([&] { room.model({fixture("models/sample")}, {}); }), core::ProblemCode::DeviceMemory);
        QCOMPARE(m_script->openingTurns.load(), 0);
    }

    void whileARunTrainsNoOtherModelAndNoWholeOneIsOpened() {
        EngineRoom room;
        room.setEngine(engine());
        const auto model = opened(room, {fixture("models/sample")});
        room.attached(fixture("models/sample"), {}); // as a run of method «full» leaves it
        {
            const auto held = room.hold();
            QCOMPARE(room.model({fixture("models/sample")}, {}), model);
            QCOMPARE(problemOf([&] { room.model({"b"}, {}); }), core::ProblemCode::EngineBusy);
            ModelRequest judging{fixture("models/sample")};
            judging.task = core::ModelTask::Classify;
            QCOMPARE(problemOf([&] { room.model(judging, {}); }), core::ProblemCode::EngineBusy);
            QCOMPARE(problemOf([&] { room.attached(fixture("models/sample"), {}); }), core::ProblemCode::EngineBusy);
            QCOMPARE(m_script->modelsOpened.load(), 1);
        }
        QVERIFY(room.attached(fixture("models/sample"), {}).isWhole);
    }

    void aWholeModelThatDoesNotFitBesideIsRefused() {
        EngineRoom room;
        room.setEngine(std::make_unique<ShrinkingEngine>(m_script.get()));
        opened(room, {fixture("models/sample")});
        QCOMPARE(problemOf([&] { room.attached(fixture("models/sample"), {}); }), core::ProblemCode::DeviceMemory);
    }

    void aStopWhileItOpensLeavesNothingHalf() {
        EngineRoom room;
        room.setEngine(engine());
        QVERIFY(!room.model({"a"}, {}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(core::Stopped, room.model({"a"}, stop.get_token()));
        QVERIFY(opened(room, {"a"}));
        QCOMPARE(m_script->modelsOpened.load(), 1);
    }

    void aDeviceThatIsNotThereIsSaid() {
        EngineRoom room;
        room.setEngine(engine());
        opened(room, {"a"});
        const ModelRequest elsewhere{.folder = "a", .device = "cuda:7"};
        QVERIFY_THROWS_EXCEPTION(core::Error, room.model(elsewhere, {}));
        QVERIFY(opened(room, {"a"}));
    }

    void theModelGoesBeforeTheEngine() {
        EngineLife life;
        EngineRoom room;
        room.setEngine(std::make_unique<ScriptedEngine>(std::vector{cpu()}, &life, m_script.get()));
        opened(room, {"a"});
        room.clear();
        QCOMPARE(m_script->modelsAlive.load(), 0);
        QCOMPARE(life.destroyed.load(), 1);
        QVERIFY_THROWS_EXCEPTION(core::Error, room.engine());
    }

private:
    std::unique_ptr<core::Engine> engine() {
        return std::make_unique<ScriptedEngine>(std::vector{cpu()}, nullptr, m_script.get());
    }
    std::unique_ptr<TrainingScript> m_script;
};

QTEST_GUILESS_MAIN(tst_EngineRoom)
#include "tst_EngineRoom.moc"
