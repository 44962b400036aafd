#include "ui/shell/PageStack.h"

#include <QApplication>
#include <QTest>

using namespace ui;

namespace {

class Told : public QWidget {
public:
    int times = 0;

protected:
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::LanguageChange) ++times;
    }
};

} // namespace

class tst_PageStack : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_stack = std::make_unique<PageStack>();
        for (Told*& page : m_pages) m_stack->addWidget(page = new Told);
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
    }
    void cleanup() { m_stack.reset(); }

    void thePageInSightHearsAtOnce() {
        changeLanguage();
        QCOMPARE(times(), (QList<int>{1, 0, 0}));
    }
    void theOthersHearSoonAndOnce() {
        changeLanguage();
        changeLanguage();
        QTRY_COMPARE(times(), (QList<int>{2, 1, 1}));
        QTest::qWait(20);
        QCOMPARE(times(), (QList<int>{2, 1, 1}));
    }
    void whatComesIntoSightHearsBeforeItsTurn() {
        changeLanguage();
        m_stack->setCurrentWidget(m_pages[2]);
        QCOMPARE(times(), (QList<int>{1, 0, 1}));
        QTRY_COMPARE(times(), (QList<int>{1, 1, 1}));
    }
    void aPageThatIsTakenAwayMeanwhileIsForgotten() {
        changeLanguage();
        delete std::exchange(m_pages[1], nullptr);
        QTRY_COMPARE(m_pages[2]->times, 1);
    }
    void aWindowThatIsNotShownHearsAtOnce() {
        m_stack->hide();
        changeLanguage();
        QCOMPARE(times(), (QList<int>{1, 1, 1}));
    }

private:
    void changeLanguage() {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_stack.get(), &change);
    }
    QList<int> times() const { return {m_pages[0]->times, m_pages[1]->times, m_pages[2]->times}; }

    std::unique_ptr<PageStack> m_stack;
    std::array<Told*, 3> m_pages{};
};

QTEST_MAIN(tst_PageStack)
#include "tst_PageStack.moc"
