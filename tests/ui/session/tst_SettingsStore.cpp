#include "ui/session/Settings.h"
#include "ui/session/SettingsStore.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

const QString Words = u"words"_s;

SettingsStore::Change with(const QString& word) {
    return [word](const QVariant& kept) { return QStringList(QStringList{word} + kept.toStringList()); };
}

/// What another window of the program does: some projects are opened in it.
int playAnotherWindow(const QString& file, const QString& name) {
    Settings settings(file);
    for (int i = 0; i < Settings::RecentLimit / 2; ++i) {
        settings.addRecentProject(u"/%1/%2"_s.arg(name).arg(i));
        settings.addRecentModel(u"/model/%1/%2"_s.arg(name).arg(i));
    }
    return 0;
}

} // namespace

/// Several windows, of this process or another, share one file.
class tst_SettingsStore : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatTwoWindowsAddIsKeptNewestFirst() {
        auto first = std::make_unique<SettingsStore>(file());
        SettingsStore second(file());
        first->change(Words, with(u"a"_s));
        first.reset(); // written
        second.change(Words, with(u"b"_s));
        QTRY_COMPARE(inFile(), (QStringList{u"b"_s, u"a"_s}));
        SettingsStore third(file());
        second.change(Words, with(u"c"_s));
        QTRY_COMPARE(inFile(), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
        third.change(Words, with(u"d"_s));
        QTRY_COMPARE(inFile(), (QStringList{u"d"_s, u"c"_s, u"b"_s, u"a"_s}));
    }

    void whatAnotherWindowAddedIsToldWithTheNextOfOnesOwn() {
        SettingsStore first(file());
        SettingsStore second(file());
        QSignalSpy merged(&second, &SettingsStore::merged);
        first.change(Words, with(u"a"_s));
        QTRY_COMPARE(inFile(), QStringList{u"a"_s});
        second.change(Words, with(u"b"_s));
        QCOMPARE(second.value(Words).toStringList(), QStringList{u"b"_s}); // at once, and the disk is not waited for
        QTRY_COMPARE(second.value(Words).toStringList(), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(merged.size(), 1);
        QCOMPARE(merged.first().first().toString(), Words);
        second.change(Words, with(u"c"_s));
        QTRY_COMPARE(inFile(), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
        QCoreApplication::processEvents();
        QCOMPARE(merged.size(), 1); // nothing new
    }

    void aLateAnswerTakesNothingBack() {
        SettingsStore store(file());
        QSettings(file(), QSettings::IniFormat).setValue(Words, QStringList{u"other"_s});
        QStringList expected{u"other"_s};
        for (int i = 0; i < 50; ++i) {
            store.change(Words, with(QString::number(i)));
            expected.prepend(QString::number(i));
            QCOMPARE(store.value(Words).toStringList().first(), QString::number(i));
            QCoreApplication::processEvents(); // answers about earlier ones arrive among the changes
            QCOMPARE(store.value(Words).toStringList().first(), QString::number(i));
        }
        QTRY_COMPARE(store.value(Words).toStringList(), expected);
        QTRY_COMPARE(inFile(), expected);
    }

    void aValueThatIsSetReplacesWhatWasToCome() {
        {
            SettingsStore store(file());
            store.change(Words, with(u"a"_s));
            store.setValue(Words, QStringList{u"whole"_s});
            store.change(Words, with(u"b"_s));
            QCOMPARE(store.value(Words).toStringList(), (QStringList{u"b"_s, u"whole"_s}));
        }
        QCOMPARE(inFile(), (QStringList{u"b"_s, u"whole"_s}));
    }

    void recentProjectsAndModelsOfTwoWindowsSurvive() {
        {
            Settings first(file());
            Settings second(file());
            QSignalSpy told(&second, &Settings::recentProjectsChanged);
            first.addRecentProject(u"/p/first"_s);
            first.addRecentModel(u"/m/first"_s);
            second.addRecentProject(u"/p/second"_s);
            second.addRecentModel(u"/m/second"_s);
            QTRY_COMPARE(Settings(file()).recentProjects().size(), 2);
            first.addRecentProject(u"/p/third"_s);
            QCOMPARE(first.recentProjects().first(), u"/p/third"_s);
            QTRY_COMPARE(first.recentProjects().size(), 3);
            second.removeRecentProject(u"/p/first"_s);
            QTRY_VERIFY(second.recentProjects().contains(u"/p/third"_s));
            QVERIFY(told.size() >= 2);
        }
        const Settings after(file());
        QCOMPARE(after.recentProjects(), (QStringList{u"/p/third"_s, u"/p/second"_s}));
        QStringList models = after.recentModels();
        models.sort();
        QCOMPARE(models, (QStringList{u"/m/first"_s, u"/m/second"_s}));
    }

    void twoProcessesAtTheSameTimeLoseNothing() {
        for (int round = 0; round < 5; ++round) {
            init();
            QProcess other;
            other.start(QCoreApplication::applicationFilePath(), {u"--another-window"_s, file(), u"other"_s});
            playAnotherWindow(file(), u"own"_s);
            QVERIFY(other.waitForFinished());
            QCOMPARE(other.exitCode(), 0);
            const Settings after(file());
            for (int i = 0; i < Settings::RecentLimit / 2; ++i)
                for (const QString& name : {u"own"_s, u"other"_s}) {
                    QVERIFY(after.recentProjects().contains(u"/%1/%2"_s.arg(name).arg(i)));
                    QVERIFY(after.recentModels().contains(u"/model/%1/%2"_s.arg(name).arg(i)));
                }
        }
    }

private:
    QString file() const { return m_folder->filePath(u"settings.ini"_s); }
    QStringList inFile() const { return QSettings(file(), QSettings::IniFormat).value(Words).toStringList(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char** argv) {
    QCoreApplication program(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--another-window"_L1)
        return playAnotherWindow(arguments.at(2), arguments.at(3));
    tst_SettingsStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_SettingsStore.moc"
