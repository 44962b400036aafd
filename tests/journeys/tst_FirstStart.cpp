/// A person starts the studio for the first time: looks around, chooses a base model, changes language and colours; by
/// keyboard and mouse.
#include "app/Application.h"
#include "core/Error.h"
#include "tests/journeys/Heartbeat.h"
#include "tests/journeys/PageAudit.h"
#include "tests/journeys/ScriptedDialogs.h"
#include "tests/support/Places.h"
#include "tests/ui/session/ScriptedEngine.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ui;

namespace {

QString model(const char* name) {
    return QString::fromStdString(tests::fixture(std::string("models/") + name).string());
}

std::unique_ptr<core::Engine> slowEngine() {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    return std::make_unique<tests::ScriptedEngine>(std::vector{tests::cpu()});
}

std::unique_ptr<core::Engine> missingEngine() {
    throw core::Error(core::ProblemCode::EngineMissing, {.file = "liblorikeet_engine.so"}, {"there is no such file"});
}

/// What stays wrong once layouts have come to rest, which takes a few rounds of events.
QStringList settledFaults(const QWidget& window) {
    QStringList faults;
    for (int round = 0; round < 40; ++round) {
        QTest::qWait(10);
        faults = tests::auditPage(window);
        if (faults.isEmpty()) break;
    }
    return faults;
}

} // namespace

