#include "ui/shell/ChoiceButton.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// Gives a button room by its letters, as the bars of choices do.
class Bar : public QWidget {
public:
    explicit Bar(QWidget* parent) : QWidget(parent), m_button(new QPushButton(u"A choice"_s, this)) {
        auto* row = new QHBoxLayout(this);
        row->addWidget(m_button);
        row->addStretch();
        m_button->setProperty("choice", true);
        keepRoomForBold(*m_button);
    }

protected:
    void changeEvent(QEvent* event) override {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) keepRoomForBold(*m_button);
    }

private:
    QPushButton* m_button;
};

/// One of each kind that the style sheet knows.
QWidget* makePage() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    for (const Role role : {Role::Plain, Role::Muted, Role::Title, Role::Heading, Role::Danger, Role::Success}) {
        auto* label = new QLabel(u"A line of text"_s, page);
        setRole(label, role);
        column->addWidget(label);
    }
    for (const Role role : {Role::Plain, Role::Primary, Role::Flat}) {
        auto* button = new QPushButton(u"A button"_s, page);
        setRole(button, role);
        column->addWidget(button);
    }
    auto* box = new QComboBox(page);
    box->addItems({u"one"_s, u"another"_s});
    auto* table = new QTableWidget(2, 2, page);
    table->setProperty("list", true);
    table->setHorizontalHeaderLabels({u"Name"_s, u"Value"_s});
    column->addWidget(new Bar(page));
    auto* lines = new QWidget;
    auto* below = new QVBoxLayout(lines);
    for (const QString& text : {u"A label"_s, u"of a field"_s, u"and another"_s}) below->addWidget(new QLabel(text));
    auto* scroll = new QScrollArea(page); // no layout of the page reaches what it shows
    scroll->setWidgetResizable(true);
    scroll->setWidget(lines);
    column->addWidget(scroll);
    auto* tabs = new QTabWidget(page);
    tabs->setDocumentMode(true);
    for (const QString& name : {u"Fields"_s, u"What it sees"_s}) tabs->addTab(new QLabel(name), name);
    column->addWidget(tabs);
    for (QWidget* each : std::initializer_list<QWidget*>{new QLineEdit(u"text"_s, page), box,
                                                         new QCheckBox(u"a tick"_s, page), table})
        column->addWidget(each);
    return page;
}

QImage pictureOf(QWidget* widget) {
    return widget->grab().toImage();
}

} // namespace

class tst_LatePolish : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_settings.setColorScheme(ColorSchemeChoice::Light);
        m_settings.setFontScale(100);
        m_theme.apply();
        m_stack = std::make_unique<QStackedWidget>();
        for (int i = 0; i < 3; ++i) m_stack->addWidget(makePage());
        m_stack->resize(600, 700);
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
        for (const int page : {1, 2, 0}) come(page); // each was in sight once
    }
    void cleanup() { m_stack.reset(); }

    void whatIsInSightChangesAtOnce() {
        m_settings.setColorScheme(ColorSchemeChoice::Dark);
        QCOMPARE(colorOf(0, Role::Muted), tokens(ColorScheme::Dark).muted);
    }

    void theRestChangesWhenItComesIntoSight() {
        m_settings.setColorScheme(ColorSchemeChoice::Dark);
        QCOMPARE(colorOf(1, Role::Muted), tokens(ColorScheme::Light).muted);
        m_stack->setCurrentIndex(1);
        QCOMPARE(colorOf(1, Role::Muted), tokens(ColorScheme::Dark).muted);
    }

    void theRestChangesSoonWithoutComingIntoSight() {
        m_settings.setColorScheme(ColorSchemeChoice::Dark);
        m_settings.setFontScale(150); // a second change before the first is through
        QTRY_COMPARE(colorOf(1, Role::Muted), tokens(ColorScheme::Dark).muted);
        QTRY_COMPARE(colorOf(2, Role::Muted), tokens(ColorScheme::Dark).muted);
        QTRY_VERIFY(label(2, Role::Title)->font().pointSizeF() > label(2, Role::Plain)->font().pointSizeF() * 1.4);
    }

    void aPageThatIsTakenAwayMeanwhileIsForgotten() {
        m_settings.setColorScheme(ColorSchemeChoice::Dark);
        delete m_stack->widget(2);
        QTRY_COMPARE(colorOf(1, Role::Muted), tokens(ColorScheme::Dark).muted);
    }

    /// In colours, sizes of type and room.
    void aPageLooksAsOneThatWasMadeAfterTheChange() {
        m_settings.setColorScheme(ColorSchemeChoice::Dark);
        m_settings.setFontScale(130);
        come(1); // before its turn
        QTRY_COMPARE(colorOf(2, Role::Muted), tokens(ColorScheme::Dark).muted);
        const QImage shown = pictureOf(m_stack->widget(1));
        m_stack->addWidget(makePage());
        come(3);
        const QImage fresh = pictureOf(m_stack->widget(3));
        come(2); // after its turn
        const QImage late = pictureOf(m_stack->widget(2));
        come(0);
        const QImage inSight = pictureOf(m_stack->widget(0));
        QVERIFY(shown == fresh);
        QVERIFY(late == fresh);
        QVERIFY(inSight == fresh);
    }

    /// A page that was in sight meanwhile, and one that was not.
    void lettersThatGrowAndShrinkAgainLeaveNothingBehind() {
        for (const int scale : {150, 100}) {
            m_settings.setFontScale(scale);
            QTRY_COMPARE(label(2, Role::Plain)->font().pointSizeF(), QApplication::font().pointSizeF());
            if (scale == 150) come(1);
            QTest::qWait(100);
            if (scale == 150) come(0);
        }
        m_stack->addWidget(makePage());
        come(3);
        const QImage fresh = pictureOf(m_stack->widget(3));
        for (const int page : {1, 2}) {
            come(page);
            QCOMPARE(m_stack->widget(page)->findChild<QTabBar*>()->font().pointSizeF(),
                     QApplication::font().pointSizeF());
            QVERIFY2(pictureOf(m_stack->widget(page)) == fresh, qPrintable(QString::number(page)));
        }
    }

private:
    void come(int page) {
        m_stack->setCurrentIndex(page);
        m_stack->setFocus(); // no widget of the page looks otherwise for it
        QTest::qWait(20);
    }
    QLabel* label(int page, Role role) const {
        const QList<QLabel*> labels = m_stack->widget(page)->findChildren<QLabel*>(Qt::FindDirectChildrenOnly);
        return labels.at(role == Role::Plain ? 0 : role == Role::Muted ? 1 : 2);
    }
    QColor colorOf(int page, Role role) const { return label(page, role)->palette().color(QPalette::WindowText); }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(u"settings.ini"_s)};
    SystemColorScheme m_system{m_settings};
    Theme m_theme{m_settings, m_system};
    std::unique_ptr<QStackedWidget> m_stack;
};

QTEST_MAIN(tst_LatePolish)
#include "tst_LatePolish.moc"
