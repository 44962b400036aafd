/// The window over real sessions and a scripted engine, with pages that note where they were sent.
#pragma once

#include "tests/journeys/ScriptedDialogs.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/session/AdapterExport.h"
#include "ui/session/PathSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>

namespace tests {

class NotedPage : public ui::Page {
public:
    void arrive(const ui::Destination& destination) override { arrivals += destination; }
    QString unkept() const override { return underWay; }
    QList<ui::Destination> arrivals;
    QString underWay; ///< as a sentence
};

struct WindowBench : TrainBench {
    QStringList folders;
    ScriptedDialogs dialogs{folders};
    ui::PathSession paths{worker};
    ui::AdapterExport release{models, worker, engine};
    ui::SystemColorScheme system{settings};
    ui::Theme theme{settings, system};
    ui::Actions actions;
    ui::MainWindow window{
        {settings, engine, project, edits, models, training, paths, known, nullptr, &release}, actions, dialogs};
    std::map<ui::Place, NotedPage*> pages;

    WindowBench() {
        using enum ui::Place;
        qputenv("HOME", folder.path().toUtf8()); // new projects lie in the person's documents
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        for (const ui::Place place : {Start, Data, Train, Runs, Play, Adapters})
            window.addPage(place, pages[place] = new NotedPage);
        window.goTo({.place = Start});
        window.show();
    }

    /// Of an adapter called «law»; the scripted model exports nothing, so it fails.
    void askForExport() {
        const core::AdapterEntry law{.key = "adapters/law", .name = "law", .folder = fixture("cli/adapter")};
        release.start(law, core::ExportRequest::Format::Peft, folder.filePath(QStringLiteral("out")));
    }
    /// The same, which stays at opening the base until `openingIsHeld` ends; the base was not opened before.
    void startExport() {
        openingIsHeld = true;
        const int before = openingTurns;
        askForExport();
        EVENTUALLY(openingTurns > before);
    }
    template <class T = QWidget> T* child(const char* name) { return window.findChild<T*>(QLatin1String(name)); }
    bool isShown(const char* name) { return child(name) && child(name)->isVisible(); }
    QString text(const char* button) { return child<QAbstractButton>(button)->text(); }
    QString notice() { return isShown("noticeLine") ? child<QLabel>("noticeText")->text() : QString(); }
    bool isAt(ui::Place place) { return pages.at(place)->isVisible(); }
    void trigger(ui::Actions::Id id) { actions[id]->trigger(); }
    void click(const char* button) { QTest::mouseClick(child<QAbstractButton>(button), Qt::LeftButton); }
    /// Dropped, and looked at.
    void drop(const QStringList& files) {
        dropUnseen(files);
        EVENTUALLY(!paths.isLooking());
    }
    void dropUnseen(const QStringList& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : files) urls += QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
    }
};

} // namespace tests
