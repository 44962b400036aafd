/// How fast the window trains beside the command line: the same run of the sample, one after the other, twice. Prints the
/// ratio and asserts nothing of it: a benchmark, no timed test.
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
        for (int round = 1; round <= 2; ++round) {
            studio.click("trainButton");
            EVENTUALLY(studio->training().state() == TrainingState::Finished);
            const double window = speed(toPath(studio->training().runFolder()));
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
            const double alone = speed(toPath(out));
            qInfo("tokens/s: window %.0f, command line %.0f, ratio %.3f", window, alone, window / alone);
        }
    }

private:
    /// Of all steps but the first ten, evaluations left out.
    static double speed(const std::filesystem::path& run) {
        double tokens = 0, seconds = 0;
        for (const core::TrainingEvent& event : core::Run::events(run)) {
            const auto* step = std::get_if<core::StepFinished>(&event);
            if (!step || step->step <= 10 || step->tokensPerSecond <= 0) continue;
            tokens += static_cast<double>(step->tokens);
            seconds += static_cast<double>(step->tokens) / step->tokensPerSecond;
        }
        return tokens / seconds;
    }
};

QTEST_MAIN(TrainingSpeed)
#include "training_speed.moc"
