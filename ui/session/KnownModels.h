/// The models that are a click away: those that come along, those used before, and those in Hugging Face's cache, each
/// with its family, its size and whether it finds room. Their configs are read on a thread of their own, no weights
/// are. Lives on the UI thread.
#pragma once

#include "ui/session/ModelFit.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace ui {

class EngineScheduler;
class ModelSession;
class Worker;
enum class EngineState;
struct ModelReport;

/// What a folder says of its model at first sight.
struct ModelGlance {
    enum class State { Sound, Unusable, Missing };
    State state = State::Missing;
    std::string family;
    std::int64_t parameterCount = 0;
    bool operator==(const ModelGlance&) const = default;
};

struct KnownModel {
    enum class Origin { Starter, Recent, Cached };
    Origin origin{};
    QString name;
    QString folder;
    std::optional<ModelGlance> glance; ///< empty until it was looked at
    ModelFit fit;
};

class KnownModels : public QObject {
    Q_OBJECT
public:
    /// A drive that is gone holds up nothing but this worker.
    KnownModels(Worker& worker, const ModelSession& models, const EngineScheduler& engine, QObject* parent = nullptr);
    ~KnownModels() override;

    /// From now on, also at those that become known later.
    void look();
    /// Each once, in the order in which they are offered.
    QList<KnownModel> list() const;
    /// Any folder, as far as it was looked at.
    KnownModel at(KnownModel::Origin origin, const QString& name, const QString& folder) const;

signals:
    void changed();

private:
    void lookAt(const QString& folder);
    void heed(const ModelReport& report);
    void heedEngine();

    Worker& m_worker;
    const ModelSession& m_models;
    const EngineScheduler& m_engine;
    std::stop_source m_stop;
    QHash<QString, ModelGlance> m_glances;
    QSet<QString> m_asked;
    QTimer m_telling; ///< what is found at the same time is told once
    EngineState m_engineState;
    bool m_isLooking = false;
};

} // namespace ui