class tst_FirstStart : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QVERIFY(m_cache.isValid());
        qputenv("HF_HUB_CACHE", m_cache.path().toUtf8());
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_answers.clear();
        start(slowEngine);
    }
    void cleanup() {
        const qint64 longest = m_heartbeat->takeLongest();
        qInfo("longest silence of the window: %lld ms", static_cast<long long>(longest));
        m_heartbeat.reset();
        m_application.reset();
    }

    void theWindowAnswersWhileTheEngineLoads() {
        QVERIFY(child<QFrame>("jobBar")->isVisible());
        QCOMPARE(bar("deviceButton"), QStringLiteral("Engine starting…"));
        QTest::keyClick(window(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(child<QWidget>("trainPage")->isVisible());
        QTRY_VERIFY(!child<QFrame>("jobBar")->isVisible());
        QCOMPARE(bar("deviceButton"), QStringLiteral("CPU"));
    }

    void keysReachEveryPageAndTheRailFollows() {
        const std::pair<Qt::Key, const char*> keys[] = {{Qt::Key_1, "railData"},
                                                         {Qt::Key_2, "railTrain"},
                                                         {Qt::Key_3, "railRuns"},
                                                         {Qt::Key_4, "railPlay"},
                                                         {Qt::Key_5, "railAdapters"}};
        QSet<QWidget*> pages;
        for (const auto& [key, item] : keys) {
            QTest::keyClick(window(), key, Qt::AltModifier);
            QVERIFY2(child<QToolButton>(item)->isChecked(), item);
            pages += page();
        }
        QCOMPARE(pages.size(), 5);
        QTest::keyClick(window(), Qt::Key_Home, Qt::AltModifier);
        QVERIFY(child<QWidget>("startPage")->isVisible());
        QVERIFY(!child<QToolButton>("railAdapters")->isChecked());
        QTest::mouseClick(child<QToolButton>("railData"), Qt::LeftButton);
        QVERIFY(child<QWidget>("dataPage")->isVisible());
    }

    void aModelIsChosenByOneClick() {
        m_answers = {model("llama-tied")};
        QTest::mouseClick(child<QPushButton>("chooseModelButton"), Qt::LeftButton);
        QTRY_COMPARE(bar("modelButton"), QStringLiteral("Base model: llama-tied"));
        QTRY_VERIFY(child<QLabel>("modelVerdict")->text().startsWith(QStringLiteral("Everything is in place")));
        QTRY_COMPARE(bar("deviceButton"), QStringLiteral("CPU"));
        QVERIFY(child<QWidget>("modelButton")->accessibleName().endsWith(QStringLiteral("fits")));
    }

    void aModelIsChosenByTheKeyboardAlone() {
        m_answers = {model("qwen2-tied")};
        QTest::keyClick(window(), Qt::Key_K, Qt::ControlModifier);
        auto* edit = child<QLineEdit>("paletteEdit");
        QTRY_VERIFY(edit->isVisible());
        QTest::keyClicks(edit, QStringLiteral("base model"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(bar("modelButton"), QStringLiteral("Base model: qwen2-tied"));
    }

    void aFolderIsDroppedFromAnyPage() {
        QTest::keyClick(window(), Qt::Key_4, Qt::AltModifier);
        drop(model("llama-tied"));
        QTRY_VERIFY(child<QWidget>("startPage")->isVisible());
        QTRY_COMPARE(bar("modelButton"), QStringLiteral("Base model: llama-tied"));
    }

    void whatIsWrongIsToldInThePageWithAWayOut() {
        QTemporaryDir part;
        dropTokenizerAlone(part);
        QTRY_VERIFY(child<QLabel>("modelVerdict")->text().startsWith(QStringLiteral("This folder cannot be used")));
        QTRY_VERIFY(!window()->findChildren<QLabel*>(QStringLiteral("problemText")).isEmpty());
        const QString said = window()->findChildren<QLabel*>(QStringLiteral("problemText")).last()->text();
        QVERIFY2(said.contains(QStringLiteral("config.json")) || said.contains(QStringLiteral("safetensors")),
                 qPrintable(said));
        QCOMPARE(bar("modelButton"), QStringLiteral("Base model: none"));
    }

    void givingUpChangesNothing() {
        QTest::mouseClick(child<QPushButton>("chooseModelButton"), Qt::LeftButton);
        QTest::qWait(20);
        QVERIFY(!m_application->models().report());
    }

    void theNextStartRemembers() {
        m_answers = {model("llama-tied")};
        QTest::keyClick(window(), Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(m_application->models().base());
        start(slowEngine);
        QTRY_COMPARE(bar("modelButton"), QStringLiteral("Base model: llama-tied"));
    }

    void aMissingEngineIsALineAndCanBeTriedAgain() {
        start(missingEngine);
        QTRY_VERIFY(child<QWidget>("noticeLine")->isVisible());
        QVERIFY(child<QLabel>("noticeText")->text().contains(QStringLiteral("The engine cannot be started")));
        QCOMPARE(bar("deviceButton"), QStringLiteral("No engine"));
        QTest::mouseClick(child<QPushButton>("noticeRemedy"), Qt::LeftButton);
        QTRY_VERIFY(child<QWidget>("noticeLine")->isVisible());
        QTest::mouseClick(child<QToolButton>("noticeClose"), Qt::LeftButton);
        QVERIFY(!child<QWidget>("noticeLine")->isVisible());
    }

    void anEngineThatComesLaterTakesTheLineAway() {
        int attempts = 0; // counted on the engine's thread, and read by nobody else
        start([&attempts] { return attempts++ == 0 ? missingEngine() : slowEngine(); });
        QTRY_VERIFY(child<QWidget>("noticeLine")->isVisible());
        QTest::keyClick(window(), Qt::Key_K, Qt::ControlModifier);
        auto* edit = child<QLineEdit>("paletteEdit");
        QTRY_VERIFY(edit->isVisible());
        QTest::keyClicks(edit, QStringLiteral("start the engine"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!child<QWidget>("noticeLine")->isVisible());
        QTRY_COMPARE(bar("deviceButton"), QStringLiteral("CPU"));
        QVERIFY(!child<QWidget>("noticeLine")->isVisible());
        start(slowEngine); // no thread holds the counter any more
    }

    void languageAndColoursChangeAtOnce() {
        m_application->settings().setLanguage(QStringLiteral("zh_CN"));
        QTRY_COMPARE(child<QToolButton>("railTrain")->text(), QStringLiteral("训练"));
        QTRY_COMPARE(bar("modelButton"), QStringLiteral("基础模型：无"));
        m_application->settings().setColorScheme(ColorSchemeChoice::Dark);
        QVERIFY(window()->palette().color(QPalette::Window).lightness() < 60);
        QCoreApplication::processEvents(); // one change is painted before a person makes the next
        m_application->settings().setLanguage(QStringLiteral("en"));
        QTRY_COMPARE(child<QToolButton>("railTrain")->text(), QStringLiteral("Train"));
    }

    void keysChangeTheSizeOfText() {
        const double before = QApplication::font().pointSizeF();
        QTest::keyClick(window(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(QApplication::font().pointSizeF() > before * 1.05);
        QTest::keyClick(window(), Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(window(), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(QApplication::font().pointSizeF() < before * 0.95);
        QTest::keyClick(window(), Qt::Key_0, Qt::ControlModifier);
        QVERIFY(std::abs(QApplication::font().pointSizeF() - before) < 0.05);
    }

    void tabReachesEveryControl() {
        QSet<QWidget*> wanted;
        for (QWidget* widget : window()->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)) wanted += widget;
        QVERIFY(wanted.size() > 12);
        QSet<QWidget*> reached;
        for (int i = 0; i < wanted.size() + 5; ++i) {
            QTest::keyClick(window(), Qt::Key_Tab);
            reached += QApplication::focusWidget();
        }
        for (QWidget* widget : wanted) QVERIFY2(reached.contains(widget), qPrintable(widget->objectName()));
    }

    void everyPageIsReadable_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const bool dark : {false, true})
            for (const char* language : {"en", "zh_CN"})
                for (const int scale : {100, 150})
                    QTest::addRow("%s %s %d", dark ? "dark" : "light", language, scale)
                        << dark << QString::fromLatin1(language) << scale;
    }
    void everyPageIsReadable() {
        QFETCH(bool, dark);
        QFETCH(QString, language);
        QFETCH(int, scale);
        m_application->settings().setColorScheme(dark ? ColorSchemeChoice::Dark : ColorSchemeChoice::Light);
        m_application->settings().setLanguage(language);
        m_application->settings().setFontScale(scale);
        window()->resize(1280, 800);
        QStringList faults;
        const auto audit = [&](const QString& state) {
            for (const Qt::Key key : {Qt::Key_Home, Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
                QTest::keyClick(window(), key, Qt::AltModifier);
                for (const QString& each : settledFaults(*window()))
                    faults += state + QStringLiteral(", page %1: ").arg(key) + each;
            }
        };
        audit(QStringLiteral("no model"));
        QTemporaryDir part;
        dropTokenizerAlone(part);
        QTRY_VERIFY(m_application->models().report());
        audit(QStringLiteral("unsound model"));
        drop(model("llama-tied"));
        QTRY_VERIFY(m_application->models().base());
        QTRY_COMPARE(m_application->engine().report().state, EngineState::Ready);
        audit(QStringLiteral("model"));
        QTest::mouseClick(child<QWidget>("deviceButton"), Qt::LeftButton);
        QTRY_VERIFY(window()->findChild<QWidget*>(QStringLiteral("aboutBox")));
        for (const QString& each : settledFaults(*child<QWidget>("aboutBox")))
            faults += QStringLiteral("about: ") + each;
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

private:
    void start(EngineScheduler::Load load) {
        m_heartbeat.reset();
        m_application.reset();
        m_application = std::make_unique<app::Application>(
            app::ApplicationOptions{.settingsFile = m_folder->filePath(QStringLiteral("settings.ini")),
                                    .paths = {},
                                    .loadEngine = std::move(load),
                                    .dialogs = std::make_unique<tests::ScriptedDialogs>(m_answers)});
        if (m_application->settings().language().isEmpty()) m_application->settings().setLanguage(QStringLiteral("en"));
        m_application->settings().setColorScheme(ColorSchemeChoice::Light);
        m_application->start();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        m_heartbeat = std::make_unique<tests::Heartbeat>();
    }

    template <class T> T* child(const char* name) const {
        T* found = m_application->window().findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no widget %s", name);
        return found;
    }
    QWidget* window() const { return &m_application->window(); }
    QWidget* page() const { return m_application->window().findChild<QStackedWidget*>()->currentWidget(); }
    QString bar(const char* name) const { return child<QAbstractButton>(name)->text(); }

    /// A folder with a part of a model.
    void dropTokenizerAlone(const QTemporaryDir& folder) {
        QFile tokenizer(folder.filePath(QStringLiteral("tokenizer.json")));
        QVERIFY(tokenizer.open(QIODevice::WriteOnly));
        drop(folder.path());
    }
    void drop(const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window(), &event);
    }

    QTemporaryDir m_cache;
    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_answers;
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<tests::Heartbeat> m_heartbeat;
};

QTEST_MAIN(tst_FirstStart)
#include "tst_FirstStart.moc"
