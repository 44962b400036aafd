/// Runs the real lorikeet-cli and keeps what it said: code, standard output, standard error.
#pragma once

#include "tests/support/Places.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <vector>

namespace tests {

struct Outcome {
    int code = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    QList<QByteArray> lines() const { return out.isEmpty() ? QList<QByteArray>() : out.trimmed().split('\n'); }
    nlohmann::json json() const { return nlohmann::json::parse(out.constData()); }
    std::vector<nlohmann::json> jsonLines() const {
        std::vector<nlohmann::json> list;
        for (const QByteArray& line : lines()) list.push_back(nlohmann::json::parse(line.constData()));
        return list;
    }
};

inline QString programPath() {
    return QStringLiteral(LORIKEET_BINARIES "/lorikeet-cli");
}
inline QString path(const std::string& fixtureName) {
    return QString::fromStdString(fixture("cli/" + fixtureName).string());
}

/// The program with the scripted engine; words of the script as in ScriptedModel.h.
inline void prepare(QProcess& process, const QStringList& arguments, const QString& script = {}) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LORIKEET_ENGINE"), QStringLiteral(LORIKEET_SCRIPTED_ENGINE));
    environment.insert(QStringLiteral("LORIKEET_SCRIPT"), script);
    process.setProcessEnvironment(environment);
    process.setProgram(programPath());
    process.setArguments(arguments);
}

/// Nothing where the program has ended: its number would be 0, which means every program around.
inline void send(int signal, const QProcess& process) {
    if (process.processId() > 0) ::kill(static_cast<pid_t>(process.processId()), signal);
}

inline Outcome finish(QProcess& process) {
    if (!process.waitForFinished(120'000)) process.kill();
    const bool started = process.error() != QProcess::FailedToStart && process.error() != QProcess::Crashed;
    const bool ended =
        started && process.exitStatus() == QProcess::NormalExit && process.state() == QProcess::NotRunning;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Outcome run(const QStringList& arguments, const QString& script = {}, const QByteArray& input = {}) {
    QProcess process;
    prepare(process, arguments, script);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

inline QByteArray report(const Outcome& outcome) {
    return "exit code " + QByteArray::number(outcome.code) + "\n" + outcome.out.left(2000) + "\n" +
           outcome.err.left(2000);
}

/// Every end but success has its sentence on standard error, and never a trace of a crash.
inline bool saysWhy(const Outcome& outcome) {
    return outcome.code == 0 || outcome.err.trimmed().size() > 10;
}

} // namespace tests

/// Compares the exit code and shows what was said where it differs.
#define COMPARE_CODE(outcome, expected)                                                                                \
    do {                                                                                                               \
        const tests::Outcome compared = outcome;                                                                       \
        QVERIFY2(compared.code == (expected), tests::report(compared).constData());                                    \
        QVERIFY2(tests::saysWhy(compared), "it ended without a word");                                                 \
    } while (false)

/// Compares JSON with anything that becomes JSON, and shows both where they differ.
#define COMPARE_JSON(actual, ...)                                                                                      \
    do {                                                                                                               \
        const nlohmann::json actualJson = actual;                                                                      \
        const nlohmann::json expectedJson = __VA_ARGS__;                                                               \
        QVERIFY2(actualJson == expectedJson, (actualJson.dump() + " is not " + expectedJson.dump()).c_str());          \
    } while (false)
