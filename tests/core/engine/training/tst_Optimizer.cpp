#include "core/engine/training/Optimizer.h"

#include <QTest>

#include <cmath>

using namespace core::engine;

namespace {

at::Tensor parameter(std::vector<float> values, std::vector<float> gradient) {
    at::Tensor tensor = at::tensor(values).requires_grad_();
    tensor.mutable_grad() = at::tensor(gradient);
    return tensor;
}

} // namespace

class tst_Optimizer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clipsAllGradientsTogether() {
        const at::Tensor a = parameter({0, 0}, {3, 0}), b = parameter({0}, {4});
        Optimizer optimizer({a, b}, 0);
        QVERIFY(std::abs(optimizer.clip(1) - 5) < 1e-6); // reported as it was
        QVERIFY(at::allclose(a.grad(), at::tensor({0.6F, 0.0F})) && at::allclose(b.grad(), at::tensor({0.8F})));
    }
    void shortGradientsAreLeftAsTheyAre() {
        const at::Tensor a = parameter({0}, {0.5});
        QVERIFY(std::abs(Optimizer({a}, 0).clip(1) - 0.5) < 1e-7);
        QVERIFY(at::equal(a.grad(), at::tensor({0.5F})));
        const at::Tensor long_ = parameter({0}, {50});
        QVERIFY(std::abs(Optimizer({long_}, 0).clip(0) - 50) < 1e-4); // 0: no clipping
        QVERIFY(at::equal(long_.grad(), at::tensor({50.0F})));
    }
    void stepsEqualAdamWWrittenOut() {
        const at::Tensor a = at::tensor({1.0F, -2.0F}).view({1, 2}).requires_grad_();
        Optimizer optimizer({a}, 0.1);
        double value[] = {1, -2}, first[] = {0, 0}, second[] = {0, 0};
        for (int step = 1; step <= 5; ++step) {
            const double gradient[] = {0.3 * step, -0.7};
            a.mutable_grad() =
                at::tensor({static_cast<float>(gradient[0]), static_cast<float>(gradient[1])}).view({1, 2});
            optimizer.step(0.01);
            QVERIFY(!a.grad().defined());
            for (int i = 0; i < 2; ++i) {
                value[i] *= 1 - 0.01 * 0.1;
                first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
                value[i] -= 0.01 * (first[i] / (1 - std::pow(0.9, step))) /
                            (std::sqrt(second[i] / (1 - std::pow(0.999, step))) + 1e-8);
                QVERIFY(std::abs(a[0][i].item<double>() - value[i]) < 1e-5);
            }
        }
    }
    /// Where a gradient is as small as epsilon, that decides about the step: g / (|g| + ε).
    void epsilonIsTheOneOfTorch() {
        const at::Tensor a = parameter({0}, {1e-7F});
        Optimizer({a}, 0).step(1);
        QVERIFY(std::abs(a.item<double>() + 1e-7 / (1e-7 + 1e-8)) < 1e-3);
    }
    void normsAndBiasesAreNotDecayed() {
        const at::Tensor norm = parameter({3}, {0}), matrix = at::full({1, 1}, 3.0).requires_grad_();
        matrix.mutable_grad() = at::zeros({1, 1});
        Optimizer({norm, matrix}, 0.5).step(0.1);
        QCOMPARE(norm.item<float>(), 3.0F);
        QVERIFY(std::abs(matrix.item<float>() - 3.0F * 0.95F) < 1e-6F);
    }
    void aParameterWithoutGradientStays() {
        const at::Tensor a = parameter({1}, {1}), b = at::tensor({5.0F}).requires_grad_();
        Optimizer optimizer({a, b}, 0.1);
        optimizer.step(0.1);
        QCOMPARE(b.item<float>(), 5.0F);
        QVERIFY(a.item<float>() < 1);
    }
};

QTEST_GUILESS_MAIN(tst_Optimizer)
#include "tst_Optimizer.moc"
