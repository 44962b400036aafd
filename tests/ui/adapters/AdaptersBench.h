/// The page of adapters over a real project and the real engine, shown, with its parts at hand and its keys pressed as
/// a person does.
#pragma once

#include "tests/journeys/ScriptedDialogs.h"
#include "tests/ui/session/ReleaseBench.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/adapters/AdaptersPage.h"
#include "ui/adapters/AdapterTableView.h"
#include "ui/session/AdapterExport.h"
#include "ui/session/AdaptersSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QVBoxLayout>

namespace tests {

struct AdaptersBench : SessionBench {
    ui::Worker worker{"files"};
    ui::EngineScheduler engine{[] { return core::EngineLoader::load(); }};
    ui::ModelSession models{worker, settings};
    ui::PromptSession prompts{worker, models};
    ui::TrainingSession training{project, reader, prompts, worker, engine};
    ui::AdaptersSession adapters{project, training, worker};
    ui::AdapterExport release{models, worker, engine};
    ui::Actions actions;
    QStringList folders;
    ScriptedDialogs dialogs{folders};
    ui::SystemColorScheme system{settings};
    ui::Theme theme{settings, system};
    QWidget window;
    ui::AdaptersPage* page = nullptr;
    ui::AdapterTableView* table = nullptr;
    std::vector<ui::Destination> destinations;

    AdaptersBench() {
        theme.apply();
        page = new ui::AdaptersPage({project, adapters, release, models}, actions, dialogs, settings, &window);
        table = part<ui::AdapterTableView>("adapterTable");
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(page);
        QObject::connect(page, &ui::Page::goTo, page, [this](const auto& to) { destinations.push_back(to); });
        window.resize(1280, 760);
        window.show();
    }
    fs::path at(const std::string& name) const { return fs::path(projectFolder().toStdString()) / name; }
    QString text(const std::string& name) const { return ui::fromPath(at(name)); }
    void chooseBase(const fs::path& model) {
        models.inspect(ui::fromPath(model));
        EVENTUALLY(models.base() && models.base()->folder == ui::fromPath(model) && prompts.isReady());
    }
    /// A project with what `run` left, and a copy of its adapter that came from elsewhere.
    void begin(const fs::path& run) {
        create(numbered(2));
        core::makeFolders(at("runs"));
        core::makeFolders(at("adapters"));
        const auto all = fs::copy_options::recursive;
        fs::copy(run, at("runs/run-1"), all);
        fs::copy(core::frozenFolder(run), at("data"), all | fs::copy_options::overwrite_existing);
        fs::copy(run / "adapter", at("adapters/law"), all);
        fs::last_write_time(at("adapters/law/adapter_model.safetensors"),
                            fs::last_write_time(at("runs/run-1/adapter/adapter_model.safetensors")) -
                                std::chrono::hours(1));
        adapters.refresh();
        EVENTUALLY(table->model()->rowCount() == 2);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setFocus();
    }
    void choose(const QString& key) {
        table->setCurrent(key);
        QCOMPARE(table->current(), key);
    }
    bool fits() { return part<QLabel>("adapterFit")->text().startsWith(QLatin1String("Fits")); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    void click(const char* name) {
        auto* button = part<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    bool isUsable(const char* name) {
        const auto* button = part<QAbstractButton>(name);
        return button->isVisible() && button->isEnabled();
    }
    template <class T> T* part(const char* name) { return page->findChild<T*>(QLatin1String(name)); }
    ui::NoticeLine* notice() { return page->findChild<ui::NoticeLine*>(QString(), Qt::FindDirectChildrenOnly); }
    QString noticed() { return notice()->findChild<QLabel*>(QStringLiteral("noticeText"))->text(); }
    QString result() { return part<QLabel>("adapterExportResult")->text(); }
};

} // namespace tests
