#include "ui/shell/QtWords.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBrowser>
#include <QTranslator>

#include <algorithm>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// Notes what is asked for.
class Listener : public QTranslator {
public:
    Listener() { QCoreApplication::installTranslator(this); }
    ~Listener() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        const QString asked = QLatin1StringView(context) + u": "_s + QLatin1StringView(source);
        if (!m_asked.contains(asked)) m_asked += asked;
        return {};
    }
    /// Names of keys stay as they are printed on them.
    QStringList unknown() const {
        QStringList unknown;
        for (const QString& asked : m_asked) {
            const bool isKey = asked.startsWith(u"QShortcut"_s) || asked.startsWith(u"QGuiApplication"_s) ||
                               asked.startsWith(u"QFileDialog: Alt+"_s);
            const bool isKnown = std::ranges::any_of(qtWords(), [&](const QtWord& word) {
                return asked == QLatin1StringView(word.context) + u": "_s + QLatin1StringView(word.text.source);
            });
            if (!isKey && !isKnown) unknown += asked;
        }
        return unknown;
    }
    bool hasHeard() const { return !m_asked.isEmpty(); }

private:
    mutable QStringList m_asked;
};

} // namespace

class tst_QtWords : public QObject {
    Q_OBJECT
private slots:
    void boxesForFilesSayNothingElse() {
        const Listener listener;
        for (const auto accept : {QFileDialog::AcceptOpen, QFileDialog::AcceptSave})
            for (const auto mode : {QFileDialog::AnyFile, QFileDialog::ExistingFiles, QFileDialog::Directory}) {
                QFileDialog box(nullptr, u"Choose"_s);
                box.setOption(QFileDialog::DontUseNativeDialog);
                box.setAcceptMode(accept);
                box.setFileMode(mode);
                box.show();
                QCoreApplication::processEvents();
            }
        QVERIFY(listener.hasHeard());
        QVERIFY2(listener.unknown().isEmpty(), qPrintable(listener.unknown().join(u'\n')));
    }

    void menusOfFieldsSayNothingElse() {
        const Listener listener;
        QLineEdit line;
        QPlainTextEdit text;
        QTextBrowser browser;
        browser.setHtml(u"<a href='x'>y</a>"_s);
        for (QMenu* menu : {line.createStandardContextMenu(), text.createStandardContextMenu(),
                            browser.createStandardContextMenu(QPoint(2, 2))}) {
            QVERIFY(!menu->actions().isEmpty());
            delete menu;
        }
        const QDialogButtonBox buttons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Save |
                                       QDialogButtonBox::Close | QDialogButtonBox::Yes | QDialogButtonBox::No);
        QVERIFY(listener.hasHeard());
        QVERIFY2(listener.unknown().isEmpty(), qPrintable(listener.unknown().join(u'\n')));
    }
};

QTEST_MAIN(tst_QtWords)
#include "tst_QtWords.moc"
