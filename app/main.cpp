/// The studio. Command lines that need no window are answered before one is made.
#include "app/Application.h"
#include "app/EndRequest.h"
#include "app/StartupTrace.h"
#include "core/engine-api/EngineLoader.h"
#include "ui/shell/NativeDialogs.h"
#include "ui/shell/OutlinedStyle.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr int WrongUse = 2;
constexpr int NoDisplay = 1;

struct CommandLine {
    QStringList paths;
    bool startupTrace = false;
};

void nameProgram() {
    QCoreApplication::setApplicationName(u"lorikeet"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LORIKEET_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Lorikeet"_s);
    QGuiApplication::setDesktopFileName(u"lorikeet"_s);
}

/// Empty and `exitCode` set where the answer is text.
std::optional<CommandLine> readCommandLine(int argc, char** argv, int& exitCode) {
    const QCoreApplication reader(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A desktop studio for LoRA fine-tuning. Without a display, use lorikeet-cli."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Shows this text."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Shows the version."_s);
    const QCommandLineOption trace(u"startup-trace"_s, u"Prints how long the window takes to appear."_s);
    parser.addOptions({help, version, trace});
    parser.addPositionalArgument(u"path"_s, u"A project, a base model folder, or files of records to open."_s, u"[path…]"_s);
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "%s\nRun lorikeet --help for what is possible.\n", qPrintable(parser.errorText()));
        exitCode = WrongUse;
        return {};
    }
    if (parser.isSet(help) || parser.isSet(version)) {
        const QString text =
            parser.isSet(help) ? parser.helpText() : u"lorikeet "_s + QCoreApplication::applicationVersion() + u'\n';
        std::fputs(qPrintable(text), stdout);
        exitCode = EXIT_SUCCESS;
        return {};
    }
    return CommandLine{parser.positionalArguments(), parser.isSet(trace)};
}

/// Qt ends the program by a crash where there is no display; a sentence is better.
bool displayIsThere() {
#ifdef Q_OS_LINUX
    for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        if (!qEnvironmentVariableIsEmpty(name)) return true;
    return false;
#else
    return true;
#endif
}

} // namespace

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QElapsedTimer sinceMain;
    sinceMain.start();
    nameProgram();
    CommandLine commandLine;
    if (argc > 1) {
        int exitCode = EXIT_SUCCESS;
        const auto asked = readCommandLine(argc, argv, exitCode);
        if (!asked) return exitCode;
        commandLine = *asked;
    }
    if (!displayIsThere()) {
        std::fputs(
            "There is no display to open a window on. Log in to a desktop, or use lorikeet-cli, which needs none.\n",
            stderr);
        return NoDisplay;
    }
    QApplication qt(argc, argv);
    QApplication::setStyle(new ui::OutlinedStyle);
    app::Application application({.settingsFile = {},
                                  .paths = commandLine.paths,
                                  .loadEngine = [] { return core::EngineLoader::load(); },
                                  .dialogs = std::make_unique<ui::NativeDialogs>()});
    std::optional<app::StartupTrace> trace;
    if (commandLine.startupTrace) trace.emplace(&application.window(), sinceMain);
    const app::EndRequest end([&] { application.window().closeAtOnce(); });
    QObject::connect(&qt, &QGuiApplication::commitDataRequest, &application.window(),
                     [&] { application.window().keepText(); }, Qt::DirectConnection); // before a logout
    application.start();
    return QApplication::exec();
}
