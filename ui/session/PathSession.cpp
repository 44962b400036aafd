#include "ui/session/PathSession.h"

#include "core/project/Project.h"
#include "ui/session/ImportSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/Worker.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace ui {
namespace {

using namespace Qt::StringLiterals;
using Kind = PathFinding::Kind;

bool holdsModel(const QFileInfo& info) {
    static const QStringList names{u"config.json"_s, u"tokenizer.json"_s, u"model.safetensors.index.json"_s};
    if (info.isDir()) // what is wrong with it, the model's card says
        return !QDir(info.filePath()).entryList(names + QStringList{u"*.safetensors"_s}, QDir::Files).isEmpty();
    return names.contains(info.fileName()) || info.suffix() == "safetensors"_L1;
}

/// A folder in PEFT's format, or one of its files. A whole model with an adapter beside it is a model.
bool holdsAdapter(const QFileInfo& info) {
    if (!info.isDir())
        return info.fileName() == "adapter_config.json"_L1 || info.fileName() == "adapter_model.safetensors"_L1;
    const QDir folder(info.filePath());
    return folder.exists(u"adapter_config.json"_s) && !folder.exists(u"config.json"_s);
}

PathFinding findingOf(const QString& path) {
    const QFileInfo info(path);
    const QString folder = info.isDir() ? path : info.path();
    if (core::isProject(toPath(folder)) && (info.isDir() || info.suffix() == "lorikeet"_L1))
        return {.kind = Kind::Project, .path = folder, .files = {}};
    if (holdsAdapter(info)) return {.kind = Kind::Adapter, .path = path, .files = {}};
    if (holdsModel(info)) return {.kind = Kind::Model, .path = path, .files = {}};
    QStringList files = ImportSession::filesOf({path});
    return {.kind = files.isEmpty() ? Kind::Nothing : Kind::Records, .path = path, .files = std::move(files)};
}

PathFinding findingOf(const QStringList& paths, const std::stop_token& stop) {
    PathFinding all;
    for (const QString& path : paths) {
        if (stop.stop_requested()) break; // each may wait for its drive
        const PathFinding one = findingOf(path);
        if (one.kind != Kind::Records) return one;
        all.kind = Kind::Records;
        all.files += one.files;
    }
    return all;
}

} // namespace

PathSession::PathSession(Worker& worker, QObject* parent) : QObject(parent), m_worker(worker) {
    connect(&m_work, &SlowWatch::slowChanged, this, &PathSession::slowChanged);
}

PathSession::~PathSession() {
    m_stop.request_stop();
}

void PathSession::look(const QStringList& paths) {
    if (paths.isEmpty()) return;
    begin(paths.first());
    const auto work = [paths](const std::stop_token& stop) { return findingOf(paths, stop); };
    m_worker.run(m_stop.get_token(), work, this, [this, path = paths.first()](const Outcome<PathFinding>& outcome) {
        m_work.end();
        emit found(outcome.value.value_or(PathFinding{.kind = Kind::Nothing, .path = path, .files = {}}));
    });
}

void PathSession::suggestFolder(const QString& name, QObject* context, std::function<void(const QString&)> then) {
    begin(ProjectSession::defaultFolder());
    const auto work = [name](const std::stop_token&) { return ProjectSession::freshFolder(name); };
    const auto done = [this, name, guard = QPointer(context), then = std::move(then)](const Outcome<QString>& outcome) {
        m_work.end();
        if (guard) then(outcome.value.value_or(name));
    };
    m_worker.run(m_stop.get_token(), work, this, done);
}

void PathSession::begin(const QString& path) {
    m_path = path;
    m_work.begin();
}

void PathSession::cancel() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_work.clear();
}

} // namespace ui
