#include "core/engine/tensor/Failure.h"

#include <ATen/ATen.h>
#include <QTest>

#include <new>

using namespace core;
using namespace core::engine;

namespace {

template <class Thrown> Problem translation(const Thrown& thrown) {
    try {
        translated([&] { throw thrown; });
    } catch (const Error& error) {
        return error.problems().front();
    }
    return {};
}

} // namespace

class tst_Failure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void torchsErrorsAreOneLine() {
        try {
            translated([] { at::mm(at::zeros({2, 3}), at::zeros({2, 3})); });
            QFAIL("no error");
        } catch (const Error& error) {
            const Problem& problem = error.problems().front();
            QCOMPARE(problem.code, ProblemCode::EngineFailed);
            QVERIFY(problem.args.at(0).find('\n') == std::string::npos);
            QVERIFY(problem.args.at(0).find("shapes") != std::string::npos);
        }
    }
    void lackOfMemoryIsItsOwnSentence() {
        QCOMPARE(translation(std::bad_alloc()).code, ProblemCode::DeviceMemory);
        try {
            translated([] { at::empty({std::int64_t{1} << 50}); });
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::DeviceMemory);
        }
    }
    /// The libraries of a card say so in their own words when they find no memory beside the tensors.
    void aCardsLibraryWithoutMemoryIsTheSame() {
        try {
            translated([] { TORCH_CHECK(false, "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"); });
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::DeviceMemory);
        }
    }
    void ourOwnErrorsPassUnchanged() {
        QCOMPARE(translation(Error(ProblemCode::PromptTooLong, {}, {"9", "8"})).code, ProblemCode::PromptTooLong);
    }
    void aStopIsNoError() {
        QVERIFY_THROWS_EXCEPTION(StopRequested, translated([] { throw StopRequested(); }));
    }
};

QTEST_GUILESS_MAIN(tst_Failure)
#include "tst_Failure.moc"
