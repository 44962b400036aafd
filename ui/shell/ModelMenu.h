/// The list that opens under «Base model»: recent folders, what lies in Hugging Face's cache, and a folder of one's
/// own.
#pragma once

class QAction;
class QMenu;
class QWidget;

namespace ui {

class ModelSession;

/// A menu that deletes itself when it closes.
QMenu* makeModelMenu(ModelSession& models, QAction* chooseFolder, QWidget* parent);

} // namespace ui
