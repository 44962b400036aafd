#include "core/engine/parts/OneQuery.h"

#include "core/engine/model/KvCache.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

/// Sequences of several lengths, and a new token for each.
struct Answers {
    AttentionShape shape;
    std::vector<at::Tensor> pastKeys, pastValues;
    at::Tensor query, key, value;

    explicit Answers(const AttentionShape& wanted) : shape(wanted) {
        at::Generator generator = at::detail::createCPUGenerator(3);
        const auto drawn = [&](std::int64_t rows, std::int64_t heads) {
            return at::empty({rows, heads, shape.headSize}).normal_(0, 1, generator);
        };
        for (const std::int64_t length : {5, 70, 1, 300}) {
            pastKeys.push_back(drawn(length, shape.keyValueHeadCount));
            pastValues.push_back(drawn(length, shape.keyValueHeadCount));
        }
        query = drawn(4, shape.headCount);
        key = drawn(4, shape.keyValueHeadCount);
        value = drawn(4, shape.keyValueHeadCount);
    }
    std::vector<KvCache> caches() const {
        std::vector<KvCache> result;
        for (std::size_t i = 0; i < pastKeys.size(); ++i) {
            result.emplace_back(1);
            result.back().append(0, pastKeys[i], pastValues[i]);
            result.back().advance(pastKeys[i].size(0));
        }
        return result;
    }
    at::Tensor together() const {
        std::vector<KvCache> list = caches();
        std::vector<Sequence> sequences;
        for (std::int64_t i = 0; i < 4; ++i) sequences.push_back({i, i + 1, &list[static_cast<std::size_t>(i)]});
        return attendOneEach(query, key, value, sequences, shape, 0);
    }
    at::Tensor alone(std::int64_t row) const {
        std::vector<KvCache> list = caches();
        return attendOneEach(query.narrow(0, row, 1), key.narrow(0, row, 1), value.narrow(0, row, 1),
                             {{0, 1, &list[static_cast<std::size_t>(row)]}}, shape, 0);
    }
    at::Tensor expected(std::int64_t row) const {
        const auto i = static_cast<std::size_t>(row);
        return attend(query.narrow(0, row, 1), at::cat({pastKeys[i], key.narrow(0, row, 1)}),
                      at::cat({pastValues[i], value.narrow(0, row, 1)}), shape);
    }
};

} // namespace

class tst_OneQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { at::set_num_threads(1); }
    void equalsAttentionOfEachSequence_data() {
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("window");
        QTest::newRow("a key a query") << 4 << 4 << 32 << 0;
        QTest::newRow("grouped") << 6 << 2 << 64 << 0;
        QTest::newRow("a size between registers") << 2 << 1 << 20 << 0;
        QTest::newRow("a window") << 4 << 2 << 16 << 40;
    }
    void equalsAttentionOfEachSequence() {
        QFETCH(int, heads);
        QFETCH(int, groups);
        QFETCH(int, size);
        QFETCH(int, window);
        const c10::InferenceMode guard;
        const Answers answers({.headCount = heads, .keyValueHeadCount = groups, .headSize = size, .window = window});
        const at::Tensor together = answers.together();
        for (std::int64_t row = 0; row < 4; ++row)
            QVERIFY(at::allclose(together.narrow(0, row, 1), answers.expected(row), 1e-4, 1e-5));
    }
    void aSequenceIsTheSameToTheBitAloneAndBesideOthersOnAnyThreads() {
        const c10::InferenceMode guard;
        const Answers answers({.headCount = 6, .keyValueHeadCount = 2, .headSize = 64});
        for (const int threads : {1, 2, 3}) {
            at::set_num_threads(threads);
            const at::Tensor together = answers.together();
            at::set_num_threads(1);
            for (std::int64_t row = 0; row < 4; ++row)
                QVERIFY(at::equal(together.narrow(0, row, 1), answers.alone(row)));
        }
    }
    void theCacheHoldsTheNewTokenForTheNext() {
        const c10::InferenceMode guard;
        const Answers answers({.headCount = 4, .keyValueHeadCount = 2, .headSize = 16});
        KvCache ours(1), theirs(1);
        for (std::int64_t row = 0; row < 4; ++row) {
            const at::Tensor key = answers.key.narrow(0, row, 1), value = answers.value.narrow(0, row, 1);
            const at::Tensor query = answers.query.narrow(0, row, 1);
            const at::Tensor result = attendOneEach(query, key, value, {{0, 1, &ours}}, answers.shape, 0);
            const auto [keys, values] = theirs.append(0, key, value);
            QVERIFY(at::allclose(result, attend(query, keys, values, answers.shape), 1e-4, 1e-5));
            ours.advance(1);
            theirs.advance(1);
        }
    }
    void aTokenWithoutACacheSeesItself() {
        const c10::InferenceMode guard;
        const Answers answers({.headCount = 2, .keyValueHeadCount = 2, .headSize = 16});
        const at::Tensor seen = attendOneEach(answers.query.narrow(0, 1, 1), answers.key.narrow(0, 1, 1),
                                              answers.value.narrow(0, 1, 1), {{0, 1, nullptr}}, answers.shape, 0);
        QVERIFY(at::equal(seen.view({2, 16}), answers.value.select(0, 1)));
    }
    void isAskedForSingleTokensOfAnInferenceOnly() {
        const at::Tensor query = at::ones({2, 1, 4});
        QVERIFY(!isOneQueryEach(query, {{0, 1, nullptr}, {1, 2, nullptr}})); // gradients are asked for
        const c10::InferenceMode guard;
        QVERIFY(isOneQueryEach(query, {{0, 1, nullptr}, {1, 2, nullptr}}));
        QVERIFY(!isOneQueryEach(query, {{0, 2, nullptr}}));
        QVERIFY(!isOneQueryEach(query.to(at::kBFloat16), {{0, 1, nullptr}, {1, 2, nullptr}}));
    }
};

QTEST_GUILESS_MAIN(tst_OneQuery)
#include "tst_OneQuery.moc"
