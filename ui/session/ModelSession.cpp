#include "ui/session/ModelSession.h"

#include "ui/session/Paths.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// «models/a» and «models/a/config.json» are the same model. It waits for the drive.
QString folderOf(const QString& path) {
    const QFileInfo info(path);
    return info.isFile() ? info.path() : path;
}

} // namespace

QString modelName(const QString& folder) {
    if (const auto sample = sampleOf(folder))
        return *sample == Sample::Clinic
                   ? QCoreApplication::translate("ModelSession", "Starter", "the base model that comes with the program")
                   : QCoreApplication::translate("ModelSession", "Review starter", "a base model that comes along");
    const QStringList parts = QDir::cleanPath(folder).split(u'/');
    const qsizetype count = parts.size();
    if (count >= 3 && parts[count - 2] == "snapshots"_L1 && parts[count - 3].startsWith("models--"_L1)) {
        QString name = parts[count - 3].mid(8);
        if (const qsizetype split = name.indexOf("--"_L1); split >= 0) name.replace(split, 2, u"/"_s);
        return name;
    }
    return parts.last().isEmpty() ? folder : parts.last();
}

ModelSession::ModelSession(Worker& reader, Settings& settings, QObject* parent)
    : QObject(parent), m_reader(reader), m_settings(settings) {
    connect(&m_settings, &Settings::recentModelsChanged, this, &ModelSession::knownModelsChanged);
}

ModelSession::~ModelSession() {
    m_stopInspection.request_stop();
    m_stopSearch.request_stop();
}

void ModelSession::inspect(const QString& path) {
    m_stopInspection.request_stop();
    m_stopInspection = std::stop_source();
    const QString asked =
        QDir::cleanPath(QFileInfo(path).absoluteFilePath()); // asked of its name: the drive may be gone
    m_inspecting = asked;
    emit inspectionStarted(asked);
    const auto look = [asked](const std::stop_token& stop) {
        const QString folder = folderOf(asked);
        return ModelReport{folder, modelName(folder), core::ModelFolder::inspect(toPath(folder), {stop, {}})};
    };
    m_reader.run(m_stopInspection.get_token(), look, this, [this, asked](Outcome<ModelReport> outcome) {
        if (outcome.value)
            setReport(std::move(*outcome.value));
        else
            setReport({asked, modelName(asked), {.problems = std::move(outcome.problems)}});
    });
}

void ModelSession::setReport(ModelReport report) {
    m_inspecting.clear();
    m_report = std::move(report);
    if (m_report->usable()) {
        m_base = m_report;
        m_settings.setBaseModel(m_report->folder);
        m_settings.addRecentModel(m_report->folder);
        emit baseChanged();
    }
    const auto gone = [](const core::Problem& problem) { return problem.code == core::ProblemCode::FolderMissing; };
    if (std::ranges::any_of(m_report->inspection.problems, gone)) m_settings.removeRecentModel(m_report->folder);
    emit inspected(*m_report);
}

void ModelSession::restore() {
    const QString last = m_settings.baseModel();
    const auto exists = [last](const std::stop_token&) { return !last.isEmpty() && QFileInfo::exists(last); };
    m_reader.run(m_stopSearch.get_token(), exists, this, [this, last](const Outcome<bool>& outcome) {
        const bool isAsked = !m_inspecting.isEmpty() || m_report; // for another meanwhile
        if (outcome.value.value_or(false) && !isAsked) inspect(last);
    });
    const auto search = [cache = hubCacheFolder()](const std::stop_token&) { return modelsInHubCache(cache); };
    m_reader.run(m_stopSearch.get_token(), search, this, [this](Outcome<QList<CachedModel>> outcome) {
        if (!outcome.value || *outcome.value == m_cached) return;
        m_cached = std::move(*outcome.value);
        emit knownModelsChanged();
    });
}

QStringList ModelSession::recent() const {
    return m_settings.recentModels();
}

} // namespace ui
