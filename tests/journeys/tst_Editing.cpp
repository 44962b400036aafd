/// A person edits records by the keyboard, takes it back, closes the program and finds everything as it was.
#include "tests/journeys/Studio.h"
#include "ui/shell/Actions.h"

#include <QAbstractItemView>

using namespace ui;
using namespace tests;

namespace {

std::vector<core::StoredRecord> numbered(int count) {
    std::vector<core::StoredRecord> records;
    for (int i = 1; i <= count; ++i)
        records.push_back({.record = {.instruction = "Instruction " + std::to_string(i), .output = "Output"}});
    return records;
}

} // namespace

class tst_Editing : public QObject {
    Q_OBJECT
private slots:
    void anEditSurvivesUndoRedoAndARestart() {
        const Home home;
        const QString folder = home.file("clinic");
        {
            core::Project project = core::Project::create(folder.toStdString());
            project.add(numbered(300), 0, core::EntryKind::Add);
        }
        editAndQuit(home, folder);
        if (QTest::currentTestFailed()) return;
        Studio studio(home.settings()); // it opens the project of the last time
        EVENTUALLY(studio.isShown("recordTable") && studio->records().count() == 300);
        auto* table = studio.child<QAbstractItemView>("recordTable");
        EVENTUALLY(cell(table, 1) == QStringLiteral("Asked otherwise"));
        EVENTUALLY(cell(table, 4) == QStringLiteral("Instruction 5"));
        EVENTUALLY(cell(table, 7) == QStringLiteral("In the last moment"));
        table->setFocus();
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(cell(table, 7) == QStringLiteral("Instruction 8"));
        studio.press(Qt::Key_Z, Qt::ControlModifier); // also what was done again before the restart
        EVENTUALLY(cell(table, 1) == QStringLiteral("Instruction 2"));
        studio.press(Qt::Key_Y, Qt::ControlModifier);
        studio.press(Qt::Key_Y, Qt::ControlModifier);
        EVENTUALLY(cell(table, 7) == QStringLiteral("In the last moment"));
    }

private:
    /// The program ends while a text is still in its editor.
    static void editAndQuit(const Home& home, const QString& folder) {
        Studio studio(home.settings(), {folder});
        EVENTUALLY(studio.isShown("recordTable") && studio->records().count() == 300);
        Heartbeat heartbeat;
        auto* table = studio.child<QAbstractItemView>("recordTable");
        for (const int row : {1, 4, 7})
            EVENTUALLY(!cell(table, row).isEmpty()); // what is not read yet cannot be edited
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, column(table)));
        studio.press(Qt::Key_F2);
        studio.press(Qt::Key_A, Qt::ControlModifier);
        studio.type(QStringLiteral("Asked otherwise"));
        studio.press(Qt::Key_Return);
        QCOMPARE(cell(table, 1), QStringLiteral("Asked otherwise")); // before it is on the disk
        EVENTUALLY(studio->edits().isIdle());
        table->setFocus();
        table->setCurrentIndex(table->model()->index(4, column(table)));
        studio.type(QStringLiteral("Typed over"));
        studio.press(Qt::Key_Return);
        EVENTUALLY(studio->edits().isIdle());
        QCOMPARE(cell(table, 4), QStringLiteral("Typed over"));

        table->setFocus();
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(cell(table, 4) == QStringLiteral("Instruction 5"));
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(cell(table, 1) == QStringLiteral("Instruction 2"));
        studio.press(Qt::Key_Y, Qt::ControlModifier);
        EVENTUALLY(cell(table, 1) == QStringLiteral("Asked otherwise"));
        qInfo("longest stall of the window: %lld ms", static_cast<long long>(heartbeat.takeLongest()));

        table->setCurrentIndex(table->model()->index(7, column(table)));
        studio.press(Qt::Key_F2);
        studio.press(Qt::Key_A, Qt::ControlModifier);
        studio.type(QStringLiteral("In the last moment"));
        studio.quit();
    }
    static int column(const QAbstractItemView* table) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            if (table->model()->headerData(column, Qt::Horizontal).toString() == QStringLiteral("Instruction")) return column;
        qFatal("no column of instructions");
    }
    static QString cell(const QAbstractItemView* table, int row) {
        return table->model()->index(row, column(table)).data().toString();
    }
};

QTEST_MAIN(tst_Editing)
#include "tst_Editing.moc"
