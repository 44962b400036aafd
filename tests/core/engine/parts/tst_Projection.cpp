#include "core/engine/parts/Projection.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

Adapter adapterOn(int module, std::uint64_t seed, std::int64_t in, std::int64_t out) {
    Adapter adapter{AdapterConfig{}};
    at::Generator generator = at::detail::createCPUGenerator(seed);
    adapter.setTerm(
        module, {at::empty({4, in}).normal_(0, 1, generator), at::empty({out, 4}).normal_(0, 1, generator), 0.5, 0});
    return adapter;
}

} // namespace

class tst_Projection : public QObject {
    Q_OBJECT
    const at::Tensor m_weight = at::arange(24, at::kFloat).view({4, 6}) / 10;
    const at::Tensor m_x = at::sin(at::arange(30, at::kFloat)).view({5, 6});

private Q_SLOTS:
    void addsScaledLowRankTermToTheBase() {
        const Projection projection({m_weight, 0}, {at::ones({4}), 1}, 3);
        const Adapter adapter = adapterOn(3, 1, 6, 4);
        const LoraTerm& term = *adapter.term(3);
        const at::Tensor merged = m_weight + 0.5 * at::mm(term.b, term.a);
        QVERIFY(at::allclose(projection.forward(m_x, {{&adapter, 0, 5}}, {}), at::linear(m_x, merged, at::ones({4})),
                             1e-5, 1e-6));
    }
    void leavesOtherModulesAlone() {
        const Projection projection({m_weight, 0}, {}, 2);
        const Adapter adapter = adapterOn(3, 1, 6, 4);
        QVERIFY(at::equal(projection.forward(m_x, {{&adapter, 0, 5}}, {}), at::linear(m_x, m_weight)));
    }
    void rowsOfAMixedBatchEqualRowsAlone_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("float32") << static_cast<int>(at::kFloat);
        QTest::newRow("bfloat16") << static_cast<int>(at::kBFloat16);
    }
    void rowsOfAMixedBatchEqualRowsAlone() {
        QFETCH(int, type);
        const auto as = [&](const at::Tensor& tensor) { return tensor.to(static_cast<at::ScalarType>(type)); };
        const Projection projection({as(m_weight), 0}, {}, 0);
        const Adapter first = adapterOn(0, 1, 6, 4), second = adapterOn(0, 2, 6, 4);
        const at::Tensor x = as(m_x);
        const at::Tensor mixed = projection.forward(x, {{&first, 0, 2}, {nullptr, 2, 3}, {&second, 3, 5}}, {});
        QVERIFY(at::equal(mixed.narrow(0, 0, 2), projection.forward(x.narrow(0, 0, 2), {{&first, 0, 2}}, {})));
        // A row alone is summed in another order than a row among others.
        const at::Tensor alone = projection.forward(x.narrow(0, 2, 1), {{nullptr, 0, 1}}, {});
        QVERIFY(at::allclose(mixed.narrow(0, 2, 1), alone, 1e-5, 1e-6));
        QVERIFY(at::equal(mixed.narrow(0, 3, 2), projection.forward(x.narrow(0, 3, 2), {{&second, 0, 2}}, {})));
    }
    void rowsOfAnswersSideBySideEqualRowsAlone_data() {
        QTest::addColumn<int>("ranks");
        QTest::newRow("one rank") << 4;
        QTest::newRow("ranks that differ") << 2;
    }
    /// As the playground has them: a row a column, each with its adapter or none.
    void rowsOfAnswersSideBySideEqualRowsAlone() {
        QFETCH(int, ranks);
        const c10::InferenceMode guard;
        at::Generator generator = at::detail::createCPUGenerator(5);
        const at::Tensor weight = at::empty({3000, 500}).normal_(0, 1, generator); // more than one block
        const at::Tensor x = at::empty({4, 500}).normal_(0, 1, generator);
        const Projection projection({weight, 0}, {at::ones({3000}), 1}, 0);
        const Adapter first = adapterOn(0, 1, 500, 3000), second = adapterOn(0, 2, 500, 3000);
        Adapter third{AdapterConfig{}};
        third.setTerm(0, {at::empty({ranks, 500}).normal_(0, 1, generator),
                          at::empty({3000, ranks}).normal_(0, 1, generator), 0.25, 0});
        const std::vector<const Adapter*> adapters{&first, nullptr, &second, &third};
        std::vector<Segment> segments;
        for (std::int64_t row = 0; row < 4; ++row)
            segments.push_back({adapters[static_cast<std::size_t>(row)], row, row + 1});
        const at::Tensor together = projection.forward(x, segments, {});
        for (std::int64_t row = 0; row < 4; ++row) {
            const at::Tensor alone =
                projection.forward(x.narrow(0, row, 1), {{segments[static_cast<std::size_t>(row)].adapter, 0, 1}}, {});
            QVERIFY((together.narrow(0, row, 1) - alone).abs().max().item<float>() <
                    1e-5 * alone.abs().max().item<float>());
        }
    }
    void rowsWithAReplacedWeightEqualRowsAlone() {
        const c10::InferenceMode guard;
        at::Generator generator = at::detail::createCPUGenerator(5);
        const at::Tensor weight = at::empty({30, 20}).normal_(0, 1, generator);
        const at::Tensor x = at::empty({3, 20}).normal_(0, 1, generator);
        const Projection projection({weight, 7}, {}, 0);
        Adapter copy{AdapterConfig{}}, other{AdapterConfig{}};
        copy.setReplacement(7, weight.clone());
        other.setReplacement(7, weight * 2);
        const at::Tensor mixed = projection.forward(x, {{nullptr, 0, 1}, {&copy, 1, 2}, {&other, 2, 3}}, {});
        const at::Tensor base = projection.forward(x, {{nullptr, 0, 3}}, {});
        QVERIFY(at::equal(mixed.narrow(0, 0, 2), base.narrow(0, 0, 2))); // the same weights, wherever they lie
        QVERIFY(at::equal(mixed.narrow(0, 2, 1), projection.forward(x.narrow(0, 2, 1), {{&other, 0, 1}}, {})));
    }
    void aReplacedWeightActsOnItsRowsAlone() {
        const Projection projection({m_weight, 7}, {}, 0);
        Adapter adapter{AdapterConfig{}};
        adapter.setReplacement(7, at::ones({4, 6}));
        const at::Tensor mixed = projection.forward(m_x, {{nullptr, 0, 2}, {&adapter, 2, 5}}, {});
        QVERIFY(at::equal(mixed.narrow(0, 0, 2), at::linear(m_x.narrow(0, 0, 2), m_weight)));
        QVERIFY(at::allclose(mixed.narrow(0, 2, 3), at::linear(m_x.narrow(0, 2, 3), at::ones({4, 6}))));
    }
    void aReplacedBiasActsOnItsRowsAlone() {
        const Projection projection({m_weight, 7}, {at::zeros({4}), 8}, 0);
        Adapter adapter{AdapterConfig{}};
        adapter.setReplacement(8, at::full({4}, 3.0));
        const at::Tensor mixed = projection.forward(m_x, {{nullptr, 0, 2}, {&adapter, 2, 5}}, {});
        QVERIFY(at::allclose(mixed.narrow(0, 0, 2), at::linear(m_x.narrow(0, 0, 2), m_weight)));
        QVERIFY(at::allclose(mixed.narrow(0, 2, 3), at::linear(m_x.narrow(0, 2, 3), m_weight) + 3));
    }
    void gradientsOfAMixedBatchReachTheTermAlone() {
        const Projection projection({m_weight, 7}, {}, 0);
        const Adapter adapter = adapterOn(0, 1, 6, 4);
        const LoraTerm& term = *adapter.term(0);
        term.a.requires_grad_();
        projection.forward(m_x, {{nullptr, 0, 2}, {&adapter, 2, 5}}, {}).sum().backward();
        const at::Tensor expected = 0.5 * at::mm(at::mm(at::ones({3, 4}), term.b).t(), m_x.narrow(0, 2, 3));
        QVERIFY(at::allclose(term.a.grad(), expected, 1e-4, 1e-5));
        QVERIFY(!m_weight.grad().defined());
    }
};

QTEST_GUILESS_MAIN(tst_Projection)
#include "tst_Projection.moc"
