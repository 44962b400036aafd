#include "ui/session/Settings.h"

#include <QFile>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;

class tst_Settings : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFirstStartFollowsTheSystem() {
        const Settings settings(file());
        QVERIFY(settings.language().isEmpty());
        QCOMPARE(settings.colorScheme(), ColorSchemeChoice::System);
        QCOMPARE(settings.fontScale(), 100);
        QVERIFY(settings.recentModels().isEmpty());
        QVERIFY(settings.baseModel().isEmpty());
        QCOMPARE(settings.lastSystemScheme(ColorScheme::Dark), ColorScheme::Dark);
    }

    void everyChoiceSurvivesARestart() {
        {
            Settings settings(file());
            settings.setLanguage(QStringLiteral("zh_CN"));
            settings.setColorScheme(ColorSchemeChoice::Dark);
            settings.setLastSystemScheme(ColorScheme::Light);
            settings.setFontScale(150);
            settings.addRecentModel(QStringLiteral("/模型/a, b"));
            settings.setBaseModel(QStringLiteral("/模型/a, b"));
            settings.setWindowGeometry(QByteArray("\0\1\2", 3));
        }
        const Settings settings(file());
        QCOMPARE(settings.language(), QStringLiteral("zh_CN"));
        QCOMPARE(settings.colorScheme(), ColorSchemeChoice::Dark);
        QCOMPARE(settings.lastSystemScheme(ColorScheme::Dark), ColorScheme::Light);
        QCOMPARE(settings.fontScale(), 150);
        QCOMPARE(settings.recentModels(), QStringList{QStringLiteral("/模型/a, b")});
        QCOMPARE(settings.baseModel(), QStringLiteral("/模型/a, b"));
        QCOMPARE(settings.windowGeometry(), QByteArray("\0\1\2", 3));
    }

    void aChangeIsToldOnceAndNoChangeNotAtAll() {
        Settings settings(file());
        QSignalSpy scheme(&settings, &Settings::colorSchemeChanged);
        QSignalSpy font(&settings, &Settings::fontScaleChanged);
        QSignalSpy language(&settings, &Settings::languageChanged);
        settings.setColorScheme(ColorSchemeChoice::Light);
        settings.setColorScheme(ColorSchemeChoice::Light);
        settings.setFontScale(100);
        settings.setLanguage(QString());
        QCOMPARE(scheme.size(), 1);
        QCOMPARE(font.size(), 0);
        QCOMPARE(language.size(), 0);
    }

    void aFileThatCannotBeWrittenNowHoldsNothingUp() {
        QLockFile lock(file() + QStringLiteral(".lock")); // as another program that writes the same file
        QVERIFY(lock.lock());
        auto settings = std::make_unique<Settings>(file());
        settings->setFontScale(150);
        QCoreApplication::processEvents();
        QCOMPARE(settings->fontScale(), 150);
        QVERIFY(!QFile::exists(file())); // not waited for
        lock.unlock();
        settings.reset();
        QCOMPARE(Settings(file()).fontScale(), 150);
    }

    void theFontStaysReadable() {
        Settings settings(file());
        settings.setFontScale(5);
        QCOMPARE(settings.fontScale(), Settings::SmallestFontScale);
        settings.setFontScale(9999);
        QCOMPARE(settings.fontScale(), Settings::LargestFontScale);
    }

    void theNewestModelsStandFirstAndOnlyOnce() {
        Settings settings(file());
        for (int i = 0; i < Settings::RecentLimit + 3; ++i) settings.addRecentModel(QStringLiteral("/m/%1").arg(i));
        settings.addRecentModel(QStringLiteral("/m/7"));
        const QStringList recent = settings.recentModels();
        QCOMPARE(recent.size(), Settings::RecentLimit);
        QCOMPARE(recent.first(), QStringLiteral("/m/7"));
        QCOMPARE(recent.count(QStringLiteral("/m/7")), 1);
        settings.removeRecentModel(QStringLiteral("/m/7"));
        QVERIFY(!settings.recentModels().contains(QStringLiteral("/m/7")));
    }

    void aDamagedFileGivesTheDefaults() {
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("[appearance]\ncolor_scheme=purple\nfont_scale=large\n\xff\xfe garbage");
        damaged.close();
        const Settings settings(file());
        QCOMPARE(settings.colorScheme(), ColorSchemeChoice::System);
        QCOMPARE(settings.fontScale(), Settings::SmallestFontScale);
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
