#include "core/engine/parts/FewRows.h"

#include "core/engine/adapter/Adapter.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

struct Layer {
    at::Tensor x, weight, bias;
    std::vector<Adapter> adapters;
    std::vector<Segment> segments; ///< a row each

    Layer(std::int64_t rows, std::int64_t in, std::int64_t out) {
        at::Generator generator = at::detail::createCPUGenerator(7);
        x = at::empty({rows, in}).normal_(0, 1, generator);
        weight = at::empty({out, in}).normal_(0, 1, generator);
        bias = at::empty({out}).normal_(0, 1, generator);
        for (std::int64_t row = 0; row < rows; ++row) {
            adapters.emplace_back(AdapterConfig{});
            const std::int64_t rank = std::vector<std::int64_t>{8, 3, 1, 4}[static_cast<std::size_t>(row % 4)];
            adapters.back().setTerm(0, {at::empty({rank, in}).normal_(0, 1, generator),
                                        at::empty({out, rank}).normal_(0, 1, generator), 0.5, 0.1});
        }
        for (std::int64_t row = 0; row < rows; ++row) // every third is the base
            segments.push_back({row % 3 == 2 ? nullptr : &adapters[static_cast<std::size_t>(row)], row, row + 1});
    }
    at::Tensor expected() const {
        at::Tensor y = at::linear(x.to(at::kDouble), weight.to(at::kDouble), bias.to(at::kDouble));
        for (const Segment& segment : segments) {
            if (!segment.adapter) continue;
            const LoraTerm& term = *segment.adapter->term(0);
            const at::Tensor row = x.narrow(0, segment.begin, 1).to(at::kDouble);
            y.narrow(0, segment.begin, 1) +=
                0.5 * at::linear(at::linear(row, term.a.to(at::kDouble)), term.b.to(at::kDouble));
        }
        return y;
    }
    at::Tensor row(std::int64_t row) const {
        return linearOfFewRows(x.narrow(0, row, 1), weight, bias,
                               {{segments[static_cast<std::size_t>(row)].adapter, 0, 1}}, 0);
    }
};

} // namespace

class tst_FewRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { at::set_num_threads(1); }
    void equalsAProductOfMatrices_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::newRow("one row") << 1 << 64 << 30;
        QTest::newRow("four rows, odd outputs") << 4 << 576 << 33;
        QTest::newRow("rows left over") << 7 << 50 << 8;
        QTest::newRow("as many as can be") << 16 << 17 << 5;
        QTest::newRow("less than a register") << 3 << 3 << 1;
    }
    void equalsAProductOfMatrices() {
        QFETCH(int, rows);
        QFETCH(int, in);
        QFETCH(int, out);
        const c10::InferenceMode guard;
        const Layer layer(rows, in, out);
        QVERIFY(hasFewRows(layer.x, layer.weight, layer.segments, 0));
        const at::Tensor y = linearOfFewRows(layer.x, layer.weight, layer.bias, layer.segments, 0);
        const at::Tensor expected = layer.expected();
        QVERIFY((y - expected).abs().max().item<double>() < 1e-5 * expected.abs().max().item<double>());
    }
    void aRowIsTheSameToTheBitAloneAndBesideOthersOnAnyThreads() {
        const c10::InferenceMode guard;
        const Layer layer(7, 500, 1001);
        for (const int threads : {1, 2, 3}) {
            at::set_num_threads(threads);
            const at::Tensor y = linearOfFewRows(layer.x, layer.weight, layer.bias, layer.segments, 0);
            at::set_num_threads(1);
            for (std::int64_t row = 0; row < 7; ++row) QVERIFY(at::equal(y.narrow(0, row, 1), layer.row(row)));
        }
    }
    void readsRowsThatLieApart() {
        const c10::InferenceMode guard;
        const Layer layer(4, 64, 10);
        const at::Tensor apart = at::cat({layer.x, layer.x}, 1).narrow(1, 0, 64);
        QVERIFY(!apart.is_contiguous());
        QVERIFY(at::equal(linearOfFewRows(apart, layer.weight, {}, layer.segments, 0),
                          linearOfFewRows(layer.x, layer.weight, {}, layer.segments, 0)));
    }
    void leavesTheRestToTorch() {
        const Layer layer(4, 64, 10);
        QVERIFY(!hasFewRows(layer.x, layer.weight, layer.segments, 0)); // gradients are asked for
        const c10::InferenceMode guard;
        const Layer many(17, 64, 10);
        QVERIFY(!hasFewRows(many.x, many.weight, many.segments, 0));
        QVERIFY(!hasFewRows(layer.x.to(at::kBFloat16), layer.weight, layer.segments, 0));
        QVERIFY(!hasFewRows(layer.x, layer.weight.to(at::kBFloat16), layer.segments, 0));
        QVERIFY(!hasFewRows(layer.x, layer.weight.t(), layer.segments, 0));
    }
};

QTEST_GUILESS_MAIN(tst_FewRows)
#include "tst_FewRows.moc"
