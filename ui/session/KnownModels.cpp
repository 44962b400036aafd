#include "ui/session/KnownModels.h"

#include "core/model/ModelFolder.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/Worker.h"

namespace ui {
namespace {

namespace fs = std::filesystem;
using Origin = KnownModel::Origin;

/// Waits for the drive.
ModelGlance glanceAt(const fs::path& folder) {
    std::error_code failure;
    if (!fs::exists(folder, failure)) return {.state = ModelGlance::State::Missing};
    ModelGlance glance{.state = ModelGlance::State::Unusable};
    const auto problems = Worker::problemsOf([&] {
        const core::ModelConfig config = core::readModelConfig(folder);
        glance.family = config.family;
        glance.parameterCount = core::parameterCount(config);
    });
    const bool hasWeights = fs::exists(folder / "model.safetensors", failure) ||
                            fs::exists(folder / "model.safetensors.index.json", failure);
    if (problems.empty() && hasWeights) glance.state = ModelGlance::State::Sound;
    return glance;
}

} // namespace

KnownModels::KnownModels(Worker& worker, const ModelSession& models, const EngineScheduler& engine, QObject* parent)
    : QObject(parent), m_worker(worker), m_models(models), m_engine(engine), m_engineState(engine.report().state) {
    m_telling.setSingleShot(true);
    connect(&m_telling, &QTimer::timeout, this, &KnownModels::changed);
    connect(&m_models, &ModelSession::knownModelsChanged, this, [this] {
        if (m_isLooking) look();
        emit changed();
    });
    connect(&m_models, &ModelSession::baseChanged, this, &KnownModels::changed);
    connect(&m_models, &ModelSession::inspected, this, &KnownModels::heed);
    connect(&m_engine, &EngineScheduler::changed, this, &KnownModels::heedEngine);
}

KnownModels::~KnownModels() {
    m_stop.request_stop();
}

void KnownModels::look() {
    m_isLooking = true;
    for (const KnownModel& model : list()) lookAt(model.folder);
}

void KnownModels::lookAt(const QString& folder) {
    if (m_asked.contains(folder)) return;
    m_asked += folder;
    const auto arrive = [this, folder](const Outcome<ModelGlance>& outcome) {
        if (!outcome.value || m_glances.contains(folder)) return; // a closer look was quicker
        m_glances.insert(folder, *outcome.value);
        m_telling.start();
    };
    m_worker.run(
        m_stop.get_token(), [path = toPath(folder)](const std::stop_token&) { return glanceAt(path); }, this, arrive);
}

/// The look before a model is used is closer than a glance.
void KnownModels::heed(const ModelReport& report) {
    ModelGlance glance{.state = report.usable() ? ModelGlance::State::Sound : ModelGlance::State::Unusable};
    if (report.inspection.config) {
        glance.family = report.inspection.config->family;
        glance.parameterCount = report.inspection.parameterCount;
    }
    if (m_glances.value(report.folder) == glance && m_glances.contains(report.folder)) return;
    m_glances.insert(report.folder, glance);
    m_telling.start();
}

/// On which device a model would have to find room.
void KnownModels::heedEngine() {
    if (m_engineState == m_engine.report().state) return;
    m_engineState = m_engine.report().state;
    m_telling.start();
}

KnownModel KnownModels::at(Origin origin, const QString& name, const QString& folder) const {
    KnownModel model{.origin = origin, .name = name, .folder = folder, .glance = {}, .fit = {}};
    const auto glance = m_glances.constFind(folder);
    if (glance == m_glances.cend()) return model;
    model.glance = *glance;
    const core::Device* device = m_engine.report().preferredDevice();
    if (device && glance->state == ModelGlance::State::Sound) model.fit = modelFit(glance->parameterCount, *device);
    return model;
}

QList<KnownModel> KnownModels::list() const {
    QList<KnownModel> models;
    QSet<QString> listed;
    const auto add = [&](Origin origin, const QString& name, const QString& folder) {
        if (folder.isEmpty() || listed.contains(folder)) return;
        listed += folder;
        models += at(origin, name, folder);
    };
    for (const Sample sample : {Sample::Clinic, Sample::Reviews})
        if (const QString folder = sampleModel(sample); !folder.isEmpty())
            add(Origin::Starter, modelName(folder), folder);
    for (const QString& folder : m_models.recent()) add(Origin::Recent, modelName(folder), folder);
    for (const CachedModel& model : m_models.cached()) add(Origin::Cached, model.name, model.folder);
    return models;
}

} // namespace ui
