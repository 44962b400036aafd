/// The model folders that Hugging Face's own tools have already downloaded to this computer. Reads the disk only; any
/// thread.
#pragma once

#include <QList>
#include <QString>

namespace ui {

struct CachedModel {
    QString name;   ///< «Qwen/Qwen2.5-0.5B»
    QString folder; ///< the snapshot that `main` points to, or the newest
    bool operator==(const CachedModel&) const = default;
};

/// Where the cache lies: HF_HUB_CACHE, HF_HOME/hub, XDG_CACHE_HOME/huggingface/hub, ~/.cache/huggingface/hub, as
/// huggingface_hub decides.
QString hubCacheFolder();
/// Models with a config.json, by name. A folder that is not there gives none.
QList<CachedModel> modelsInHubCache(const QString& cacheFolder);

} // namespace ui
