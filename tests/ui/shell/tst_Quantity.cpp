#include "ui/shell/Quantity.h"

#include <QDir>
#include <QLocale>
#include <QTest>

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
