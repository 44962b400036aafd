#include "tests/ui/session/ScriptedEngine.h"
#include "ui/session/EngineRoom.h"

#include <QTest>

using namespace ui;
using namespace tests;

namespace {

std::shared_ptr<core::LoadedModel> opened(EngineRoom& room, const ModelRequest& request) {
    for (int turn = 0; turn < 100; ++turn)
        if (auto model = room.model(request, {})) return model;
    return nullptr;
}

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
        for (int turn = 0; turn < 20; ++turn) {
            if (!first) first = room.model({"a"}, {});
            if (!second) second = room.model({"b"}, {});
        }
        QVERIFY(first && second);
        QCOMPARE(m_script->modelsOpened.load(), 2);
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
