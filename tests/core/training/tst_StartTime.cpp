#include "core/training/StartTime.h"

#include <QTest>

#include <cstdlib>
#include <ctime>

using namespace core;

namespace {

void setZone(const char* zone) {
    ::setenv("TZ", zone, 1);
    ::tzset();
}

} // namespace

class tst_StartTime : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { setZone("UTC"); }
    /// POSIX counts zones the other way: «ZZZ-5:30» lies east.
    void thePresentHasTheOffsetOfItsPlace_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("offset");
        QTest::addColumn<int>("seconds");
        QTest::newRow("UTC") << QByteArray("UTC") << QByteArray("+00:00") << 0;
        QTest::newRow("east") << QByteArray("ZZZ-5:30") << QByteArray("+05:30") << 19'800;
        QTest::newRow("west") << QByteArray("ZZZ9:30") << QByteArray("-09:30") << -34'200;
    }
    void thePresentHasTheOffsetOfItsPlace() {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, offset);
        QFETCH(int, seconds);
        setZone(zone.constData());
        const std::int64_t before = std::time(nullptr) + seconds;
        const std::string now = startTimeNow();
        const std::int64_t after = std::time(nullptr) + seconds;
        QVERIFY2(now.ends_with(offset.toStdString()), now.c_str());
        const auto clock = wallClock(now);
        QVERIFY(clock && *clock >= before && *clock <= after);
    }
    void theWallClockIsTheSameEverywhere() {
        setZone("ZZZ-14");
        QCOMPARE(wallClock("1970-01-01T00:00:00+00:00"), std::int64_t{0});
        QCOMPARE(wallClock("1970-01-01T00:00:00-11:00"), std::int64_t{0});
        QCOMPARE(wallClock("2024-02-29T23:59:58+05:30"), std::int64_t{1'709'251'198});
    }
    void whatIsNoTimeIsNone_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "now", "2026-11-26", "2026-11-26T16:09:00", "2026-11-26T16:09:00Z", "2026-11-26 16:09:00+00:00",
              "2026-11-26T16:09:00+00:0x", "2026-02-30T16:09:00+00:00", "2026-13-01T16:09:00+00:00",
              "2026-11-26T24:09:00+00:00", "2026-11-26T16:60:00+00:00", "2026-11-26T16:09:00+00:00 "})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoTimeIsNone() {
        QFETCH(QByteArray, text);
        QVERIFY(!wallClock(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(tst_StartTime)
#include "tst_StartTime.moc"
