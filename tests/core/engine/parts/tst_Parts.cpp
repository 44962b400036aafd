#include "core/engine/parts/Attention.h"
#include "core/engine/parts/Dropout.h"
#include "core/engine/parts/Mlp.h"
#include "core/engine/parts/Norm.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

#include <cmath>

using namespace core;
using namespace core::engine;

/// The small parts against their formulas, written out.
class tst_Parts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rmsNormDividesByTheRootOfTheMeanSquare() {
        const at::Tensor x = at::tensor({3.0F, -4.0F}).view({1, 2});
        const at::Tensor y = Norm({at::tensor({2.0F, 10.0F}), 0}, {}, 0).forward(x, {{nullptr, 0, 1}});
        const double root = std::sqrt(12.5);
        QVERIFY(
            at::allclose(y, at::tensor({static_cast<float>(6 / root), static_cast<float>(-40 / root)}).view({1, 2})));
    }
    void rmsNormTakesEachAdaptersOwnWeight() {
        const at::Tensor x = at::sin(at::arange(12, at::kFloat)).view({4, 3});
        const Norm norm({at::ones({3}), 5}, {}, 1e-6);
        Adapter adapter{AdapterConfig{}};
        adapter.setReplacement(5, at::full({3}, 2.0));
        const at::Tensor base = norm.forward(x, {{nullptr, 0, 4}});
        const at::Tensor mixed = norm.forward(x, {{nullptr, 0, 1}, {&adapter, 1, 4}});
        QVERIFY(at::equal(mixed.narrow(0, 0, 1), base.narrow(0, 0, 1)));
        QVERIFY(at::equal(mixed.narrow(0, 1, 3), base.narrow(0, 1, 3) * 2));
    }
    void rmsNormRoundsBeforeTheWeight() {
        const at::Tensor x = at::tensor({1.0F, 3.0F, 2.0F}).view({1, 3}).to(at::kBFloat16);
        const at::Tensor weight = at::tensor({1.1F, 0.9F, 1.3F}).to(at::kBFloat16);
        const at::Tensor exact = x.to(at::kFloat);
        const at::Tensor normed = (exact / at::sqrt(exact.pow(2).mean())).to(at::kBFloat16);
        QVERIFY(at::equal(Norm({weight, 0}, {}, 0).forward(x, {{nullptr, 0, 1}}), weight * normed));
    }
    void rotationTurnsPairsOfHalves() {
        const Rotation rotation{at::cos(at::tensor({0.5F, 1.0F})).view({1, 1, 2}),
                                at::sin(at::tensor({0.5F, 1.0F})).view({1, 1, 2})};
        const at::Tensor x = at::tensor({1.0F, 0.0F, 0.0F, 2.0F}).view({1, 1, 4});
        const at::Tensor expected =
            at::tensor({std::cos(0.5F), -2 * std::sin(1.0F), std::sin(0.5F), 2 * std::cos(1.0F)}).view({1, 1, 4});
        QVERIFY(at::allclose(rotation.apply(x), expected));
        QVERIFY(std::abs(rotation.apply(x).norm().item<float>() - x.norm().item<float>()) < 1e-6F);
    }
    void dropoutIsWhatTorchComputes() {
        const at::Tensor x = at::sin(at::arange(3000, at::kFloat)).view({3, 1000});
        at::Generator ours = at::detail::createCPUGenerator();
        at::Generator torchs = at::globalContext().defaultGenerator(at::kCPU);
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16})
            for (const double probability : {0.1, 0.5, 1.0}) {
                ours.set_current_seed(7);
                torchs.set_current_seed(7);
                QVERIFY(at::equal(dropped(x.to(type), probability, ours), at::dropout(x.to(type), probability, true)));
            }
    }
    void attentionDropsWeightsAndKeepsTheirMean() {
        const std::int64_t tokens = 600, heads = 4; // several blocks of queries
        const at::Tensor zero = at::zeros({tokens, heads, 8}), one = at::ones({tokens, 2, 8});
        at::Generator generator = at::detail::createCPUGenerator();
        generator.set_current_seed(11);
        AttentionShape shape{heads, 2, 8, 1, 0.25}; // each query sees itself alone: its weight is 1
        const at::Tensor alone = attend(zero, one, one, shape, generator).view({tokens * heads, 8});
        QVERIFY(at::logical_or(alone == 0, at::isclose(alone, at::full_like(alone, 4.0 / 3))).all().item<bool>());
        QVERIFY(at::equal(alone.amin(1), alone.amax(1))); // one weight for the whole head
        const double gone = (alone == 0).to(at::kFloat).mean().item<double>();
        QVERIFY2(std::abs(gone - 0.25) < 0.04, qPrintable(QString::number(gone))); // 4.5 standard deviations
        shape.window = 0;
        const at::Tensor all = attend(zero, one, one, shape, generator);
        QVERIFY2(std::abs(all.mean().item<double>() - 1) < 0.02,
                 qPrintable(QString::number(all.mean().item<double>())));
        QVERIFY(!at::allclose(all, at::ones_like(all)));
    }
    void attentionWithoutDropoutAsksForNoChance() {
        const at::Tensor query = at::sin(at::arange(40 * 4 * 8, at::kFloat)).view({40, 4, 8});
        const at::Tensor key = at::cos(at::arange(40 * 2 * 8, at::kFloat)).view({40, 2, 8});
        at::Generator generator = at::detail::createCPUGenerator();
        const at::Tensor before = generator.get_state().clone();
        const AttentionShape still{4, 2, 8, 0, 0}, dropping{4, 2, 8, 0, 0.5};
        const at::Tensor plain = attend(query, key, key, still);
        QVERIFY(at::equal(attend(query, key, key, still, generator), plain));
        QVERIFY(at::equal(attend(query, key, key, dropping), plain)); // no generator: it is not training
        QVERIFY(at::equal(generator.get_state(), before));
        QVERIFY(!at::allclose(attend(query, key, key, dropping, generator), plain));
    }
    void attentionDependsOnDistanceAlone() {
        // The same tokens further along: rotary scores depend on differences of positions.
        ModelConfig config;
        config.headSize = 8;
        config.maxPositions = 1000;
        const Rotary rotary(config, at::kCPU);
        const at::Tensor query = at::sin(at::arange(8, at::kFloat)).view({1, 1, 8}),
                         key = at::cos(at::arange(8, at::kFloat)).view({1, 1, 8});
        const auto score = [&](std::int64_t queryAt, std::int64_t keyAt) {
            FlatBatch batch;
            batch.positions = at::tensor({queryAt, keyAt}, at::kLong);
            const at::Tensor turned = rotary.rotation(batch, at::kFloat).apply(at::cat({query, key}));
            return at::dot(turned[0][0], turned[1][0]).item<float>();
        };
        QVERIFY(std::abs(score(7, 3) - score(104, 100)) < 1e-4F);
        QVERIFY(std::abs(score(7, 3) - score(7, 4)) > 1e-3F);
    }
    void aWindowHidesWhatIsFurtherBack() {
        const AttentionShape all{1, 1, 2, 0}, narrow{1, 1, 2, 2};
        const at::Tensor query = at::ones({4, 1, 2}), key = at::zeros({4, 1, 2});
        const at::Tensor value = at::arange(4, at::kFloat).view({4, 1, 1}).expand({4, 1, 2}).contiguous();
        const at::Tensor means = attend(query, key, value, all).select(1, 0),
                         last = attend(query, key, value, narrow).select(1, 0);
        QVERIFY(at::allclose(means, at::tensor({0.0F, 0.5F, 1.0F, 1.5F})));
        QVERIFY(at::allclose(last, at::tensor({0.0F, 0.5F, 1.5F, 2.5F})));
    }
    void groupsOfHeadsShareTheirKeys() {
        const AttentionShape shape{4, 2, 3, 0};
        const at::Tensor query = at::sin(at::arange(5 * 12, at::kFloat)).view({5, 4, 3});
        const at::Tensor key = at::cos(at::arange(5 * 6, at::kFloat)).view({5, 2, 3}),
                         value = at::sin(at::arange(5 * 6, at::kFloat) * 2).view({5, 2, 3});
        const at::Tensor grouped = attend(query, key, value, shape);
        const at::Tensor repeated =
            attend(query, key.repeat_interleave(2, 1), value.repeat_interleave(2, 1), {4, 4, 3, 0});
        QVERIFY(at::allclose(grouped, repeated, 1e-5, 1e-6));
    }
    void chosenRowsKeepTheirAdapters() {
        const Adapter first{AdapterConfig{}}, second{AdapterConfig{}};
        const std::int64_t rows[] = {1, 2, 4, 6};
        const std::vector<Segment> chosen = segmentsOfRows({{&first, 0, 2}, {&second, 2, 5}, {nullptr, 5, 7}}, rows);
        QCOMPARE(chosen.size(), std::size_t{3});
        QVERIFY(chosen[0].adapter == &first && chosen[0].begin == 0 && chosen[0].end == 1);
        QVERIFY(chosen[1].adapter == &second && chosen[1].begin == 1 && chosen[1].end == 3);
        QVERIFY(chosen[2].adapter == nullptr && chosen[2].begin == 3 && chosen[2].end == 4);
    }
    void activationsAreTheNamedOnes() {
        const at::Tensor x = at::tensor({-1.0F, 0.0F, 2.0F});
        QVERIFY(at::allclose(activate(Activation::Silu, x), x / (1 + at::exp(-x))));
        QVERIFY(at::allclose(activate(Activation::Gelu, x), x * 0.5 * (1 + at::erf(x / std::sqrt(2.0)))));
        QVERIFY(!at::equal(activate(Activation::Gelu, x), activate(Activation::GeluTanh, x)));
        QVERIFY(at::equal(activate(Activation::Relu, x), at::tensor({0.0F, 0.0F, 2.0F})));
    }
};

QTEST_GUILESS_MAIN(tst_Parts)
#include "tst_Parts.moc"
