#include "tests/support/LaidOutAgain.h"
#include "ui/data/FieldEdit.h"

#include <QTest>

using namespace ui;

class tst_FieldEdit : public QObject {
    Q_OBJECT
private slots:
    void aLongParagraphIsLaidOutOnce() {
        FieldEdit field;
        QWidget& widget = field;
        widget.resize(600, 100);
        widget.show();
        const tests::LaidOutAgain again(field, [&] { return !field.document()->isEmpty(); });
        const QString text = QString(QStringLiteral("word 天 ")).repeated(2'000);
        field.begin(text);
        QCoreApplication::processEvents();
        QCOMPARE(again.times(), 0);
        QCOMPARE(field.text(), text);
        const int height = field.height();
        field.begin(QStringLiteral("Short"));
        QVERIFY(field.height() < height);
        QCOMPARE(field.verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    }

    void backspaceTakesAnEmojiWholeAndALetterByItsMarks_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto add = [](const char* name, const char* text, const char* left) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(left);
        };
        add("plain", "a😀", "a");
        add("with a colour", "a👍🏽", "a");
        add("family", "a👨‍👩‍👧‍👦", "a");
        add("flag", "a🇨🇳🇩🇪", "a🇨🇳");
        add("flag of tags", "a🏴󠁧󠁢󠁳󠁣󠁴󠁿", "a");
        add("keycap", "a1️⃣", "a");
        add("burning heart", "a❤️‍🔥", "a");
        add("Thai", "น้ำ", "น้");
        add("Devanagari", "कि", "क");
        add("combining", "e\u0301", "e");
        add("digits", "12", "1");
    }
    void backspaceTakesAnEmojiWholeAndALetterByItsMarks() {
        QFETCH(QString, text);
        QFETCH(QString, left);
        FieldEdit field;
        field.begin(text);
        field.moveCursor(QTextCursor::End);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QCOMPARE(field.text(), left);
        QVERIFY(field.isChanged());
        field.undo();
        QCOMPARE(field.text(), text);
    }
};

QTEST_MAIN(tst_FieldEdit)
#include "tst_FieldEdit.moc"
