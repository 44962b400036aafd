#include "core/model/ModelName.h"

#include "core/Files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_ModelName : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::filesystem::path model(const QByteArray& place, const QByteArray& config) {
        const auto path = std::filesystem::u8path(m_folder.filePath(QString::fromUtf8(place)).toStdString());
        makeFolders(path);
        replaceFile(path / "config.json", config.toStdString());
        return path;
    }

private Q_SLOTS:
    void aModelIsNamedWithoutItsPlace_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << "/home/mueller/models/starter" << "starter";
        QTest::newRow("slash") << "/home/mueller/models/starter/" << "starter";
        QTest::newRow("model") << "/usr/share/lorikeet/starter/model" << "starter";
        QTest::newRow("relative") << "../models/starter" << "starter";
        QTest::newRow("hub") << "Qwen/Qwen2.5-0.5B" << "Qwen/Qwen2.5-0.5B";
        QTest::newRow("cache") << "/home/m/.cache/huggingface/hub/models--Qwen--Qwen2.5-0.5B/snapshots/0123abc"
                               << "Qwen/Qwen2.5-0.5B";
        QTest::newRow("cache, no owner") << "/home/m/hub/models--gpt2/snapshots/0123abc" << "gpt2";
        QTest::newRow("bare") << "gpt2" << "gpt2";
        QTest::newRow("here") << "./gpt2" << "gpt2";
        QTest::newRow("nothing") << "" << "";
    }
    void aModelIsNamedWithoutItsPlace() {
        QFETCH(QString, path);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(publicModelName(path.toStdString())), name);
    }
    void aBaseIsCalledAsTheHubCallsIt_data() {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QString>("name");
        QTest::newRow("its folder") << QByteArray("mine/base") << QByteArray("{}") << QByteArray() << "base";
        QTest::newRow("its config") << QByteArray("mine/b1") << QByteArray(R"({"_name_or_path": "Qwen/Qwen2.5-0.5B"})")
                                    << QByteArray("other/name") << "Qwen/Qwen2.5-0.5B";
        QTest::newRow("its place in the cache")
            << QByteArray("hub/models--org--small-1B/snapshots/abc") << QByteArray(R"({"_name_or_path": "a/b"})")
            << QByteArray() << "org/small-1B";
        QTest::newRow("the adapter") << QByteArray("mine/b2") << QByteArray("{}") << QByteArray("org/base") << "org/base";
        QTest::newRow("someone's path in the config")
            << QByteArray("mine/b3") << QByteArray(R"({"_name_or_path": "/home/mueller/secret"})") << QByteArray() << "b3";
        QTest::newRow("someone's path in the adapter")
            << QByteArray("mine/b4") << QByteArray("{}") << QByteArray("/home/mueller/secret") << "b4";
        QTest::newRow("paths that are no names") << QByteArray("mine/b5") << QByteArray(R"({"_name_or_path": "../x/y"})")
                                                 << QByteArray("./models/base") << "b5";
        QTest::newRow("no text") << QByteArray("mine/b6") << QByteArray(R"({"_name_or_path": 3})") << QByteArray() << "b6";
        QTest::newRow("no JSON") << QByteArray("mine/b7") << QByteArray("{") << QByteArray() << "b7";
    }
    void aBaseIsCalledAsTheHubCallsIt() {
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, given);
        QFETCH(QString, name);
        const auto folder = model(place, config);
        QCOMPARE(QString::fromStdString(publicBaseName(folder, given.toStdString())), name);
        QCOMPARE(QString::fromStdString(publicBaseName(folder / "", given.toStdString())), name);
    }
    void aBaseThatIsGoneStillHasItsFoldersName() {
        QCOMPARE(publicBaseName("/nowhere/clinic-base"), std::string("clinic-base"));
    }
};

QTEST_GUILESS_MAIN(tst_ModelName)
#include "tst_ModelName.moc"
