/// Which base model the person works with. Folders are looked at on the reader's thread; what was found arrives as a
/// value. A folder without problems becomes the base model and heads the recent ones. Lives on the UI thread.
#pragma once

#include "core/model/ModelFolder.h"
#include "ui/session/HubCache.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>
#include <stop_token>

namespace ui {

class Settings;
class Worker;

struct ModelReport {
    QString folder;
    QString name;
    core::ModelFolder::Inspection inspection;

    bool usable() const { return inspection.config.has_value() && inspection.problems.empty(); }
};

/// «org/name» where the folder is a snapshot of Hugging Face's cache, else the folder's own name.
QString modelName(const QString& folder);

class ModelSession : public QObject {
    Q_OBJECT
public:
    ModelSession(Worker& reader, Settings& settings, QObject* parent = nullptr);
    ~ModelSession() override;

    /// Looks at a folder, or at the folder of a file in it. The newest question wins.
    void inspect(const QString& path);
    /// Looks at the base model of the last time, and for models in Hugging Face's cache.
    void restore();
    /// The folder being looked at, or empty.
    QString inspecting() const { return m_inspecting; }
    /// What the last look found, sound or not.
    const std::optional<ModelReport>& report() const { return m_report; }
    /// The base model in use.
    const std::optional<ModelReport>& base() const { return m_base; }
    QStringList recent() const;
    const QList<CachedModel>& cached() const { return m_cached; }

signals:
    void inspectionStarted(const QString& folder);
    void inspected(const ui::ModelReport& report);
    void baseChanged();
    void knownModelsChanged();

private:
    void setReport(ModelReport report);

    Worker& m_reader;
    Settings& m_settings;
    std::stop_source m_stopInspection;
    std::stop_source m_stopSearch;
    QString m_inspecting;
    std::optional<ModelReport> m_report;
    std::optional<ModelReport> m_base;
    QList<CachedModel> m_cached;
};

} // namespace ui
