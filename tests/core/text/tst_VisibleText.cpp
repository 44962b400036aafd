#include "core/text/VisibleText.h"

#include <QTest>

using namespace core;

class tst_VisibleText : public QObject {
    Q_OBJECT
    static void compare(const std::string& text, const char* expected) {
        QCOMPARE(QByteArray::fromStdString(oneLine(text)), QByteArray(expected));
    }

private slots:
    void ordinaryTextIsNotTouched() {
        const std::string text = "Größe «x» → 水 \\n {0} 👩‍⚕️ שלום";
        QCOMPARE(oneLine(text), text);
        QCOMPARE(visible(text), text);
        QCOMPARE(oneLine(""), std::string());
    }
    void whatMovesOrColoursIsWrittenOut() {
        compare("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m");
        compare("\x1b]0;title\x07", "\\x1b]0;title\\x07");
        compare(std::string("a\0b\x7f", 4), "a\\x00b\\x7f");
        compare("over\rwritten\b", "over\\rwritten\\x08");
        compare("\u009b31m", "\\u009b31m"); // one character that begins a sequence, as «ESC [» does
    }
    void whatTurnsTextAroundOrHidesItIsWrittenOut() {
        compare("gpj\u202e.exe", "gpj\\u202e.exe");
        compare("\u2066a\u2069\u200f", "\\u2066a\\u2069\\u200f");
        compare("a\u2028b", "a\\u2028b");
        compare("a\U000E0041", "a\\U000e0041");
    }
    void whatIsNoUtf8IsWrittenOutByteByByte() {
        compare("\x9b\x33\x31m", "\\x9b31m"); // the same begin of a sequence in a terminal of eight bits
        compare("a\xff", "a\\xff");
        compare("\xc0\x9b", "\\xc0\\x9b");          // overlong
        compare("\xed\xa0\x80", "\\xed\\xa0\\x80"); // a surrogate
        compare("\xe6\xb0", "\\xe6\\xb0");          // cut off
    }
    void lineBreaksAndTabsMayStay() {
        QCOMPARE(oneLine("a\n\tb"), std::string("a\\n\\tb"));
        QCOMPARE(visible("a\n\tb\r\x1b"), std::string("a\n\tb\\r\\x1b"));
    }
};

QTEST_GUILESS_MAIN(tst_VisibleText)
#include "tst_VisibleText.moc"
