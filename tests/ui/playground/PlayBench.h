/// The playground's page on scripted answers, and what a person does on it.
#pragma once

#include "tests/ui/session/AnswerBench.h"
#include "ui/playground/AnswerColumn.h"
#include "ui/playground/AnswerView.h"
#include "ui/playground/ColumnsView.h"
#include "ui/playground/PlaygroundPage.h"
#include "ui/playground/PromptBox.h"
#include "ui/shell/Actions.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace tests {

using namespace ui;
using namespace Qt::StringLiterals;

struct Playground : AnswerBench {
    Actions actions;
    std::unique_ptr<PlaygroundPage> page;

    /// A project with two adapters, the base model, the engine and the page.
    void open(int records = 0) {
        std::vector<core::StoredRecord> all = numbered(records);
        for (core::StoredRecord& each : all) each.split = core::Split::Validation;
        create(all);
        adapter("other");
        adapter("clinic"); // the newest
        adapters.refresh();
        begin();
        EVENTUALLY(adapters.adapters().size() == 2);
        show();
    }
    void show() {
        page = std::make_unique<PlaygroundPage>(
            PlaySessions{project, adapters, models, prompts, generation, training, engine, edits, query, settings},
            actions);
        page->resize(1280, 800);
        page->show();
        page->arrive({.place = Place::Play});
    }
    template <class T = QWidget> T* child(const char* name) { return page->findChild<T*>(QLatin1String(name)); }
    std::vector<AnswerColumn*> columns() { return child<ColumnsView>("columnsView")->columns(); }
    template <class T> T* in(std::size_t column, const char* name) {
        return columns().at(column)->findChild<T*>(QLatin1String(name));
    }
    QString shown(std::size_t column) { return in<AnswerView>(column, "answerText")->text(); }
    QString label(std::size_t column, const char* name) { return in<QLabel>(column, name)->text(); }
    void click(const char* name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }
    void clickIn(std::size_t column, const char* name) {
        QTest::mouseClick(in<QAbstractButton>(column, name), Qt::LeftButton);
    }
    void type(const char* text) { child<WritingField>("promptInstruction")->setText(QString::fromUtf8(text)); }
    void compare(const char* text) {
        type(text);
        click("compareButton");
        EVENTUALLY(!generation.isBusy() && !generation.answers().empty());
    }
    QStringList names() {
        QStringList names;
        for (AnswerColumn* column : columns()) names += column->title();
        return names;
    }
    void add(const QString& name) {
        auto* menu = child<QToolButton>("addColumn")->menu();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == name) return action->trigger();
        QFAIL("no such column");
    }
};

} // namespace tests
