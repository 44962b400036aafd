#include "ui/session/Settings.h"
#include "ui/session/SettingsStore.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <thread>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

const QString Words = u"words"_s;

SettingsStore::Change with(const QString& word) {
    return [word](const QVariant& kept) { return QStringList(QStringList{word} + kept.toStringList()); };
}

/// What another window of the program does, whose process this is.
int playAnotherWindow(const QString& file, const QString& name, int count) {
    Settings settings(file);
    for (int i = 0; i < count; ++i) {
        settings.addRecentProject(u"/%1/%2"_s.arg(name).arg(i));
        settings.addRecentModel(u"/model/%1/%2"_s.arg(name).arg(i));
    }
    return 0;
}

/// Waits for its end.
void anotherWindow(const QString& file, const QString& name, int count) {
    const QString command = u"'%1' --another-window '%2' '%3' %4"_s.arg(QCoreApplication::applicationFilePath(), file, name)
                                .arg(count);
    QCOMPARE(std::system(qPrintable(command)), 0); // QProcess forks, which the thread sanitizer does not bear
}

QStringList recentProjectsIn(const QString& file) {
    return Settings(file).recentProjects();
}

} // namespace

/// Windows of several processes share one file.
class tst_SettingsStore : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatOtherWindowsAddBetweenOnesOwnIsKeptNewestFirst() {
        {
            Settings settings(file());
            settings.addRecentProject(u"/own/0"_s);
            QTRY_VERIFY(fileHolds("/own/0"));
            anotherWindow(file(), u"other"_s, 2);
            settings.addRecentProject(u"/own/1"_s);
            QTRY_VERIFY(fileHolds("/own/1"));
            anotherWindow(file(), u"third"_s, 1);
        }
        QCOMPARE(recentProjectsIn(file()),
                 (QStringList{u"/third/0"_s, u"/own/1"_s, u"/other/1"_s, u"/other/0"_s, u"/own/0"_s}));
        QCOMPARE(Settings(file()).recentModels(),
                 (QStringList{u"/model/third/0"_s, u"/model/other/1"_s, u"/model/other/0"_s}));
    }

    void whatAnotherWindowAddedIsToldWithTheNextOfOnesOwn() {
        Settings settings(file());
        QSignalSpy told(&settings, &Settings::recentProjectsChanged);
        anotherWindow(file(), u"other"_s, 1);
        settings.addRecentProject(u"/own/0"_s);
        QCOMPARE(settings.recentProjects(), QStringList{u"/own/0"_s}); // at once, and the disk is not waited for
        QCOMPARE(told.size(), 1);
        QTRY_COMPARE(settings.recentProjects(), (QStringList{u"/own/0"_s, u"/other/0"_s}));
        QCOMPARE(told.size(), 2);
    }

    void whatIsForgottenHereIsForgottenAmongTheOthers() {
        {
            Settings settings(file());
            settings.addRecentProject(u"/own/0"_s);
            QTRY_VERIFY(fileHolds("/own/0"));
            anotherWindow(file(), u"other"_s, 2);
            settings.removeRecentProject(u"/own/0"_s);
        }
        QCOMPARE(recentProjectsIn(file()), (QStringList{u"/other/1"_s, u"/other/0"_s}));
    }

    void whatIsOpenedOnceMoreStandsFirstThoughHereItAlreadyDid() {
        {
            Settings settings(file());
            settings.addRecentProject(u"/own/0"_s);
            QTRY_VERIFY(fileHolds("/own/0"));
            anotherWindow(file(), u"other"_s, 1);
            settings.addRecentProject(u"/own/0"_s);
        }
        QCOMPARE(recentProjectsIn(file()), (QStringList{u"/own/0"_s, u"/other/0"_s}));
    }

    void otherChoicesOfAnotherWindowStay() {
        {
            Settings settings(file());
            {
                SettingsStore other(file());
                other.setValue(u"appearance/language"_s, u"zh_CN"_s);
            }
            settings.addRecentProject(u"/own/0"_s);
            settings.setFontScale(150);
        }
        QCOMPARE(Settings(file()).language(), u"zh_CN"_s);
        QCOMPARE(Settings(file()).fontScale(), 150);
    }

    void aLateAnswerTakesNothingBack() {
        { SettingsStore(file()).setValue(Words, QStringList{u"before"_s}); }
        QStringList expected{u"before"_s};
        {
            SettingsStore store(file());
            for (int i = 0; i < 50; ++i) {
                const QString word = QString::number(i);
                store.change(Words, with(word));
                expected.prepend(word);
                QCoreApplication::processEvents(); // answers about earlier ones arrive among the changes
                QCOMPARE(store.value(Words).toStringList(), expected);
            }
        }
        QCOMPARE(SettingsStore(file()).value(Words).toStringList(), expected);
    }

    void aValueThatIsSetReplacesWhatWasToCome() {
        {
            SettingsStore store(file());
            store.change(Words, with(u"a"_s));
            store.setValue(Words, QStringList{u"whole"_s});
            store.change(Words, with(u"b"_s));
            QCOMPARE(store.value(Words).toStringList(), (QStringList{u"b"_s, u"whole"_s}));
        }
        QCOMPARE(SettingsStore(file()).value(Words).toStringList(), (QStringList{u"b"_s, u"whole"_s}));
    }

    void twoProcessesAtTheSameTimeLoseNothing() {
        constexpr int Count = Settings::RecentLimit / 2;
        for (int round = 0; round < 5; ++round) {
            init();
            std::jthread other([this] { anotherWindow(file(), u"other"_s, Count); });
            {
                Settings settings(file());
                for (int i = 0; i < Count; ++i) {
                    settings.addRecentProject(u"/own/%1"_s.arg(i));
                    settings.addRecentModel(u"/model/own/%1"_s.arg(i));
                    QTRY_VERIFY(fileHolds("/model/own/" + QByteArray::number(i))); // written one by one
                }
            }
            other.join();
            const Settings after(file());
            for (int i = 0; i < Count; ++i)
                for (const QString& name : {u"own"_s, u"other"_s}) {
                    QVERIFY(after.recentProjects().contains(u"/%1/%2"_s.arg(name).arg(i)));
                    QVERIFY(after.recentModels().contains(u"/model/%1/%2"_s.arg(name).arg(i)));
                }
        }
    }

private:
    QString file() const { return m_folder->filePath(u"settings.ini"_s); }
    bool fileHolds(const QByteArray& text) const {
        QFile read(file());
        return read.open(QIODevice::ReadOnly) && read.readAll().contains(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char** argv) {
    QCoreApplication program(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == "--another-window"_L1)
        return playAnotherWindow(arguments.at(2), arguments.at(3), arguments.at(4).toInt());
    tst_SettingsStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_SettingsStore.moc"
