/// The page of records over a real project, shown, with its parts at hand and its keys pressed as a person does.
#pragma once

#include "tests/journeys/ScriptedDialogs.h"
#include "tests/ui/data/DataBench.h"
#include "ui/data/DataPage.h"
#include "ui/data/RecordTableView.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace tests {

struct PageBench : DataBench {
    QStringList folders;
    ScriptedDialogs dialogs{folders};
    ui::SystemColorScheme system{settings};
    ui::Theme theme{settings, system};
    QWidget window;
    ui::DataPage* page = nullptr;
    ui::RecordTableView* table = nullptr;

    PageBench() {
        theme.apply();
        page = new ui::DataPage({project, edits, query, prompts, reader, importer, exporter, labels}, actions, dialogs,
                                settings, &window);
        table = page->findChild<ui::RecordTableView*>(QStringLiteral("recordTable"));
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSizeConstraint(QLayout::SetNoConstraint);
        column->addWidget(page);
        for (QAction* action : actions.all()) window.addAction(action);
        window.resize(1280, 800);
        window.show();
        QGuiApplication::clipboard()->clear();
    }

    void open(std::vector<core::StoredRecord> records) {
        create(std::move(records));
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setFocus();
        if (table->model()->rowCount() > 0) goTo(0, ui::RecordColumn::Instruction);
    }
    void goTo(int row, ui::RecordColumn column) {
        at(row);
        table->selectionModel()->setCurrentIndex(table->model()->index(row, static_cast<int>(column)),
                                                 QItemSelectionModel::ClearAndSelect);
    }
    void select(int firstRow, ui::RecordColumn first, int lastRow, ui::RecordColumn last) {
        goTo(firstRow, first);
        const auto* model = table->model();
        table->selectionModel()->select(QItemSelection(model->index(firstRow, static_cast<int>(first)),
                                                       model->index(lastRow, static_cast<int>(last))),
                                        QItemSelectionModel::ClearAndSelect);
    }
    /// A key goes to whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    void type(const QString& text) {
        for (const QChar c : text) QTest::sendKeyEvent(QTest::Click, window.focusWidget(), Qt::Key_unknown, c, {});
    }
    template <class T> T* part(const char* name) { return page->findChild<T*>(QLatin1String(name)); }
    ui::CellEditor* field() { return table->findChild<ui::CellEditor*>(); }
    bool isFieldOpen() { return field() && field()->isVisible(); }
    int row() const { return table->currentIndex().row(); }
    auto column() const { return static_cast<ui::RecordColumn>(table->currentIndex().column()); }
    void settle() { QTRY_VERIFY(isSettled()); }
    void setClipboard(const QString& text) { QGuiApplication::clipboard()->setText(text); }
    QString clipboard() { return QGuiApplication::clipboard()->text(); }
};

} // namespace tests
