#include "core/Error.h"
#include "core/engine/tensor/Device.h"

#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

Device card(int index, const std::string& problem = {}) {
    return {Device::Kind::Cuda, index, "card", 8'000'000'000, 0, true, problem};
}

const Device Cpu{Device::Kind::Cpu, 0, "cpu", 16'000'000'000, 8'000'000'000, false, {}};

Problem refusal(const char* name, const std::vector<Device>& devices, const std::string& cudaProblem = {}) {
    try {
        chooseDevice(name, devices, cudaProblem);
    } catch (const Error& error) {
        return error.problems().front();
    }
    return {};
}

} // namespace

class tst_Device : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void autoTakesTheFirstCardThatCanBeUsed() {
        QCOMPARE(chooseDevice("auto", {Cpu}, "").kind, Device::Kind::Cpu);
        const std::vector<Device> devices{Cpu, card(0, "too old"), card(1)};
        QCOMPARE(chooseDevice("auto", devices, "").index, 1);
        QCOMPARE(chooseDevice("auto", {Cpu, card(0, "too old")}, "").kind, Device::Kind::Cpu);
        QCOMPARE(chooseDevice("cpu", devices, "").kind, Device::Kind::Cpu);
    }
    void aCardThatCannotBeUsedSaysWhy() {
        const Problem problem = refusal("cuda:0", {Cpu, card(0, "its compute capability is 6.1")});
        QCOMPARE(problem.code, ProblemCode::DeviceMissing);
        QCOMPARE(problem.args.at(1), std::string("its compute capability is 6.1"));
        QCOMPARE(refusal("cuda", {Cpu}, "no driver").args.at(1), std::string("no driver"));
        QCOMPARE(refusal("cuda:3", {Cpu, card(0)}).args.at(1), std::string("there is no such card"));
    }
    void oldCardsAreNamed() {
        QVERIFY(capabilityProblem(7, 5).empty() && capabilityProblem(9, 0).empty());
        QVERIFY(capabilityProblem(7, 0).find("7.0") != std::string::npos);
        QVERIFY(capabilityProblem(6, 1).find("7.5") != std::string::npos);
    }
    void autoPrecisionFollowsTheDevice() {
        QCOMPARE(resolvedPrecision(Precision::Auto, Cpu), Precision::Float32);
        QCOMPARE(resolvedPrecision(Precision::Auto, card(0)), Precision::BFloat16);
        QCOMPARE(resolvedPrecision(Precision::Float32, card(0)), Precision::Float32);
    }
    void coresArePhysicalAndAtLeastOne() { QVERIFY(physicalCores() >= 1 && physicalCores() <= 4096); }
};

QTEST_GUILESS_MAIN(tst_Device)
#include "tst_Device.moc"
