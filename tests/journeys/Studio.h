/// The real program in a home of its own: started, driven and ended as often as a journey needs.
#pragma once

#include "app/Application.h"
#include "core/engine-api/EngineLoader.h"
#include "tests/journeys/Heartbeat.h"
#include "tests/journeys/ScriptedDialogs.h"
#include "ui/shell/OutlinedStyle.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace tests {

/// On a loaded computer everything takes longer.
constexpr int Patience = 120'000;

#define EVENTUALLY(condition) QVERIFY2(tests::wait([&] { return bool(condition); }), #condition)

/// In a real event loop: QTest::qWait sleeps between two looks, which a heartbeat would take for a stall.
template <class Condition> bool wait(Condition condition, int limitMs = Patience) {
    QEventLoop loop;
    QTimer poll, limit;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (condition()) loop.quit();
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, [&] { loop.exit(1); });
    limit.setSingleShot(true);
    limit.start(limitMs);
    poll.start(3);
    return condition() || loop.exec() == 0;
}

/// What a person has on their computer: settings, documents, no models but those of the program.
class Home {
public:
    Home() {
        const QByteArray path = m_folder.path().toUtf8();
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "HF_HUB_CACHE"}) qputenv(name, path);
    }
    QString settings() const { return m_folder.filePath(QStringLiteral("settings.ini")); }
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private:
    QTemporaryDir m_folder;
};

class Studio {
public:
    explicit Studio(const QString& settings, QStringList paths = {},
                    ui::EngineScheduler::Load loadEngine = [] { return core::EngineLoader::load(); }) {
        QApplication::setStyle(new ui::OutlinedStyle);
        auto dialogs = std::make_unique<ScriptedDialogs>(m_folders);
        m_dialogs = dialogs.get();
        m_application = std::make_unique<app::Application>(
            app::ApplicationOptions{.settingsFile = settings,
                                    .paths = std::move(paths),
                                    .loadEngine = std::move(loadEngine),
                                    .dialogs = std::move(dialogs)});
        m_application->settings().setLanguage(QStringLiteral("en"));
        m_application->start();
        if (!QTest::qWaitForWindowActive(window())) qFatal("the window does not come");
    }

    app::Application& operator*() { return *m_application; }
    app::Application* operator->() { return m_application.get(); }
    QWidget* window() { return &m_application->window(); }
    /// What the person answers to the next dialogs.
    ScriptedDialogs& dialogs() { return *m_dialogs; }
    void answerFolder(const QString& folder) { m_folders += folder; }

    template <class T = QWidget> T* child(const char* name) {
        T* found = m_application->window().findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no widget %s", name);
        return found;
    }
    bool isShown(const char* name) {
        const auto* found = m_application->window().findChild<QWidget*>(QLatin1String(name));
        return found && found->isVisible() && found->isEnabled();
    }
    void click(const char* name) { QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton); }
    /// A key goes to whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const QString& text) {
        for (const QChar c : text) QTest::sendKeyEvent(QTest::Click, focus(), Qt::Key_unknown, c, Qt::NoModifier);
    }
    /// As a person does: the window is closed, and the program ends.
    void quit() {
        window()->close();
        m_application.reset();
    }

private:
    QWidget* focus() { return window()->focusWidget() ? window()->focusWidget() : window(); }

    QStringList m_folders;
    ScriptedDialogs* m_dialogs = nullptr; ///< the application's
    std::unique_ptr<app::Application> m_application;
};

} // namespace tests
