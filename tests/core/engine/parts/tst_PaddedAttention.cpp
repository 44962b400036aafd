#include "core/engine/parts/PaddedAttention.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

constexpr double Near = 1e-5;

/// Sequences of several lengths in one stream, and what is asked of their attention's gradient.
struct Stream {
    AttentionShape shape;
    std::vector<Sequence> sequences{{0, 5, nullptr}, {5, 12, nullptr}, {12, 13, nullptr}, {13, 22, nullptr}};
    Padding padding = makePadding(std::vector<std::int64_t>{5, 7, 1, 9}, at::kCPU);
    at::Tensor query, key, value, asked;

    explicit Stream(const AttentionShape& wanted) : shape(wanted) {
        at::Generator generator = at::detail::createCPUGenerator(7);
        const auto drawn = [&](std::int64_t rows, std::int64_t width) {
            return at::empty({rows, width}).normal_(0, 1, generator);
        };
        const auto heads = [&](std::int64_t count) {
            return drawn(22, count * shape.headSize).view({22, count, shape.headSize}).requires_grad_();
        };
        query = heads(shape.headCount);
        key = heads(shape.keyValueHeadCount);
        value = heads(shape.keyValueHeadCount);
        asked = drawn(22, shape.headCount * shape.headSize);
    }
    /// A sequence at a time. `lastOnly`: the last query of each.
    at::Tensor expected(bool lastOnly) const {
        std::vector<at::Tensor> parts;
        for (const Sequence& each : sequences) {
            const std::int64_t first = lastOnly ? each.end - 1 : each.begin;
            parts.push_back(attend(query.narrow(0, first, each.end - first), key.narrow(0, each.begin, each.length()),
                                   value.narrow(0, each.begin, each.length()), shape));
        }
        return at::cat(parts);
    }
    at::Tensor lastQueries() const {
        std::vector<at::Tensor> rows;
        for (const Sequence& each : sequences) rows.push_back(query.narrow(0, each.end - 1, 1));
        return at::cat(rows);
    }
    std::vector<at::Tensor> gradientsOf(const at::Tensor& attended) {
        (attended * asked.narrow(0, 0, attended.size(0))).sum().backward();
        std::vector<at::Tensor> gradients;
        for (at::Tensor* each : {&query, &key, &value}) {
            gradients.push_back(each->grad());
            each->mutable_grad() = at::Tensor();
        }
        return gradients;
    }
};

bool areNear(const std::vector<at::Tensor>& left, const std::vector<at::Tensor>& right) {
    for (std::size_t i = 0; i < left.size(); ++i)
        if (!at::allclose(left[i], right[i], Near, Near)) return false;
    return left.size() == right.size();
}

} // namespace

class tst_PaddedAttention : public QObject {
    Q_OBJECT

    static void addShapes() {
        QTest::addColumn<AttentionShape>("shape");
        QTest::newRow("all tokens") << AttentionShape{4, 4, 8, 0, 0, Sight::All};
        QTest::newRow("earlier tokens") << AttentionShape{4, 4, 8, 0, 0, Sight::Earlier};
        QTest::newRow("shared keys") << AttentionShape{6, 2, 4, 0, 0, Sight::Earlier};
        QTest::newRow("a window far shorter than the longest") << AttentionShape{4, 2, 8, 2, 0, Sight::Earlier};
    }

private Q_SLOTS:
    void equalsOneSequenceAtATime_data() { addShapes(); }
    void equalsOneSequenceAtATime() {
        QFETCH(AttentionShape, shape);
        Stream stream(shape);
        const at::Tensor attended =
            attendPadded(stream.query, stream.key, stream.value, stream.padding, stream.shape, {});
        const at::Tensor expected = stream.expected(false);
        QVERIFY(at::allclose(attended, expected, Near, Near));
        QVERIFY(areNear(stream.gradientsOf(attended), stream.gradientsOf(expected)));
    }

    void oneQueryOfEachEqualsTheLast_data() { addShapes(); }
    void oneQueryOfEachEqualsTheLast() {
        QFETCH(AttentionShape, shape);
        Stream stream(shape);
        const at::Tensor attended =
            attendPaddedRows(stream.lastQueries(), stream.key, stream.value, stream.padding, stream.shape, {});
        const at::Tensor expected = stream.expected(true);
        QVERIFY(at::allclose(attended, expected, Near, Near));
        QVERIFY(areNear(stream.gradientsOf(attended), stream.gradientsOf(expected)));
    }

    void dropsWeightsInTrainingAlone() {
        Stream stream({4, 4, 8, 0, 0.5, Sight::All});
        const auto attended = [&](std::optional<at::Generator> dropout) {
            return attendPadded(stream.query, stream.key, stream.value, stream.padding, stream.shape, dropout);
        };
        const at::Tensor whole = attended({});
        const auto drawn = [](std::uint64_t seed) { return at::detail::createCPUGenerator(seed); };
        QVERIFY(!at::allclose(attended(drawn(1)), whole));
        QVERIFY(at::equal(attended(drawn(1)), attended(drawn(1))));
        at::Tensor sum = at::zeros_like(whole);
        constexpr int Draws = 2000;
        for (int i = 0; i < Draws; ++i) sum += attended(drawn(static_cast<std::uint64_t>(i))).detach();
        QVERIFY((sum / Draws - whole).abs().max().item<double>() < 0.2); // the mean stays
    }

    void isWorthItWhereLittleIsComputedForNothing_data() {
        QTest::addColumn<std::vector<std::int64_t>>("lengths");
        QTest::addColumn<bool>("isWorth");
        using Lengths = std::vector<std::int64_t>;
        QTest::newRow("nothing") << Lengths() << false;
        QTest::newRow("one alone") << Lengths{7} << false;
        QTest::newRow("short ones of any lengths") << Lengths{128, 1, 1, 1, 1, 1} << true;
        QTest::newRow("one that is longer than short") << Lengths{129, 1, 1, 1, 1, 1} << false;
        QTest::newRow("as long as the longest") << Lengths{1024, 1024} << true;
        QTest::newRow("longer") << Lengths{1025, 1025} << false;
        QTest::newRow("some longer, and most needed") << Lengths{200, 100, 100, 100, 100, 100} << true;
        QTest::newRow("three beside a long one") << Lengths{200, 1, 1, 1} << true;
        QTest::newRow("four beside a long one") << Lengths{200, 1, 1, 1, 1} << false;
    }
    void isWorthItWhereLittleIsComputedForNothing() {
        QFETCH(std::vector<std::int64_t>, lengths);
        QTEST(isWorthPadding(lengths), "isWorth");
    }

    void aProcessorGoesSequenceBySequence() {
        const std::vector<std::int32_t> ids{1, 2, 3};
        const std::vector<SequenceInput> two{{ids}, {ids}};
        QVERIFY(!makeBatch(two, at::kCPU).padding);
    }
};

QTEST_APPLESS_MAIN(tst_PaddedAttention)
#include "tst_PaddedAttention.moc"
