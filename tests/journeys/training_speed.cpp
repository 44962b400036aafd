/// How fast the window trains beside the command line: the same run of the sample, one after the other, three times.
/// Prints the ratios and asserts nothing of them: a benchmark, no timed test.
#include "core/training/Run.h"
#include "tests/journeys/Studio.h"
#include "ui/session/Paths.h"

#include <QProcess>

using namespace ui;
using namespace tests;

class TrainingSpeed : public QObject {
    Q_OBJECT
private slots:
    void theWindowBesideTheCommandLine() {
        const Home home;
        Studio studio(home.settings());
        EVENTUALLY(studio->engine().report().state == EngineState::Ready);
        studio.click("trySampleButton");
        EVENTUALLY(studio.isShown("trainPage") && studio.isShown("trainButton"));
        for (int round = 1; round <= 3; ++round) {
            studio.click("trainButton");
            EVENTUALLY(studio->training().state() == TrainingState::Finished);
            const Pace window = paceOf(toPath(studio->training().runFolder()));
            const QString out = home.file(("command-line-" + std::to_string(round)).c_str());
            const QString records = starterFolder() + QStringLiteral("/records/");
            const QStringList arguments{
                QStringLiteral("train"), QStringLiteral("--model"), starterModel(),
                QStringLiteral("--data"), records + QStringLiteral("train.json"),
                QStringLiteral("--validation"), records + QStringLiteral("validation.json"),
                QStringLiteral("--test"), records + QStringLiteral("test.json"),
                QStringLiteral("--config"), studio->training().runFolder() + QStringLiteral("/config.json"),
                QStringLiteral("--out"), out};
            QProcess commandLine;
            commandLine.start(QStringLiteral(LORIKEET_BINARIES "/lorikeet-cli"), arguments);
            QVERIFY(commandLine.waitForFinished(Patience));
            QVERIFY2(commandLine.exitCode() == 0, commandLine.readAllStandardError());
            const Pace alone = paceOf(toPath(out));
            qInfo("steps: window %.0f tokens/s, command line %.0f, ratio %.3f; whole run: %.1f s, %.1f s, ratio %.3f",
                  window.tokensPerSecond, alone.tokensPerSecond, window.tokensPerSecond / alone.tokensPerSecond,
                  window.seconds, alone.seconds, alone.seconds / window.seconds);
        }
    }

private:
    struct Pace {
        double tokensPerSecond = 0; ///< of all steps but the first ten
        double seconds = 0; ///< of the run, with its evaluations; in the window with the answers to samples, too
    };
    static Pace paceOf(const std::filesystem::path& run) {
        double tokens = 0, seconds = 0, whole = 0;
        for (const core::TrainingEvent& event : core::Run::events(run)) {
            if (const auto* end = std::get_if<core::RunFinished>(&event)) whole = end->seconds;
            const auto* step = std::get_if<core::StepFinished>(&event);
            if (!step || step->step <= 10 || step->tokensPerSecond <= 0) continue;
            tokens += static_cast<double>(step->tokens);
            seconds += static_cast<double>(step->tokens) / step->tokensPerSecond;
        }
        return {tokens / seconds, whole};
    }
};

QTEST_MAIN(TrainingSpeed)
#include "training_speed.moc"
