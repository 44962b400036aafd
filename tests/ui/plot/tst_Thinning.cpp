#include "ui/plot/Thinning.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace ui;

namespace {

constexpr double Nan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> upTo(std::size_t count) {
    std::vector<double> x(count);
    std::iota(x.begin(), x.end(), 0.0);
    return x;
}

} // namespace

class tst_Thinning : public QObject {
    Q_OBJECT
private slots:
    void fewPointsAreAllThere() {
        const std::vector<double> x{0, 1, 2, 3}, y{5, 6, 7, 8};
        const auto points = thinned(x, y, 0, 3, 100, PlotScale::Linear);
        QCOMPARE(points, (std::vector<QPointF>{{0, 5}, {1, 6}, {2, 7}, {3, 8}}));
    }

    void aLineComesFromOutsideAndGoesThere() {
        const auto x = upTo(10);
        const auto points = thinned(x, x, 3.5, 5.5, 100, PlotScale::Linear);
        QCOMPARE(points, (std::vector<QPointF>{{3, 3}, {4, 4}, {5, 5}, {6, 6}}));
    }

    void everyColumnKeepsItsFirstLowestHighestAndLast() {
        constexpr int Columns = 50;
        const auto x = upTo(100'000);
        std::vector<double> y(x.size());
        std::mt19937 random(3);
        std::normal_distribution<double> noise;
        std::ranges::generate(y, [&] { return noise(random); });
        const auto points = thinned(x, y, 0, 100'000, Columns, PlotScale::Linear);
        QVERIFY(points.size() <= 4 * Columns + 2);
        QVERIFY(std::ranges::is_sorted(points, {}, &QPointF::x));
        for (int column = 0; column < Columns; ++column) {
            const auto begin = y.begin() + column * 2000, end = begin + 2000;
            std::vector<double> there;
            for (const QPointF& point : points)
                if (point.x() >= column * 2000 && point.x() < (column + 1) * 2000) there.push_back(point.y());
            QVERIFY(!there.empty());
            QCOMPARE(there.front(), *begin);
            QCOMPARE(there.back(), *(end - 1));
            QCOMPARE(std::ranges::min(there), *std::min_element(begin, end));
            QCOMPARE(std::ranges::max(there), *std::max_element(begin, end));
        }
    }

    void theLastPointIsNeverDropped() {
        for (const std::size_t count : {1u, 2u, 399u, 400u, 401u, 402u, 403u, 12'345u}) {
            const auto x = upTo(count);
            const auto points = thinned(x, x, 0, x.back(), 100, PlotScale::Linear);
            QCOMPARE(points.front(), QPointF(0, 0));
            QCOMPARE(points.back(), QPointF(x.back(), x.back()));
        }
    }

    void whatIsNotFiniteIsLeftOut() {
        const std::vector<double> x{0, 1, 2, 3}, y{Nan, 1, std::numeric_limits<double>::infinity(), 2};
        QCOMPARE(thinned(x, y, 0, 3, 100, PlotScale::Linear), (std::vector<QPointF>{{1, 1}, {3, 2}}));
        const std::vector<double> none(4, Nan);
        QVERIFY(thinned(x, none, 0, 3, 100, PlotScale::Linear).empty());
        QVERIFY(thinned({}, {}, 0, 3, 100, PlotScale::Linear).empty());
    }

    void aLogarithmicAxisHasNoPlaceForZero() {
        const std::vector<double> x{0, 1, 2, 3}, y{0, 0.5, -1, 2};
        QCOMPARE(thinned(x, y, 0, 3, 100, PlotScale::Logarithmic), (std::vector<QPointF>{{1, 0.5}, {3, 2}}));
    }

    void theExtentIsThatOfWhatIsDrawn() {
        constexpr double Infinite = std::numeric_limits<double>::infinity();
        const auto extent = [](const std::vector<double>& y, PlotScale scale) {
            const Extent found = extentOf(y, scale);
            return std::pair(found.low, found.high);
        };
        const std::vector<double> y{Nan, 3, -2, Infinite, 0, 7, 0.25, -Infinite, Nan};
        QCOMPARE(extent(y, PlotScale::Linear), std::pair(-2.0, 7.0));
        QCOMPARE(extent(y, PlotScale::Logarithmic), std::pair(0.25, 7.0));
        for (const auto& none : {std::vector<double>{}, std::vector<double>{Nan, Infinite, -Infinite, Infinite}}) {
            QVERIFY(extent(none, PlotScale::Linear).first > extent(none, PlotScale::Linear).second);
            QVERIFY(extent(none, PlotScale::Logarithmic).first > extent(none, PlotScale::Logarithmic).second);
        }
        QVERIFY(extent({0, -1}, PlotScale::Logarithmic).first > extent({0, -1}, PlotScale::Logarithmic).second);
    }

    void theNearestRowIsFoundBeyondTheEnds() {
        const std::vector<double> x{10, 20, 30};
        QCOMPARE(nearestRow(x, -5), std::size_t(0));
        QCOMPARE(nearestRow(x, 14), std::size_t(0));
        QCOMPARE(nearestRow(x, 16), std::size_t(1));
        QCOMPARE(nearestRow(x, 99), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(tst_Thinning)
#include "tst_Thinning.moc"
