#include "ui/shell/ModelMenu.h"

#include "ui/session/ModelSession.h"
#include "ui/shell/ModelWords.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// A section as QMenu has it loses its text under a style sheet.
void addHeading(QMenu* menu, const QString& text) {
    auto* label = new QLabel(text, menu);
    setRole(label, Role::Muted);
    label->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Hair);
    auto* heading = new QWidgetAction(menu);
    heading->setText(text);
    heading->setDefaultWidget(label);
    heading->setEnabled(false); // the keys pass over it
    menu->addAction(heading);
}

void addModel(QMenu* menu, ModelSession& models, const KnownModel& model) {
    const QString about = glanceText(model);
    const QString name = QString(model.name).replace(u'&', u"&&"_s);
    QAction* action = menu->addAction(about.isEmpty() ? name : name + u'\t' + about);
    const QString reason = fitReason(model.fit);
    action->setToolTip(pathText(model.folder) + (reason.isEmpty() ? QString() : u'\n' + reason));
    action->setCheckable(true);
    action->setChecked(models.base() && models.base()->folder == model.folder);
    QObject::connect(action, &QAction::triggered, &models,
                     [&models, folder = model.folder] { models.inspect(folder); });
}

} // namespace

QMenu* makeModelMenu(ModelSession& models, const KnownModels& known, QAction* chooseFolder, QWidget* parent) {
    auto* menu = new QMenu(parent);
    menu->setObjectName(u"modelMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    std::optional<KnownModel::Origin> last;
    for (const KnownModel& model : known.list()) {
        if (last != model.origin) addHeading(menu, headingText(model.origin));
        last = model.origin;
        addModel(menu, models, model);
    }
    if (!menu->isEmpty()) menu->addSeparator();
    menu->addAction(chooseFolder);
    return menu;
}

} // namespace ui
