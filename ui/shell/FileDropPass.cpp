#include "ui/shell/FileDropPass.h"

#include <QAbstractScrollArea>
#include <QDropEvent>
#include <QMimeData>

#include <algorithm>

namespace ui {
namespace {

class FileDropPass : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove && event->type() != QEvent::Drop)
            return false;
        auto* drop = static_cast<QDropEvent*>(event);
        if (!std::ranges::any_of(drop->mimeData()->urls(), &QUrl::isLocalFile)) return false;
        drop->ignore(); // the parent is asked next
        return true;
    }
};

} // namespace

void letFileDropsPass(QWidget& field) {
    auto* pass = new FileDropPass(&field);
    field.installEventFilter(pass);
    if (auto* area = qobject_cast<QAbstractScrollArea*>(&field)) area->viewport()->installEventFilter(pass);
}

} // namespace ui
