// What is said of the file that a record came from.
#include "tests/ui/data/EditorBench.h"
#include "ui/data/RecordEditor.h"

#include <QLabel>

using namespace ui;
using namespace Qt::StringLiterals;
using tests::stored;

namespace {

struct Desk : tests::EditorBench {
    RecordEditor editor{actions, project, query, edits, prompts, labels};
    QLabel* source = editor.findChild<QLabel*>(u"recordSource"_s);

    explicit Desk(std::vector<core::StoredRecord> records) {
        open(std::move(records));
        editor.resize(340, 800);
        editor.show();
    }
    void select(qint64 row) { editor.setRecords({query.idAt(row)}); }
};

core::StoredRecord from(const char* file, std::int64_t line, std::int64_t row) {
    core::StoredRecord made = stored("One");
    made.record.file = file;
    made.record.line = line;
    made.record.row = row;
    return made;
}

} // namespace

class tst_RecordOrigin : public QObject {
    Q_OBJECT
private slots:
    void itSaysWhereTheRecordCameFrom() {
        Desk desk({from("/home/a/clinic.csv", 31, 7), from("/home/a/clinic.json", 31, 0), stored("Three")});
        desk.select(0);
        QTRY_COMPARE(desk.source->text(), u"From clinic.csv, row 7"_s); // as the spreadsheet shows it
        desk.select(1);
        QTRY_COMPARE(desk.source->text(), u"From clinic.json, line 31"_s);
        desk.select(2);
        QTRY_VERIFY(!desk.source->isVisible());
    }

    void aLongNameLeavesTheFieldsTheirWidth() {
        Desk desk({from("/data/sample_of_internal_medicine_with_a_very_long_name_5000-6000.csv", 31, 7)});
        desk.select(0);
        QTRY_VERIFY(desk.source->isVisible());
        QVERIFY2(desk.source->text().endsWith(u"6000.csv, row 7"_s), qPrintable(desk.source->text()));
        QVERIFY(desk.source->toolTip().contains(u"with_a_very_long_name"_s));
        for (const char* field : {"instructionField", "outputField"}) {
            const auto* edit = desk.editor.findChild<QWidget*>(QLatin1StringView(field));
            QTRY_VERIFY2(edit->mapTo(&desk.editor, QPoint(edit->width(), 0)).x() <= desk.editor.width(), field);
        }
    }
};

QTEST_MAIN(tst_RecordOrigin)
#include "tst_RecordOrigin.moc"
