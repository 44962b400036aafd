#include "core/metrics/ClassificationScore.h"
#include "tests/support/Places.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include "core/Files.h"

#include <cmath>

using namespace core;

namespace {

nlohmann::json reference() {
    return nlohmann::json::parse(readFile(tests::fixture("metrics/classification.json")));
}

ClassificationScore scoreOf(const nlohmann::json& each) {
    const auto targets = each["targets"].get<std::vector<std::vector<float>>>();
    const auto logits = each["logits"].get<std::vector<std::vector<float>>>();
    ClassificationScore score(*problemTypeByName(each["problem_type"].get<std::string>()),
                              static_cast<std::int64_t>(targets.front().size()));
    for (std::size_t i = 0; i < targets.size(); ++i) score.add(targets[i], logits[i]);
    return score;
}

bool isNear(double actual, const nlohmann::json& expected) {
    return std::abs(actual - expected.get<double>()) <= 1e-7 * std::max(1.0, std::abs(actual)); // logits are float32
}

} // namespace

/// Held to scikit-learn (values in tests/fixtures/metrics, made by tests/reference/classification_scores.py) and to
/// known intervals.
class tst_ClassificationScore : public QObject {
    Q_OBJECT
private slots:
    void equalsScikitLearn() {
        const nlohmann::json cases = reference();
        QVERIFY(cases.size() >= 6);
        for (const nlohmann::json& each : cases) {
            const ClassificationScore score = scoreOf(each);
            const nlohmann::json& expected = each["expected"];
            const auto check = [&](const char* key, double actual) {
                QVERIFY2(isNear(actual, expected[key]),
                         (each["name"].get<std::string>() + " " + key + " " + std::to_string(actual)).c_str());
            };
            if (score.problem == ProblemType::Regression) {
                check("mean_squared_error", score.meanSquaredError());
                check("mean_absolute_error", score.meanAbsoluteError());
                check("r2", score.explained());
                continue;
            }
            check("accuracy", score.accuracy());
            check("precision_macro", score.macroPrecision());
            check("recall_macro", score.macroRecall());
            check("f1_macro", score.macroF1());
            check("precision_micro", score.microPrecision());
            check("recall_micro", score.microRecall());
            check("f1_micro", score.microF1());
            for (std::size_t i = 0; i < score.labels.size(); ++i) {
                QVERIFY(isNear(score.labels[i].precision(), expected["precision"][i]));
                QVERIFY(isNear(score.labels[i].recall(), expected["recall"][i]));
                QVERIFY(isNear(score.labels[i].f1(), expected["f1"][i]));
                QCOMPARE(score.labels[i].support(), expected["support"][i].get<std::int64_t>());
            }
            if (expected.contains("confusion"))
                QCOMPARE(score.confusion, expected["confusion"].get<std::vector<std::int64_t>>());
        }
    }

    void theIntervalIsWilsons() {
        // Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, and 0 of 20.
        const ShareInterval many = shareInterval(81, 263), none = shareInterval(0, 20), all = shareInterval(20, 20);
        QVERIFY(std::abs(many.lower - 0.2553) < 5e-5 && std::abs(many.upper - 0.3662) < 5e-5);
        QVERIFY(none.lower == 0 && std::abs(none.upper - 0.1611) < 5e-5);
        QVERIFY(all.upper == 1 && std::abs(all.lower - (1 - 0.1611)) < 5e-5);
        QVERIFY(shareInterval(0, 0).lower == 0 && shareInterval(0, 0).upper == 1);
    }

    void probabilitiesAreThoseOfTheProblem() {
        const std::vector<float> logits{1, 2, -1};
        const std::vector<double> one = probabilities(ProblemType::SingleLabel, logits);
        QVERIFY(std::abs(one[0] + one[1] + one[2] - 1) < 1e-12);
        QVERIFY(std::abs(one[1] / one[0] - std::exp(1)) < 1e-9);
        QVERIFY(std::abs(probabilities(ProblemType::MultiLabel, logits)[2] - 1 / (1 + std::exp(1))) < 1e-9);
        QCOMPARE(probabilities(ProblemType::Regression, logits), std::vector<double>({1, 2, -1}));
        QCOMPARE(chosenLabels(ProblemType::SingleLabel, logits), std::vector<std::int64_t>({1}));
        QCOMPARE(chosenLabels(ProblemType::MultiLabel, logits), std::vector<std::int64_t>({0, 1}));
        QVERIFY(chosenLabels(ProblemType::Regression, logits).empty());
        // Large logits stay numbers.
        QVERIFY(std::isfinite(probabilities(ProblemType::SingleLabel, std::vector<float>{1e30F, -1e30F})[0]));
    }

    void overNoRecordsNothingIsKnown() {
        const ClassificationScore score(ProblemType::SingleLabel, 2);
        QVERIFY(std::isnan(score.accuracy()) && std::isnan(score.macroF1()));
        QVERIFY(std::isnan(ClassificationScore(ProblemType::Regression, 1).meanSquaredError()));
    }
};

QTEST_GUILESS_MAIN(tst_ClassificationScore)
#include "tst_ClassificationScore.moc"
