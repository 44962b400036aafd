#include "ui/session/HubCache.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;

namespace {

void write(const QString& path, const QByteArray& text = "{}") {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class tst_HubCache : public QObject {
    Q_OBJECT
private slots:
    void theBranchMainNamesTheSnapshot() {
        QTemporaryDir cache;
        const QString repository = cache.filePath(QStringLiteral("models--Org--A-Model"));
        write(repository + QStringLiteral("/snapshots/aaa/config.json"));
        write(repository + QStringLiteral("/snapshots/bbb/config.json"));
        write(repository + QStringLiteral("/refs/main"), "aaa\n");
        const auto models = modelsInHubCache(cache.path());
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].name, QStringLiteral("Org/A-Model"));
        QCOMPARE(models[0].folder, repository + QStringLiteral("/snapshots/aaa"));
    }

    void withoutABranchASnapshotWithAConfigIsTaken() {
        QTemporaryDir cache;
        write(cache.filePath(QStringLiteral("models--gpt2/snapshots/ccc/config.json")));
        write(cache.filePath(QStringLiteral("models--gpt2/refs/main")), "gone");
        write(cache.filePath(QStringLiteral("models--org--tokenizer-only/snapshots/ddd/tokenizer.json")));
        write(cache.filePath(QStringLiteral("datasets--org--data/snapshots/eee/config.json")));
        const auto models = modelsInHubCache(cache.path());
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].name, QStringLiteral("gpt2"));
    }

    void aCacheThatIsNotThereIsEmpty() { QVERIFY(modelsInHubCache(QStringLiteral("/nowhere/hub")).isEmpty()); }

    void theEnvironmentSaysWhereTheCacheLies() {
        for (const char* name : {"HF_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"}) qunsetenv(name);
        QCOMPARE(hubCacheFolder(), QDir::homePath() + QStringLiteral("/.cache/huggingface/hub"));
        qputenv("XDG_CACHE_HOME", "/x");
        QCOMPARE(hubCacheFolder(), QStringLiteral("/x/huggingface/hub"));
        qputenv("HF_HOME", "/h");
        QCOMPARE(hubCacheFolder(), QStringLiteral("/h/hub"));
        qputenv("HF_HUB_CACHE", "/c");
        QCOMPARE(hubCacheFolder(), QStringLiteral("/c"));
    }
};

QTEST_GUILESS_MAIN(tst_HubCache)
#include "tst_HubCache.moc"
