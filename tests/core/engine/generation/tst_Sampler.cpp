#include "core/Error.h"
#include "core/engine/generation/Sampler.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

using namespace core;
using namespace core::engine;

namespace {

const std::vector<float> Logits{2.0F, 1.0F, 0.5F, -1.0F, -3.0F, 0.0F};

at::Tensor logits() {
    return at::tensor(Logits);
}

std::vector<int> kept(const Sampling& sampling, const std::set<std::int32_t>& seen = {}) {
    const at::Tensor left = filtered(logits(), sampling, seen);
    std::vector<int> ids;
    for (int i = 0; i < left.numel(); ++i)
        if (std::isfinite(left[i].item<float>())) ids.push_back(i);
    return ids;
}

/// Top-p as transformers writes it: all tokens are sorted.
at::Tensor sorted(const at::Tensor& values, double topP) {
    const auto [ascending, order] = at::sort(values);
    at::Tensor removed = at::cumsum(at::softmax(ascending, -1), -1) <= 1 - topP;
    removed[-1].fill_(false);
    return values.masked_fill(at::empty_like(removed).scatter_(0, order, removed),
                              -std::numeric_limits<double>::infinity());
}

} // namespace

/// Expected sets are those of transformers' logits processors on the same values.
class tst_Sampler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void topKKeepsTheBest() { QCOMPARE(kept({.temperature = 1, .topK = 3}), (std::vector{0, 1, 2})); }
    void topPKeepsTheSmallestSetThatReachesIt() {
        // Probabilities: 0.569, 0.209, 0.127, 0.028, 0.004, 0.077 → 0.569 + 0.209 < 0.8, with 0.127 it is reached.
        QCOMPARE(kept({.temperature = 1, .topP = 0.8}), (std::vector{0, 1, 2}));
        QCOMPARE(kept({.temperature = 1, .topP = 0.1}), (std::vector{0}));
    }
    void minPIsAShareOfTheBest() { QCOMPARE(kept({.temperature = 1, .minP = 0.2}), (std::vector{0, 1, 2})); }
    void temperatureComesBeforeTopP() { QCOMPARE(kept({.temperature = 0.25, .topP = 0.8}), (std::vector{0})); }
    void repetitionPenaltyActsOnBothSigns() {
        const at::Tensor left = filtered(logits(), {.temperature = 1, .repetitionPenalty = 2}, {0, 3});
        QCOMPARE(left[0].item<float>(), 1.0F);
        QCOMPARE(left[3].item<float>(), -2.0F);
        QCOMPARE(left[1].item<float>(), 1.0F);
    }
    void penaltyActsInGreedyToo() {
        Sampler sampler({.temperature = 0, .repetitionPenalty = 4}, {0});
        QCOMPARE(sampler.choose(logits()).id, 1);
        QCOMPARE(sampler.choose(logits()).id, 0); // now 1 is penalised as well: 0.25 against 0.5
    }
    void logitsAreNotChanged() {
        const at::Tensor given = logits();
        Sampler sampler({.temperature = 0.7, .repetitionPenalty = 3, .topK = 2}, {0, 1});
        sampler.choose(given);
        QVERIFY(at::equal(given, logits()));
    }
    void logProbabilityIsTheModelsOwn() {
        Sampler sampler({.temperature = 0.1}, {});
        const Sampler::Choice choice = sampler.choose(logits());
        QCOMPARE(choice.id, 0);
        const double expected = at::log_softmax(logits().to(at::kDouble), -1)[0].item<double>();
        QVERIFY(std::abs(choice.logProbability - expected) < 1e-6);
    }
    void drawsFollowTheProbabilities() {
        std::map<int, int> counts;
        Sampler sampler({.temperature = 1, .seed = 5}, {});
        const int draws = 20000;
        for (int i = 0; i < draws; ++i) ++counts[sampler.choose(logits()).id];
        const at::Tensor probabilities = at::softmax(logits(), -1);
        for (int id = 0; id < 6; ++id) {
            const double p = probabilities[id].item<double>();
            const double deviation = std::abs(counts[id] - draws * p) / std::sqrt(draws * p * (1 - p));
            QVERIFY2(deviation < 4.5, qPrintable(QStringLiteral("id %1: %2 sigma").arg(id).arg(deviation)));
        }
    }
    void sameSeedSameDraws() {
        Sampler a({.temperature = 1.5, .seed = 9}, {}), b({.temperature = 1.5, .seed = 9}, {}),
            c({.temperature = 1.5, .seed = 10}, {});
        std::vector<int> first, second, other;
        for (int i = 0; i < 50; ++i) {
            first.push_back(a.choose(logits()).id);
            second.push_back(b.choose(logits()).id);
            other.push_back(c.choose(logits()).id);
        }
        QCOMPARE(first, second);
        QVERIFY(first != other);
    }
    void aTinyTemperatureIsGreedy() {
        for (const double temperature : {1e-3, 1e-40, 1e-300})
            QCOMPARE(Sampler({.temperature = temperature}, {}).choose(logits()).id, 0);
    }
    void topPKeepsWhatASortOfAllWouldKeep_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("topP");
        for (const double scale : {0.01, 1.0, 3.0, 12.0})
            for (const double topP : {0.0, 0.1, 0.5, 0.9, 0.95, 0.999, 0.9999999})
                QTest::addRow("scale %g, top-p %g", scale, topP) << scale << topP;
    }
    void topPKeepsWhatASortOfAllWouldKeep() {
        QFETCH(double, scale);
        QFETCH(double, topP);
        at::Generator chance = at::make_generator<at::CPUGeneratorImpl>(11);
        for (int i = 0; i < 20; ++i) {
            at::Tensor many = at::randn({5000}, chance, at::kFloat) * scale;
            if (i % 3 == 1) many = at::round(many * 2) / 2; // many alike
            if (i % 3 == 2) many = many.masked_fill(many < 0, -std::numeric_limits<double>::infinity());
            QVERIFY(at::equal(filtered(many, {.temperature = 1, .topP = topP}, {}), sorted(many, topP)));
        }
    }
    void topPOfAWholeVocabulary() {
        const at::Tensor many = at::randn({150'000}, at::make_generator<at::CPUGeneratorImpl>(3), at::kFloat) * 3;
        const at::Tensor expected = sorted((many - many.max()) / 0.7, 0.9);
        const auto milliseconds = [](const auto& work) {
            qint64 least = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 5; ++i) {
                QElapsedTimer clock;
                clock.start();
                work();
                least = std::min(least, clock.nsecsElapsed());
            }
            return static_cast<double>(least) / 1e6;
        };
        at::Tensor kept;
        const double ours = milliseconds([&] { kept = filtered(many, {.temperature = 0.7, .topP = 0.9}, {}); });
        const double theirs = milliseconds([&] { sorted((many - many.max()) / 0.7, 0.9); });
        qInfo("top-p of 150,000 tokens: %.2f ms; by a sort of all: %.2f ms", ours, theirs);
        QVERIFY(at::equal(kept, expected));
    }
    void topPOfNothingKeepsOneToken() { QCOMPARE(kept({.temperature = 1, .topP = 0}), (std::vector{0})); }
    void whatIsNoNumberIsAnError() {
        for (const float broken : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()})
            for (const double temperature : {0.0, 1.0}) {
                at::Tensor damaged = logits();
                damaged[3].fill_(broken);
                QVERIFY_THROWS_EXCEPTION(Error, Sampler({.temperature = temperature}, {}).choose(damaged));
            }
    }
    void neverDrawsWhatIsFilteredOut() {
        Sampler sampler({.temperature = 3, .topK = 2, .seed = 1}, {});
        for (int i = 0; i < 2000; ++i) QVERIFY(sampler.choose(logits()).id <= 1);
    }
};

QTEST_GUILESS_MAIN(tst_Sampler)
#include "tst_Sampler.moc"
