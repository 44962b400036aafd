/// The menus of the table: every command for its records with its keys, and the few values of a status or a use.
#pragma once

#include "ui/data/RecordColumns.h"

#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace ui {

class Actions;
class RecordTableView;

/// Both delete themselves when they close. `labels`: what gives the records a label.
QMenu* makeTableMenu(const Actions& actions, const std::vector<QAction*>& labels, RecordTableView& table,
                     bool isWritable);
QMenu* makeChoiceMenu(const Actions& actions, RecordColumn column, QWidget* parent);

} // namespace ui
