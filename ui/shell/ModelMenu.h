/// The list that opens under «Base model»: what comes along, recent folders, what lies in Hugging Face's cache, and a
/// folder of one's own.
#pragma once

class QAction;
class QMenu;
class QWidget;

namespace ui {

class KnownModels;
class ModelSession;

/// A menu that deletes itself when it closes.
QMenu* makeModelMenu(ModelSession& models, const KnownModels& known, QAction* chooseFolder, QWidget* parent);

} // namespace ui
