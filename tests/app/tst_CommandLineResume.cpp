#include "tests/app/RealRun.h"

#include <sys/resource.h>

#include <random>

using namespace tests;

/// With the real engine: a run that was stopped, killed or out of disk goes on, and ends as one that was not.
/// LORIKEET_RESUMES=200 kills more often.
class tst_CommandLineResume : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    QString m_whole = m_base.filePath("whole");
    nlohmann::json m_wholeAnswer;
    qint64 m_wholeMs = 0;

    /// Chance (dropout, order), evaluations and checkpoints at other steps than these.
    static QStringList settings() {
        return {"--validation-split", "0.2", "--test-split", "0.1",    "--evaluate-every", "4",  "--save-every", "3",
                "--dropout",          "0.2", "--lr-scheduler", "cosine", "--warmup-ratio", "0.2"};
    }
    QString fresh(const char* name) const { return m_base.filePath(QString(name) + "/run"); }
    /// Starts a run that ends by itself in a while, and waits for a step of it.
    static bool startUntil(QProcess& process, const QString& run, int step, const QStringList& more = {}) {
        prepareReal(process, trainClinic(run, settings() + more));
        process.start();
        return waitForStep(process, run, step);
    }
    /// The answer of --json without what cannot be the same.
    static nlohmann::json comparable(nlohmann::json answer) {
        for (const char* key : {"run", "adapter", "seconds"}) answer.erase(key);
        return answer;
    }
    static void compareWhole(const QString& run, const QString& whole) {
        const QByteArray found = difference(run, whole);
        QVERIFY2(found.isEmpty(), found.constData());
    }

    static QString checkpointOf(const QString& run) { return run + "/checkpoint/state.safetensors"; }

