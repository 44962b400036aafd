/// Every page with a real project on it, in light and dark, in English, Chinese and a language of longer words, at the
/// normal size of text and half as large again: everything can be read, heard, explained and reached by Tab.
#include "tests/journeys/Journey.h"
#include "tests/journeys/LongWords.h"
#include "tests/journeys/PageAudit.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractItemView>
#include <QLabel>

#include <memory>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;

class tst_PageAudit : public QObject {
    Q_OBJECT
private slots:
    /// The sample, a run of few steps, its adapter and an answer.
    void initTestCase() {
        m_journey = std::make_unique<Journey>();
        Journey& journey = *m_journey;
        journey.lead("trySampleButton", "trainPage");
        journey.set({{"max_steps", "12"}});
        journey.train();
        journey.lead("tryResultButton", "playgroundPage");
        EVENTUALLY(journey.columns().size() == 2);
        journey->click("randomRecord");
        EVENTUALLY(journey->isShown("wantedOutput") && journey->isShown("compareButton"));
        journey->click("compareButton");
        EVENTUALLY(!journey.program().generation().isBusy() && journey.program().generation().answers().size() == 2);
    }
    void cleanupTestCase() {
        m_journey->printStalls();
        m_journey.reset();
    }

    void everythingCanBeReadAndHeard_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const bool dark : {false, true})
            for (const char* language : {"en", "zh_CN", "long"})
                for (const int scale : {100, 150})
                    QTest::addRow("%s %s %d", dark ? "dark" : "light", language, scale)
                        << dark << QString::fromLatin1(language) << scale;
    }
    void everythingCanBeReadAndHeard() {
        QFETCH(bool, dark);
        QFETCH(QString, language);
        QFETCH(int, scale);
        Settings& settings = m_journey->program().settings();
        settings.setColorScheme(dark ? ColorSchemeChoice::Dark : ColorSchemeChoice::Light);
        settings.setFontScale(scale);
        settings.setLanguage(language == u"long"_s ? u"en"_s : language);
        m_journey->arriveAt("before");
        LongWords words;
        if (language == u"long"_s) QCoreApplication::installTranslator(&words);
        m_journey->studio().window()->resize(1280, 800);
        QTest::qWait(0);
        m_journey->arriveAt("another look");
        m_faults.clear();
        eachPage([this](const QString& page) {
            QStringList left;
            for (int round = 0; round < 40; ++round) { // layouts come to rest in a few rounds of events
                QTest::qWait(10);
                left = auditPage(*m_journey->studio().window());
                if (left.isEmpty()) break;
            }
            note(page, left);
        });
        QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
        QVERIFY2(m_journey->studio().window()->size() == QSize(1280, 800), "the window is not as large as was asked");
    }

    void textStandsOut_data() {
        QTest::addColumn<bool>("dark");
        QTest::addRow("light") << false;
        QTest::addRow("dark") << true;
    }
    void textStandsOut() {
        QFETCH(bool, dark);
        Settings& settings = m_journey->program().settings();
        settings.setColorScheme(dark ? ColorSchemeChoice::Dark : ColorSchemeChoice::Light);
        settings.setFontScale(100);
        settings.setLanguage(u"en"_s);
        m_faults.clear();
        eachPage([this](const QString& page) {
            QTest::qWait(50);
            note(page, auditContrast(*m_journey->studio().window()));
        });
        QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
    }

    void tabReachesEverything() {
        m_faults.clear();
        eachPage([this](const QString& page) {
            QTest::qWait(50);
            note(page, auditTabOrder(*m_journey->studio().window()));
        });
        QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
    }

private:
    template <class Look> void eachPage(Look look) {
        const std::pair<Qt::Key, const char*> pages[] = {
            {Qt::Key_Home, "startPage"}, {Qt::Key_1, "dataPage"},       {Qt::Key_2, "trainPage"},
            {Qt::Key_3, "runsPage"},     {Qt::Key_4, "playgroundPage"}, {Qt::Key_5, "adaptersPage"}};
        for (const auto& [key, page] : pages) {
            m_journey->visit(key, page);
            EVENTUALLY(m_journey->program().records().at(0)); // what is being fetched stands for nothing yet
            if (QTest::currentTestFailed()) return;
            look(QLatin1String(page));
            if (key != Qt::Key_1) continue;
            (*m_journey)->press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
            EVENTUALLY((*m_journey)->isShown("historyTable"));
            look(u"history"_s);
            (*m_journey)->click("historyClose");
        }
        EVENTUALLY((*m_journey)->isShown("adapterExport"));
        (*m_journey)->click("adapterExport");
        look(u"export"_s);
        (*m_journey)->click("adapterExportClose");
    }
    void note(const QString& page, const QStringList& faults) {
        if (const QString folder = qEnvironmentVariable("LORIKEET_PICTURES"); !folder.isEmpty() && !faults.isEmpty())
            m_journey->studio().window()->grab().save(
                folder + u'/' + QLatin1String(QTest::currentTestFunction()) + u'-' +
                QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-') + u'-' + page + u".png"_s);
        for (const QString& fault : faults) m_faults += page + u": "_s + fault;
    }

    std::unique_ptr<Journey> m_journey;
    QStringList m_faults;
};

QTEST_MAIN(tst_PageAudit)
#include "tst_PageAudit.moc"
