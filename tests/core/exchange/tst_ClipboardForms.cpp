// One table in several forms on the clipboard, as Calc, Excel, Word and browsers offer it.
#include "core/exchange/ClipboardHtml.h"
#include "core/exchange/ClipboardTable.h"

#include <QTest>

using namespace core;

using Rows = std::vector<std::vector<std::string>>;

namespace {

/// Cells with «|», rows with «/».
QByteArray joined(const Rows& rows) {
    std::string all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) all += "/";
        for (std::size_t k = 0; k < rows[i].size(); ++k) all += (k ? "|" : "") + rows[i][k];
    }
    return QByteArray::fromStdString(all);
}

std::string utf16(const QString& text) {
    return {reinterpret_cast<const char*>(text.utf16()), static_cast<std::size_t>(text.size()) * 2};
}

/// As LibreOffice 7.4 writes it, and what it says in text.
const char* const CalcHtml = R"(<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title>a | b</title>
	<style type="text/css">
		a.comment-indicator:hover + comment { background:#ffd; }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup width="86"></colgroup>
	<tr>
		<td height="34" align="left">Line one<br>line two</td>
		<td align="left">say &quot;hi&quot; &amp; go</td>
	</tr>
	<tr>
		<td height="18" align="right" sdval="1" sdnum="1033;">1</td>
		<td align="left"><b>&lt;b&gt;</b>&amp;amp; tag</td>
	</tr>
</table>
</body>
</html>)";
const char* const CalcText = "Line one line two\tsay \"hi\" & go\n1\t<b>&amp; tag\n";
const char* const CalcCells = "Line one\nline two|say \"hi\" & go/1|<b>&amp; tag";

} // namespace

class tst_ClipboardForms : public QObject {
    Q_OBJECT

private slots:
    void tablesOfHtmlAreRead_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("cells");
        const auto row = [](const char* name, const char* html, const char* cells) {
            QTest::newRow(name) << QByteArray(html) << QByteArray(cells);
        };
        row("nothing", "", "");
        row("no table", "<p>a<br>b</p>", "");
        row("Calc", CalcHtml, CalcCells);
        row("no closing tags", "<TABLE><TR><TD>a<TD>b<TR><TD>c</TABLE>", "a|b/c");
        row("what lies around it", "x<table><tr><td>a</td></tr></table>y", "a");
        row("spaces of the source", "<table>\n<tr>\n<td> a\n  b </td>\n<td>\n</td></tr></table>", "a b|");
        row("spaces that are meant", "<table><tr><td>a&nbsp;&nbsp;b<br>\n c</td></tr></table>", "a  b\nc");
        row("preformatted", "<table><tr><td><pre>a\n  b</pre></td></tr></table>", "a\n  b");
        row("Word's paragraphs",
            "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><table class=MsoTableGrid border=1><tr "
            "style='mso-yfti-irow:0'><td width=300 valign=top><p class=MsoNormal>One<o:p></o:p></p><p "
            "class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>two<o:p></o:p></p></td><td><p>b</p></td></tr></table>",
            "One\n\ntwo|b");
        row("lists", "<table><tr><td>a<ul><li>b</li><li>c</li></ul></td></tr></table>", "a\nb\nc");
        row("numbers of characters", "<table><tr><td>&#228;&#x4e2d;&#128512;&copy;&#0;</td></tr></table>",
            "ä中😀&copy;&#0;");
        row("merged columns", "<table><tr><td colspan=2>a</td><td>b</td></tr></table>", "a||b");
        row("merged rows",
            "<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>",
            "a|b/|c/d");
        row("Excel's last row",
            "<table><tr><td>a</td></tr><![if supportMisalignedColumns]><tr height=0 style='display: none'><td "
            "width=64></td></tr><![endif]></table>",
            "a");
        row("a table in a cell", "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>",
            "a\nb|c");
        row("a bracket in an attribute", "<table><tr><td title=\"a>b\">c</td></tr></table>", "c");
        row("cut off", "<table><tr><td>a</td><td sty", "a");
    }
    void tablesOfHtmlAreRead() {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, cells);
        QCOMPARE(joined(htmlCells(html.toStdString())), cells);
    }

    void calcKeepsItsLines() {
        const QString calc = QStringLiteral("\"Line one\nline two\"\tsay \"hi\" & go\n1\t<b>&amp; tag\n");
        const ClipboardForms own{.text = CalcText, .calc = calc.toStdString()};
        QCOMPARE(joined(clipboardCells(own)), QByteArray(CalcCells));
        QCOMPARE(joined(clipboardCells(ClipboardForms{.text = CalcText, .calc = utf16(calc)})), QByteArray(CalcCells));
        QCOMPARE(joined(clipboardCells(ClipboardForms{.text = CalcText, .html = CalcHtml})), QByteArray(CalcCells));
    }
    void oneCellOfSeveralLinesIsOneCell() {
        const QString chinese = QStringLiteral("\"上行\n第二行\"");
        for (const std::string& calc : {chinese.toStdString(), utf16(chinese)})
            QCOMPARE(joined(clipboardCells({.text = "上行\n第二行", .calc = calc})), QByteArray("上行\n第二行"));
        const ClipboardForms browser{.text = "a\nb", .html = "<table><tr><td>a<br>b</td></tr></table>"};
        QCOMPARE(joined(clipboardCells(browser)), QByteArray("a\nb"));
    }
    void aTableOfWordKeepsItsRows() {
        const ClipboardForms word{
            .text = "One\r\ntwo\tb\r\nc\td\r\n",
            .html = "<table><tr><td><p>One</p><p>two</p></td><td><p>b</p></td></tr>"
                    "<tr><td>c</td><td>d</td></tr></table>"};
        QCOMPARE(joined(clipboardCells(word)), QByteArray("One\ntwo|b/c|d"));
    }
    /// Excel quotes what needs it in text, and its HTML has lost the double space.
    void whereTextIsAsGoodItIsTaken() {
        const ClipboardForms excel{
            .text = "\"a\nb\"\tc  d\r\ne\t\r\n",
            .html = "<table><tr><td>a<br>b</td><td>c d</td></tr><tr><td>e</td><td></td></tr></table>"};
        QCOMPARE(joined(clipboardCells(excel)), QByteArray("a\nb|c  d/e|"));
    }
    void anotherTableIsNotTaken() {
        const ClipboardForms forms{
            .text = "a\tb\n", .calc = "\"c\nd\"\te\n", .html = "<table><tr><td>f<br>g</td></tr></table>"};
        QCOMPARE(joined(clipboardCells(forms)), QByteArray("a|b"));
        const ClipboardForms page{
            .text = "before\na\nb", .html = "<p>before</p><table><tr><td>a<br>b</td></tr></table>"};
        QCOMPARE(joined(clipboardCells(page)), QByteArray("before/a/b"));
    }
};

QTEST_GUILESS_MAIN(tst_ClipboardForms)
#include "tst_ClipboardForms.moc"
