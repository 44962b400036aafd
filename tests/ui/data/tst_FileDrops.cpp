#include "tests/ui/data/PageBench.h"
#include "ui/data/CellEditor.h"
#include "ui/data/FieldEdit.h"

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>

using namespace ui;
using tests::numbered;
using tests::PageBench;

namespace {

/// Whether the part itself takes it; what it does not take, its window gets.
bool takes(QWidget* part, const QMimeData& data) {
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(part, &enter);
    return enter.isAccepted();
}

} // namespace

class tst_FileDrops : public QObject {
    Q_OBJECT
private slots:
    void filesAreNoTextForAField() {
        PageBench bench;
        bench.open(numbered(2));
        QMimeData files, words;
        files.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/clinic.json"))});
        files.setText(QStringLiteral("file:///data/clinic.json")); // as file managers add it
        words.setText(QStringLiteral("some words"));
        auto* field = bench.part<FieldEdit>("instructionField");
        QTRY_VERIFY(field->isEnabled());
        bench.table->editCurrent();
        QVERIFY(bench.isFieldOpen());
        for (QWidget* part : {field->viewport(), bench.field()->viewport(),
                              static_cast<QWidget*>(bench.part<QLineEdit>("findText"))}) {
            QVERIFY2(!takes(part, files), part->metaObject()->className());
            QVERIFY2(takes(part, words), part->metaObject()->className());
        }
    }
};

QTEST_MAIN(tst_FileDrops)
#include "tst_FileDrops.moc"
