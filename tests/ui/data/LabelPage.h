/// The page of records over a project whose records have labels.
#pragma once

#include "tests/ui/data/PageBench.h"
#include "ui/data/FieldEdit.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMenu>

#include <algorithm>

namespace tests {

inline std::vector<core::StoredRecord> reviews(const std::vector<std::string>& labels) {
    std::vector<core::StoredRecord> records;
    for (const std::string& label : labels) {
        records.push_back(record("A review, number " + std::to_string(records.size() + 1)));
        records.back().record.label = label;
    }
    return records;
}

struct LabelPage : PageBench {
    QAbstractItemModelTester tester{table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit LabelPage(const std::vector<std::string>& own) {
        open(reviews(own));
        if (std::ranges::any_of(own, [](const std::string& label) { return !label.empty(); }))
            QTRY_VERIFY(!labels.isEmpty());
    }
    bool isShown(ui::RecordColumn column) const { return !table->isColumnHidden(static_cast<int>(column)); }
    std::string label(int row) { return text(row, core::RecordField::Label); }
    QWidget* list() const {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (each->objectName() == QLatin1StringView("labelSuggestions") && each->isVisible()) return each;
        return nullptr;
    }
    /// Where the platform does not do it when a list has gone.
    void activate() {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    /// Waits until the editor shows it.
    void edit(int row) {
        goTo(row, ui::RecordColumn::Instruction);
        QTRY_COMPARE(part<QLabel>("recordTitle")->text(), QStringLiteral("Record %1").arg(row + 1));
    }
    ui::FieldEdit* labelField() { return part<ui::FieldEdit>("labelField"); }
    QAction* columnAction(QMenu* menu, const QString& name) {
        for (QAction* action : menu->actions())
            if (action->text() == name) return action;
        return nullptr;
    }
};

} // namespace tests