private slots:
    void initTestCase() {
        QElapsedTimer timer;
        timer.start();
        const Outcome outcome = compute(trainClinic(m_whole, settings() + QStringList{"--json"}));
        m_wholeMs = timer.elapsed();
        COMPARE_CODE(outcome, 0);
        m_wholeAnswer = outcome.json();
        QCOMPARE(eventsOf<core::EvaluationFinished>(m_whole).size(), 7U);
        QVERIFY(eventsOf<core::CheckpointWritten>(m_whole).size() >= 8U);
    }
    void stoppedItSaysHowToGoOnAndEndsTheSame() {
        const QString run = fresh("stop");
        QProcess process;
        QVERIFY(startUntil(process, run, 5));
        send(SIGINT, process);
        const Outcome stopped = finish(process);
        COMPARE_CODE(stopped, 130);
        const QByteArray command = "Go on with: lorikeet-cli train --resume --out " + run.toUtf8() + "\n";
        QVERIFY2(stopped.err.endsWith(command), stopped.err.constData());
        QVERIFY(stopped.err.contains("Stopped. ") && stopped.err.contains("the loss went from "));
        QVERIFY(QFile::exists(run + "/adapter/adapter_model.safetensors"));
        const Outcome resumed = compute(resume(run) + QStringList{"--json"});
        COMPARE_CODE(resumed, 0);
        QVERIFY2(resumed.err.contains("Going on from step ") && resumed.err.contains(" of 24."), resumed.err);
        QVERIFY2(!resumed.err.contains("Not everything is as it was"), resumed.err.constData());
        compareWhole(run, m_whole);
        COMPARE_JSON(comparable(resumed.json()), comparable(m_wholeAnswer));
    }
    void stoppedAgainAndAgainItEndsTheSame() {
        const QString run = fresh("stops");
        QProcess first;
        QVERIFY(startUntil(first, run, 2));
        send(SIGTERM, first);
        COMPARE_CODE(finish(first), 130);
        for (const int step : {6, 7, 13}) {
            QProcess process;
            prepareReal(process, resume(run));
            process.start();
            if (!waitForStep(process, run, step)) break; // it was stopped later than that, or has finished
            send(SIGINT, process);
            const Outcome outcome = finish(process);
            QVERIFY2(outcome.code == 130 || outcome.code == 0, report(outcome).constData());
        }
        COMPARE_CODE(compute(resume(run)), 0);
        compareWhole(run, m_whole);
    }
    /// Killed at any moment, also while it writes, and in the middle of going on.
    void killedItEndsTheSame() {
        const char* more = std::getenv("LORIKEET_RESUMES");
        const int rounds = more ? std::atoi(more) : 5;
        std::mt19937 random(20);
        int resumes = 0;
        for (int round = 0; round < rounds; ++round) {
            const QString run = m_base.filePath("kill/run");
            for (int kills = 0; kills < 5; ++kills) {
                if (!QFile::exists(checkpointOf(run))) QDir(run).removeRecursively();
                const bool exists = QFile::exists(run);
                QProcess process;
                prepareReal(process, exists ? resume(run) : trainClinic(run, settings()));
                process.start();
                QVERIFY(process.waitForStarted());
                // The first of a round leaves something to go on from, however busy the computer is.
                if (kills == 0) QVERIFY(QTest::qWaitFor([&] { return QFile::exists(checkpointOf(run)); }, 60'000));
                const qint64 longest = kills == 0 ? 50 : m_wholeMs;
                QTest::qWait(static_cast<int>(random() % static_cast<std::uint64_t>(longest)));
                send(SIGKILL, process);
                const bool ended = finish(process).code == 0;
                resumes += exists ? 1 : 0;
                if (ended) break;
            }
            if (!QFile::exists(checkpointOf(run))) continue;
            const Outcome last = compute(resume(run) + QStringList{"--json"});
            COMPARE_CODE(last, 0);
            compareWhole(run, m_whole);
            COMPARE_JSON(comparable(last.json()), comparable(m_wholeAnswer));
            QDir(m_base.filePath("kill")).removeRecursively();
        }
        QVERIFY2(resumes >= rounds, "it was killed too early, or too late, to be resumed");
        qInfo("%d rounds, resumed %d times", rounds, resumes);
    }
    void everyWeightGoesOnTheSame() {
        const QStringList full{"--method", "full", "--learning-rate", "1e-3"};
        const QString whole = fresh("full-whole"), run = fresh("full");
        COMPARE_CODE(compute(trainClinic(whole, settings() + full)), 0);
        QProcess process;
        QVERIFY(startUntil(process, run, 7, full));
        send(SIGKILL, process);
        finish(process);
        COMPARE_CODE(compute(resume(run)), 0);
        compareWhole(run, whole);
        QVERIFY(QFile::exists(run + "/model/model.safetensors"));
    }
    /// The limit is one file's, so that the adapter still fits and the checkpoint, three times as large, does not.
    void aFullDiskKeepsTheOlderCheckpoint() {
        const QString run = fresh("full-disk");
        QProcess process;
        QVERIFY(startUntil(process, run, 7));
        const rlimit limit{200'000, RLIM_INFINITY};
        QCOMPARE(::prlimit(static_cast<pid_t>(process.processId()), RLIMIT_FSIZE, &limit, nullptr), 0);
        const Outcome outcome = finish(process);
        COMPARE_CODE(outcome, 1);
        QVERIFY2(outcome.err.contains(run.toUtf8() + "/checkpoint/state.safetensors: the disk is full. "), outcome.err);
        QVERIFY2(outcome.err.endsWith("The last checkpoint is kept. Go on from it with: lorikeet-cli train --resume "
                                      "--out " +
                                      run.toUtf8() + "\n"),
                 outcome.err.constData());
        COMPARE_CODE(compute(resume(run)), 0);
        compareWhole(run, m_whole);
    }
    /// It would go the same way again, to the bit.
    void aDivergedRunIsNotOfferedToGoOn() {
        const QString run = fresh("diverged");
        const Outcome outcome = compute(
            trainClinic(run, {"--method", "full", "--max-grad-norm", "0", "--learning-rate", "10", "--lr-scheduler",
                              "constant", "--max-steps", "60", "--save-every", "2"}));
        COMPARE_CODE(outcome, 1);
        QVERIFY2(outcome.err.contains("Lower the learning rate") && !outcome.err.contains("--resume"), outcome.err);
        QVERIFY(QFile::exists(checkpointOf(run)));
    }
    void onlyOneProgramWrites() {
        const QString run = fresh("busy");
        QProcess process;
        QVERIFY(startUntil(process, run, 4, {"--max-steps", "2000"}));
        const Outcome second = compute(resume(run));
        COMPARE_CODE(second, 1);
        QCOMPARE(second.err, run.toUtf8() + ": another program is writing to this run. Wait until it has ended, or stop "
                                            "it.\n");
        send(SIGINT, process);
        COMPARE_CODE(finish(process), 130);
        QVERIFY(eventsOf<core::RunResumed>(run).empty());
    }
    void otherThreadsAreSaid() {
        const QString run = fresh("threads");
        QProcess process;
        QVERIFY(startUntil(process, run, 4));
        send(SIGINT, process);
        COMPARE_CODE(finish(process), 130);
        QFile config(run + "/config.json");
        const QByteArray content = contentOf(config.fileName()).replace("\"threads\": 1", "\"threads\": 2");
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write(content) > 0);
        config.close();
        const Outcome resumed = compute(resume(run));
        COMPARE_CODE(resumed, 0);
        QVERIFY2(resumed.err.contains("Not everything is as it was: threads 2 in place of 1. The result need not be the "
                                      "same to the bit as without the interruption."),
                 resumed.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineResume)
#include "tst_CommandLineResume.moc"
