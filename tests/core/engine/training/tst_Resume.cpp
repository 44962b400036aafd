// A run that was interrupted and goes on must give the bits of one that was not.
#include "core/Error.h"
#include "tests/support/EngineWorkshop.h"

#include <QTest>
#include <random>

using namespace tests;

namespace {

/// As many turns as `turns`, then a stop, or an end without one, as of a process that is killed.
enum class Interruption { Stop, Kill };

class ResumedRun {
public:
    ResumedRun(Workshop& shop, const TrainingData& data, const TrainingData& validation, const TrainingConfig& config)
        : m_shop(shop), m_data(data), m_validation(validation), m_config(config), m_folder(shop.nextFolder()) {}

    /// False when the run was over before.
    bool interruptAfter(int turns, Interruption how) {
        Run run = opened();
        Trainer trainer(m_shop.job(m_data, m_config, &m_validation), run);
        std::vector<TrainingEvent> events;
        for (int i = 0; i < turns; ++i)
            if (trainer.advance({}, events) != TaskState::Running) return false;
        if (how == Interruption::Kill) return true;
        std::stop_source source;
        source.request_stop();
        return trainer.advance(source.get_token(), events) == TaskState::Stopped;
    }
    Trained finish() {
        Run run = opened();
        Trainer trainer(m_shop.job(m_data, m_config, &m_validation), run);
        return Workshop::finished(trainer);
    }
    const std::filesystem::path& folder() const { return m_folder; }

private:
    Run opened() {
        if (!std::filesystem::exists(m_folder / "config.json")) return Run::create(m_folder, {m_config});
        // Killed before its first checkpoint, a run has to begin again.
        if (std::filesystem::exists(m_folder / "checkpoint")) return Run::open(m_folder);
        std::filesystem::remove_all(m_folder);
        return Run::create(m_folder, {m_config});
    }
    Workshop& m_shop;
    const TrainingData& m_data;
    const TrainingData& m_validation;
    TrainingConfig m_config;
    std::filesystem::path m_folder;
};

TrainingConfig interrupted() {
    TrainingConfig config = quick();
    config.maxSteps = 12;
    config.dropout = 0.2;
    config.shuffle = true;
    config.lrScheduler = "cosine";
    config.warmupRatio = 0.2;
    config.weightDecay = 0.05;
    config.tokensPerMicroBatch = 16;
    config.evaluateEvery = 3;
    config.saveEvery = 2;
    return config;
}

template <class Event> std::vector<Event> eventsOf(const std::vector<TrainingEvent>& events) {
    std::vector<Event> found;
    for (const TrainingEvent& event : events)
        if (const auto* each = std::get_if<Event>(&event)) found.push_back(*each);
    return found;
}

/// What was told and what was written must be the same, but for the time it took.
void compareRuns(const std::filesystem::path& resumed, const std::filesystem::path& whole) {
    const auto left = Run::events(resumed), right = Run::events(whole);
    const auto steps = eventsOf<StepFinished>(left), wantedSteps = eventsOf<StepFinished>(right);
    QCOMPARE(steps.size(), wantedSteps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps[i].step, wantedSteps[i].step);
        QVERIFY(steps[i].loss == wantedSteps[i].loss && steps[i].gradientNorm == wantedSteps[i].gradientNorm);
        QVERIFY(steps[i].learningRate == wantedSteps[i].learningRate);
    }
    const auto looks = eventsOf<EvaluationFinished>(left), wantedLooks = eventsOf<EvaluationFinished>(right);
    QCOMPARE(looks.size(), wantedLooks.size());
    for (std::size_t i = 0; i < looks.size(); ++i) {
        QCOMPARE(looks[i].step, wantedLooks[i].step);
        QVERIFY(looks[i].loss == wantedLooks[i].loss && looks[i].isBest == wantedLooks[i].isBest);
    }
    QCOMPARE(eventsOf<RunFinished>(left).size(), std::size_t{1});
    for (const char* part : {"adapter", "best", "last"})
        QVERIFY2(readFile(resumed / part / "adapter_model.safetensors") ==
                     readFile(whole / part / "adapter_model.safetensors"),
                 part);
}

} // namespace

class tst_Resume : public QObject {
    Q_OBJECT
    const TrainingData m_data = samplesOf(10, 160);
    const TrainingData m_validation = samplesOf(3, 150);

private Q_SLOTS:
    void interruptedAtRandomPointsItGivesTheSameBits() {
        Workshop shop;
        const TrainingConfig config = interrupted();
        shop.train(m_data, config, &m_validation);
        const std::filesystem::path whole = shop.last;
        const char* more = std::getenv("LORIKEET_RESUMES");
        const int rounds = more ? std::atoi(more) : 20;
        std::mt19937 random(7);
        for (int round = 0; round < rounds; ++round) {
            ResumedRun run(shop, m_data, m_validation, config);
            for (int times = 0; times < 3; ++times) {
                const auto how = random() % 2 == 0 ? Interruption::Stop : Interruption::Kill;
                if (!run.interruptAfter(1 + static_cast<int>(random() % 40), how)) break;
            }
            if (eventsOf<RunFinished>(Run::events(run.folder())).empty()) run.finish();
            compareRuns(run.folder(), whole);
        }
    }

