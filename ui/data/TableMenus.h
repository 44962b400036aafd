/// The menus of the table: every command for its records with its keys, and the few values of a status or a use.
#pragma once

#include "ui/data/RecordColumns.h"

class QMenu;
class QWidget;

namespace ui {

class Actions;
class RecordTableView;

/// Both delete themselves when they close.
QMenu* makeTableMenu(const Actions& actions, RecordTableView& table, bool isWritable);
QMenu* makeChoiceMenu(const Actions& actions, RecordColumn column, QWidget* parent);

} // namespace ui
