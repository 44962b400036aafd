/// lorikeet-cli with the real engine on one thread, training the sample model on the sample's records, and what its
/// runs leave. To the bit the same, wherever they were interrupted.
#pragma once

#include "core/training/Run.h"
#include "tests/app/CommandLineRun.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cmath>

namespace tests {

inline void prepareReal(QProcess& process, const QStringList& arguments) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("LORIKEET_ENGINE"));
    process.setProcessEnvironment(environment);
    process.setProgram(programPath());
    process.setArguments(arguments);
}

inline Outcome compute(const QStringList& arguments) {
    QProcess process;
    prepareReal(process, arguments);
    process.start();
    return finish(process);
}

inline QString sampleModel() {
    return QString::fromStdString(fixture("models/sample").string());
}
inline QString clinic() {
    return QStringLiteral(LORIKEET_SOURCES "/resources/sample/clinic.json");
}

/// A run of 24 steps and some seconds at most; options come after the settings here, and win.
inline QStringList trainClinic(const QString& out, const QStringList& more = {}) {
    return QStringList{"train", "--model",       sampleModel(), "--data",        clinic(), "--out",         out,
                       "--set", "threads=1",     "--set",       "device=cpu",    "--set",  "dtype=float32", "--set",
                       "max_length=512", "--set", "max_steps=24", "--set",       "learning_rate=3e-3"} +
           more;
}
inline QStringList resume(const QString& out) {
    return {"train", "--resume", "--out", out};
}

inline QByteArray contentOf(const QString& file) {
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

template <class Event> std::vector<Event> eventsOf(const QString& run) {
    std::vector<Event> found;
    for (const core::TrainingEvent& event : core::Run::events(run.toStdString()))
        if (const auto* each = std::get_if<Event>(&event)) found.push_back(*each);
    return found;
}

/// Waits until the run has finished so many steps; false where that takes a minute, or the program ends before.
inline bool waitForStep(const QProcess& process, const QString& run, int step) {
    const QByteArray wanted = "\"event\":\"step\",\"step\":" + QByteArray::number(step) + ",";
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 60'000 && process.state() != QProcess::NotRunning) {
        if (contentOf(run + "/events.jsonl").contains(wanted)) return true;
        QTest::qSleep(1);
        QTest::qWait(0);
    }
    return false;
}

inline QStringList filesOf(const QString& folder) {
    QStringList names;
    std::error_code ignored; // of a folder that is not there
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.toStdString(), ignored))
        names << QDir(folder).relativeFilePath(QString::fromStdString(entry.path().string()));
    names.sort();
    return names;
}

/// In what two runs differ, but for the time they took; empty where in nothing.
inline QByteArray difference(const QString& run, const QString& whole) {
    if (filesOf(run) != filesOf(whole)) return "files: " + filesOf(run).join(" ").toUtf8();
    for (const QString& name : filesOf(whole))
        if (name.endsWith("adapter_model.safetensors") || name.endsWith("model.safetensors"))
            if (contentOf(run + "/" + name) != contentOf(whole + "/" + name)) return name.toUtf8();
    const auto steps = eventsOf<core::StepFinished>(run), wantedSteps = eventsOf<core::StepFinished>(whole);
    if (steps.size() != wantedSteps.size()) return QByteArray::number(steps.size()) + " steps";
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].step != wantedSteps[i].step || steps[i].loss != wantedSteps[i].loss ||
            steps[i].gradientNorm != wantedSteps[i].gradientNorm ||
            steps[i].learningRate != wantedSteps[i].learningRate)
            return "step " + QByteArray::number(i + 1);
    const auto looks = eventsOf<core::EvaluationFinished>(run), wanted = eventsOf<core::EvaluationFinished>(whole);
    if (looks.size() != wanted.size()) return QByteArray::number(looks.size()) + " evaluations";
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (looks[i].step != wanted[i].step || looks[i].loss != wanted[i].loss || looks[i].isBest != wanted[i].isBest)
            return "evaluation " + QByteArray::number(i);
    if (eventsOf<core::RunFinished>(run).size() != 1) return "it has not finished once";
    return {};
}

} // namespace tests
