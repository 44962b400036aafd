#include "ui/session/HubCache.h"

#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// The snapshot of the branch `main`; where that is unknown, the one changed last.
QString snapshotOf(const QDir& repository) {
    QFile reference(repository.filePath(u"refs/main"_s));
    if (reference.open(QIODevice::ReadOnly)) {
        const QString named = repository.filePath(u"snapshots/"_s + QString::fromUtf8(reference.read(200)).trimmed());
        if (QFile::exists(named + u"/config.json"_s)) return named;
    }
    const QDir snapshots(repository.filePath(u"snapshots"_s));
    for (const QFileInfo& each : snapshots.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time))
        if (QFile::exists(each.filePath() + u"/config.json"_s)) return each.filePath();
    return {};
}

} // namespace

QString hubCacheFolder() {
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (const QString hub = environment.value(u"HF_HUB_CACHE"_s); !hub.isEmpty()) return hub;
    if (const QString home = environment.value(u"HF_HOME"_s); !home.isEmpty()) return home + u"/hub"_s;
    const QString cache = environment.value(u"XDG_CACHE_HOME"_s);
    return (cache.isEmpty() ? QDir::homePath() + u"/.cache"_s : cache) + u"/huggingface/hub"_s;
}

QList<CachedModel> modelsInHubCache(const QString& cacheFolder) {
    QList<CachedModel> models;
    const QDir cache(cacheFolder);
    for (const QString& entry : cache.entryList({u"models--*"_s}, QDir::Dirs, QDir::Name | QDir::IgnoreCase)) {
        const QString folder = snapshotOf(QDir(cache.filePath(entry)));
        if (folder.isEmpty()) continue;
        QString name = entry.mid(8);
        const qsizetype split = name.indexOf("--"_L1);
        if (split >= 0) name.replace(split, 2, u"/"_s);
        models.append({name, folder});
    }
    return models;
}

} // namespace ui
