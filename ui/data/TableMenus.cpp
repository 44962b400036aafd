#include "ui/data/TableMenus.h"

#include "ui/data/RecordTableView.h"
#include "ui/data/RecordWords.h"
#include "ui/shell/Actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace ui {

using Id = Actions::Id;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TableMenus)
};

constexpr auto Statuses = {Id::StatusDraft, Id::StatusApproved, Id::StatusNeedsWork, Id::StatusRejected};
constexpr auto Splits = {Id::SplitTrain, Id::SplitValidation, Id::SplitTest};

} // namespace

QMenu* makeTableMenu(const Actions& actions, const std::vector<QAction*>& labels, RecordTableView& table,
                     bool isWritable) {
    auto* menu = new QMenu(&table);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* edit = menu->addAction(Words::tr("Edit in place"));
    edit->setShortcut(Qt::Key_F2);
    edit->setShortcutContext(Qt::WidgetShortcut); // shown here; the table knows the key itself
    edit->setEnabled(isWritable && table.currentIndex().isValid());
    QObject::connect(edit, &QAction::triggered, &table, [&table] { table.editCurrent(); });
    const auto add = [&](std::initializer_list<Id> ids) {
        menu->addSeparator();
        for (const Id id : ids) menu->addAction(actions[id]);
    };
    add({Id::Cut, Id::Copy, Id::Paste, Id::ClearCells, Id::FillDown});
    add({Id::AddRecord, Id::DuplicateRecords, Id::DeleteRecords});
    add(Statuses);
    add(Splits);
    if (!labels.empty()) {
        QMenu* choice = menu->addMenu(fieldText(core::RecordField::Label));
        for (QAction* label : labels) choice->addAction(label);
    }
    menu->addSeparator();
    QMenu* columns = table.makeColumnMenu(); // the header's, which no key opens
    columns->setAttribute(Qt::WA_DeleteOnClose, false);
    columns->setTitle(Words::tr("Columns"));
    QObject::connect(menu, &QObject::destroyed, columns, &QObject::deleteLater);
    menu->addMenu(columns);
    return menu;
}

QMenu* makeChoiceMenu(const Actions& actions, RecordColumn column, QWidget* parent) {
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("choiceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Id id : column == RecordColumn::Status ? std::vector(Statuses) : std::vector(Splits))
        menu->addAction(actions[id]);
    return menu;
}

} // namespace ui
