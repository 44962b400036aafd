#include "ui/shell/Quantity.h"

#include <QDir>
#include <QLocale>
#include <QTest>

#include <limits>

using namespace ui;

class tst_Quantity : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void bytesAreCountedInPowersOf1024() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(bytesText(24ULL << 30), QStringLiteral("24.0 GB"));
        QCOMPARE(bytesText(1536ULL << 10), QStringLiteral("1.5 MB"));
        QCOMPARE(bytesText(12), QStringLiteral("12 bytes"));
    }

    void countsAreShort() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(shortCountText(7'615'616'512), QStringLiteral("7.62 billion"));
        QCOMPARE(shortCountText(494'032'768), QStringLiteral("494 million"));
        QCOMPARE(shortCountText(24'224), QStringLiteral("24,224"));
        QCOMPARE(countText(32'768), QStringLiteral("32,768"));
    }

    void timesReadAsOnAClock() {
        QCOMPARE(clockText(5), QStringLiteral("0:05"));
        QCOMPARE(clockText(125.4), QStringLiteral("2:05"));
        QCOMPARE(clockText(3723), QStringLiteral("1:02:03"));
        QCOMPARE(clockText(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("0:00"));
    }

    void timesAreToldInTwoUnitsAtMost() {
        QCOMPARE(timeText(-3), QStringLiteral("0 s"));
        QCOMPARE(timeText(45.4), QStringLiteral("45 s"));
        QCOMPARE(timeText(120), QStringLiteral("2 min"));
        QCOMPARE(timeText(130), QStringLiteral("2 min 10 s"));
        QCOMPARE(timeText(3600), QStringLiteral("1 h"));
        QCOMPARE(timeText(3900), QStringLiteral("1 h 5 min"));
        QCOMPARE(timeText(47 * 3600), QStringLiteral("47 h"));
        QCOMPARE(timeText(74 * 3600), QStringLiteral("3 days 2 h"));
    }

    void whatIsNotKnownSoWellIsRounded() {
        QCOMPARE(aboutTimeText(0.2), QStringLiteral("less than a second"));
        QCOMPARE(aboutTimeText(59.4), QStringLiteral("about 59 s"));
        QCOMPARE(aboutTimeText(59.6), QStringLiteral("about 1 min"));
        QCOMPARE(aboutTimeText(95), QStringLiteral("about 2 min"));
        QCOMPARE(aboutTimeText(4213), QStringLiteral("about 1 h 10 min"));
        QCOMPARE(aboutTimeText(432'000 + 7'000), QStringLiteral("about 5 days"));
    }

    void pathsAreShortInTheOwnHome() {
        QCOMPARE(pathText(QDir::homePath() + QStringLiteral("/models/a")), QStringLiteral("~/models/a"));
        QCOMPARE(pathText(QDir::homePath() + QStringLiteral("other/a")), QDir::homePath() + QStringLiteral("other/a"));
    }

    void chineseCountsByTenThousands() {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(shortCountText(494'032'768), QStringLiteral("4.94 亿"));
        QCOMPARE(shortCountText(24'224), QStringLiteral("2.42 万"));
        QCOMPARE(shortCountText(999), QStringLiteral("999"));
    }
};

QTEST_GUILESS_MAIN(tst_Quantity)
#include "tst_Quantity.moc"
