#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/training/Checkpoint.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

/// Every value another, and none as it is made.
TrainingState oddState() {
    return {.step = 1,
            .seconds = 2.5,
            .tokenBudget = 3,
            .evaluatedStep = 4,
            .bestStep = 5,
            .bestLoss = 6.5,
            .evaluationsSinceBest = 7,
            .smoothedLoss = 8.5,
            .lowestLoss = 9.5};
}
Environment oddEnvironment() {
    return {"a device", "a format", "a version", 10, "some data", "a model"};
}

/// An optimiser whose tensors all hold something: some steps down its gradients.
Optimizer stepped(float start, int steps = 2) {
    Optimizer optimizer({at::full({2, 3}, start).requires_grad_(), at::full({4}, start + 1).requires_grad_()}, 0.1);
    for (int step = 0; step < steps; ++step) {
        for (const at::Tensor& parameter : optimizer.parameters())
            parameter.mutable_grad() = at::full_like(parameter.detach(), start + static_cast<float>(step));
        optimizer.step(0.1);
    }
    return optimizer;
}

} // namespace

class tst_Checkpoint : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path file() const { return std::filesystem::path(m_folder.path().toStdString()) / "deep/state"; }

private Q_SLOTS:
    void allOfItComesBack() {
        const Optimizer written = stepped(3);
        writeCheckpoint(file(), {oddState(), oddEnvironment()}, written);
        Optimizer read = stepped(5, 4);
        const Checkpoint found = readCheckpoint(file(), read);
        QVERIFY(found.state == oddState());
        QCOMPARE(QString::fromStdString(found.environment.differenceFrom(oddEnvironment())), QString());
        const std::string all = found.environment.differenceFrom({"-", "-", "-", 0, "-", "-"});
        QCOMPARE(QString::fromStdString(all),
                 QStringLiteral("model a model in place of -, device a device in place of -, number format a format in "
                                "place of -, LibTorch a version in place of -, threads 10 in place of 0, records that "
                                "become other tokens"));
        // Going on from here is going on from there.
        for (const Optimizer* optimizer : {&written, static_cast<const Optimizer*>(&read)})
            for (const at::Tensor& parameter : optimizer->parameters())
                parameter.mutable_grad() = at::full_like(parameter.detach(), 0.5);
        Optimizer on = written;
        on.step(0.1);
        read.step(0.1);
        for (std::size_t i = 0; i < read.parameters().size(); ++i)
            QVERIFY(at::equal(read.parameters()[i], on.parameters()[i]));
    }
    void anotherFileIsRefused() {
        Optimizer optimizer = stepped(3);
        replaceFile(file(), "no tensors");
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(file(), optimizer));
        Optimizer larger({at::zeros({2, 3}).requires_grad_()}, 0);
        writeCheckpoint(file(), {oddState(), oddEnvironment()}, larger);
        try {
            readCheckpoint(file(), optimizer);
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::CheckpointUnfit);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Checkpoint)
#include "tst_Checkpoint.moc"
