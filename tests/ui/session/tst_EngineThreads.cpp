#include "tests/ui/session/TrainBench.h"

#include <QDir>

#include <thread>

using namespace ui;
using namespace tests;

namespace {

/// How much each thread of this process of the given name gives way, from the kernel's table.
QList<int> nicenessOf(const char* name) {
    QList<int> found;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + QStringLiteral("/stat")));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QString text = QString::fromUtf8(file.readAll());
        const auto open = text.indexOf(QLatin1Char('(')), close = text.lastIndexOf(QLatin1Char(')'));
        if (text.mid(open + 1, close - open - 1) != QLatin1String(name)) continue;
        found += text.mid(close + 2).split(QLatin1Char(' ')).at(16).toInt(); // the 19th field; the state is the third
    }
    return found;
}

} // namespace

class tst_EngineThreads : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (!QDir(QStringLiteral("/proc/self/task")).exists()) QSKIP("there is no table of threads");
    }

    void theEnginesThreadsGiveWayAndNoOthers() {
        Worker other("other");
        std::promise<void> over;
        auto end = over.get_future().share();
        std::thread child;
        EngineScheduler engine([&] {
            child = std::thread([end] {
                pthread_setname_np(pthread_self(), "of the engine");
                end.wait();
            });
            return std::make_unique<ScriptedEngine>(std::vector{cpu()});
        });
        engine.start();
        EVENTUALLY(engine.report().state == EngineState::Ready);
        EVENTUALLY(nicenessOf("of the engine").size() == 1);
        QCOMPARE(nicenessOf("engine"), QList{5});
        QCOMPARE(nicenessOf("of the engine"), QList{5}); // as those of a pool that an engine makes
        QCOMPARE(nicenessOf("other"), QList{0});
        const auto own = nicenessOf("tst_EngineThrea"); // the kernel keeps 15 characters; a sanitizer has a thread, too
        QCOMPARE(own, QList<int>(own.size(), 0));
        QVERIFY(!own.isEmpty());
        over.set_value();
        child.join();
    }
};

QTEST_GUILESS_MAIN(tst_EngineThreads)
#include "tst_EngineThreads.moc"
