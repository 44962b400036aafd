#include "ui/shell/ModelMenu.h"

#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/shell/Symbols.h"

#include <QCoreApplication>
#include <QDir>
#include <QMenu>
#include <QSet>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QString translated(const char* text) {
    return QCoreApplication::translate("ModelMenu", text);
}

void addModel(QMenu* menu, ModelSession& models, const QString& name, const QString& folder) {
    QAction* action = menu->addAction(QString(name).replace(u'&', u"&&"_s));
    action->setToolTip(QDir::toNativeSeparators(folder));
    action->setCheckable(true);
    action->setChecked(models.base() && models.base()->folder == folder);
    QObject::connect(action, &QAction::triggered, &models, [&models, folder] { models.inspect(folder); });
}

} // namespace

QMenu* makeModelMenu(ModelSession& models, QAction* chooseFolder, QWidget* parent) {
    auto* menu = new QMenu(parent);
    menu->setObjectName(u"modelMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QSet<QString> shown;
    if (const QString starter = starterModel(); !starter.isEmpty()) {
        addModel(menu, models, translated(QT_TRANSLATE_NOOP("ModelMenu", "Starter (comes with Lorikeet)")), starter);
        shown += starter;
    }
    if (const QString reviews = sampleModel(Sample::Reviews); !reviews.isEmpty()) {
        addModel(menu, models, translated(QT_TRANSLATE_NOOP("ModelMenu", "Review starter (comes with Lorikeet)")), reviews);
        shown += reviews;
    }
    const QStringList recent = models.recent();
    if (std::ranges::any_of(recent, [](const QString& folder) { return !sampleOf(folder); })) menu->addSection(translated(QT_TRANSLATE_NOOP("ModelMenu", "Recent")));
    for (const QString& folder : recent) {
        if (shown.contains(folder)) continue;
        addModel(menu, models, modelName(folder), folder);
        shown += folder;
    }
    bool first = true;
    for (const CachedModel& model : models.cached()) {
        if (shown.contains(model.folder)) continue;
        if (std::exchange(first, false))
            menu->addSection(translated(QT_TRANSLATE_NOOP("ModelMenu", "In the Hugging Face cache")));
        addModel(menu, models, model.name, model.folder);
    }
    if (!menu->isEmpty()) menu->addSeparator();
    menu->addAction(chooseFolder);
    return menu;
}

} // namespace ui
