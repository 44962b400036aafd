#include "tests/installer/Stage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

namespace installer {
namespace {

/// What the commands may use of every Linux.
const char* const Basics[] = {"bash",  "env",     "awk",     "sed",   "grep", "cat",  "cp",    "mv",     "rm",
                              "mkdir", "dirname", "id",      "nproc", "tail", "head", "cut",   "du",     "sort",
                              "uniq",  "flock",   "sleep",   "tr",    "wc",   "date", "uname", "mktemp", "chmod",
                              "touch", "ls",      "setpriv", "chown", "find", "kill"};

const char* const Debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n";

} // namespace

bool Outcome::isOneSentenceWith(const char* part) const {
    return code == 1 && err.count(QLatin1Char('\n')) == 1 && err.endsWith(QLatin1String(".\n")) &&
           err.contains(QString::fromUtf8(part));
}

QByteArray Outcome::shown() const {
    return QStringLiteral("exit %1\nstdout: %2\nstderr: %3").arg(code).arg(out, err).toUtf8();
}

Stage::Stage() {
    const QDir sources(QStringLiteral(LORIKEET_SOURCES));
    QProcess::execute(QStringLiteral("mkdir"), {QStringLiteral("-p"), at(QStringLiteral("bin")),
                                                at(QStringLiteral("home")), at(QStringLiteral("tree/tests"))});
    QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-R"), sources.filePath(QStringLiteral("installer")),
                                             at(QStringLiteral("tree/"))});
    for (const char* script : {"tests/run", "tests/totals"})
        QFile::copy(sources.filePath(QLatin1String(script)), at(QStringLiteral("tree/") + QLatin1String(script)));
    for (const char* program : Basics)
        QFile::link(QStandardPaths::findExecutable(QLatin1String(program)),
                    at(QStringLiteral("bin/") + QLatin1String(program)));
    write(QStringLiteral("os-release"), QLatin1String(Debian));
    for (const char* tool : {"cmake", "ninja", "c++", "pkg-config", "unzip", "apt-get"}) fake(QLatin1String(tool), {});
    fake(QStringLiteral("uname"), QStringLiteral("[ \"$1\" = -m ] && echo x86_64 || echo Linux"));
    fake(QStringLiteral("df"), QStringLiteral("echo head; echo disk 9 9 99000000 9"));
    fake(QStringLiteral("cargo"), QStringLiteral("echo 'cargo 1.85.0 (abc 2025-01-01)'"));
    fake(QStringLiteral("dpkg-query"), QStringLiteral("shift 3; for p; do printf 'installed:%s ' \"$p\"; done"));
    fake(QStringLiteral("python3"), QStringLiteral("exit 0"));
    fake(QStringLiteral("nvidia-smi"), QStringLiteral("exit 9"));
    makeLibTorch(QStringLiteral("cache/lorikeet/libtorch-2.11.0-cpu"));
}

void Stage::write(const QString& path, const QString& text) {
    QDir().mkpath(QFileInfo(at(path)).path());
    QFile file(at(path));
    if (file.open(QIODevice::WriteOnly)) file.write(text.toUtf8());
}

void Stage::fake(const QString& program, const QString& lines) {
    remove(program);
    write(QStringLiteral("bin/") + program,
          QStringLiteral("#!/bin/sh\necho \"%1 $*\" >> '%2'\n%3\n").arg(program, at(QStringLiteral("calls")), lines));
    QFile::setPermissions(at(QStringLiteral("bin/") + program), QFile::Permissions(0x7755));
}

void Stage::remove(const QString& program) {
    QFile::remove(at(QStringLiteral("bin/") + program));
}

void Stage::makeLibTorch(const QString& path, int minor) {
    for (const char* file :
         {"torch/include/ATen/ATen.h", "torch/lib/libc10.so", "torch/lib/libtorch_cpu.so", "torch/lib/libgomp.so.1",
          "nvidia/cu13/lib/libcudart.so.13", "nvidia/cu13/lib/libcupti.so.13"})
        write(path + QLatin1Char('/') + QLatin1String(file), QStringLiteral("x"));
    write(path + QStringLiteral("/torch/include/torch/headeronly/version.h"),
          QStringLiteral("#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR %1\n").arg(minor));
}

QString Stage::calls() const {
    QFile file(at(QStringLiteral("calls")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Outcome Stage::run(const QString& command, const QStringList& arguments, Person person) {
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), at(QStringLiteral("bin")));
    environment.insert(QStringLiteral("HOME"), at(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), at(QStringLiteral("cache")));
    environment.insert(QStringLiteral("LORIKEET_OS_RELEASE"), at(QStringLiteral("os-release")));
    environment.insert(QStringLiteral("LORIKEET_DRIVER_FILE"), at(QStringLiteral("no-driver")));
    for (auto one = m_environment.cbegin(); one != m_environment.cend(); ++one)
        environment.insert(one.key(), one.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(at({}));
    process.setStandardInputFile(QProcess::nullDevice());
    QStringList line{at(QStringLiteral("bin/bash")), at(QStringLiteral("tree/")) + command};
    if (person == Person::Other && ::geteuid() == 0) {
        QProcess::execute(QStringLiteral("chown"), {QStringLiteral("-R"), QStringLiteral("65534"), m_folder.path()});
        line = QStringList{at(QStringLiteral("bin/setpriv")), QStringLiteral("--reuid=65534"),
                           QStringLiteral("--clear-groups")} +
               line;
    }
    line += arguments;
    process.start(line[0], line.mid(1));
    Outcome outcome;
    if (process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.err = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

} // namespace installer
