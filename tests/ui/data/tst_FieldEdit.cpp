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
};

QTEST_MAIN(tst_FieldEdit)
#include "tst_FieldEdit.moc"