    void everyWeightOfTheModelResumesToTheBit() {
        Workshop shop("llama-tied");
        TrainingConfig config = interrupted();
        config.method = "full";
        const auto job = [&] {
            TrainingJob made = shop.job(m_data, config, &m_validation);
            made.adapter = std::make_shared<Adapter>(Adapter::whole(shop.model->parameters()));
            made.write = [](const Adapter&, const auto& folder) { makeFolders(folder); };
            return made;
        };
        Run wholeRun = Run::create(shop.nextFolder(), {config});
        Trainer whole(job(), wholeRun);
        const Trained wanted = Workshop::finished(whole);
        const std::filesystem::path folder = shop.nextFolder();
        {
            Run run = Run::create(folder, {config});
            Trainer trainer(job(), run);
            std::vector<TrainingEvent> events;
            while (eventsOf<CheckpointWritten>(events).size() < 2) trainer.advance({}, events);
        }
        Run run = Run::open(folder);
        Trainer trainer(job(), run);
        const Trained resumed = Workshop::finished(trainer);
        QVERIFY(eventsOf<RunResumed>(resumed.events).at(0).step == 2);
        for (std::size_t i = 0; i < wanted.parameters.size(); ++i)
            QVERIFY(at::equal(resumed.parameters[i], wanted.parameters[i]));
    }

    void itSaysWhatIsNotAsItWas() {
        Workshop shop;
        ResumedRun run(shop, m_data, m_validation, interrupted());
        QVERIFY(run.interruptAfter(30, Interruption::Stop));
        Run again = Run::open(run.folder());
        TrainingJob job = shop.job(m_data, interrupted(), &m_validation);
        job.deviceName = "another processor";
        Trainer trainer(std::move(job), again);
        const Trained trained = Workshop::finished(trainer);
        QCOMPARE(QString::fromStdString(eventsOf<RunResumed>(trained.events).at(0).differs),
                 QStringLiteral("device another processor in place of CPU"));
    }

    void aModelInAnotherPlaceIsSaidWhereThePlaceIsKnown() {
        Workshop shop;
        for (const bool isEarlier : {false, true}) { // an earlier version kept no place
            Run run = Run::create(shop.nextFolder(), {interrupted()});
            TrainingJob job = shop.job(m_data, interrupted(), &m_validation);
            job.modelFolder = "/models/old";
            std::vector<TrainingEvent> events;
            {
                Trainer trainer(job, run);
                while (eventsOf<CheckpointWritten>(events).empty()) trainer.advance({}, events);
            }
            if (isEarlier) {
                std::string state = readFile(run.checkpoint());
                const std::size_t key = state.find("model\\\":");
                QVERIFY(key != state.npos);
                replaceFile(run.checkpoint(), state.replace(key, 5, "other"));
            }
            job.modelFolder = "/models/new";
            Trainer trainer(job, run);
            QCOMPARE(QString::fromStdString(eventsOf<RunResumed>(Workshop::finished(trainer).events).at(0).differs),
                     isEarlier ? QString() : QStringLiteral("model /models/new in place of /models/old"));
        }
    }

    void aNewBestThatNoCheckpointKnowsIsForgotten() {
        Workshop shop;
        ResumedRun run(shop, m_data, m_validation, interrupted());
        QVERIFY(run.interruptAfter(30, Interruption::Kill));
        std::filesystem::create_directories(run.folder() / "best-999");
        run.finish();
        QVERIFY(!std::filesystem::exists(run.folder() / "best-999"));
        shop.train(m_data, interrupted(), &m_validation);
        compareRuns(run.folder(), shop.last);
    }

    void recordsThatBecomeOtherTokensAreSaid() {
        Workshop shop;
        ResumedRun run(shop, m_data, m_validation, interrupted());
        QVERIFY(run.interruptAfter(30, Interruption::Stop));
        TrainingData other = m_data;
        other.samples[3].ids[1] += 1;
        Run again = Run::open(run.folder());
        Trainer trainer(shop.job(other, interrupted(), &m_validation), again);
        QCOMPARE(QString::fromStdString(eventsOf<RunResumed>(Workshop::finished(trainer).events).at(0).differs),
                 QStringLiteral("records that become other tokens"));
    }

    void aCheckpointOfAnotherAdapterIsRefused() {
        Workshop shop;
        ResumedRun run(shop, m_data, m_validation, interrupted());
        QVERIFY(run.interruptAfter(30, Interruption::Stop));
        Run again = Run::open(run.folder());
        TrainingConfig other = interrupted();
        other.rank = 4;
        ProblemCode code{};
        try {
            Trainer trainer(shop.job(m_data, other, &m_validation), again);
        } catch (const Error& error) {
            code = error.problems()[0].code;
        }
        QCOMPARE(code, ProblemCode::CheckpointUnfit);
    }
};

QTEST_GUILESS_MAIN(tst_Resume)
#include "tst_Resume.moc"
