#include "ui/session/EngineRoom.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/Progress.h"
#include "core/model/ModelFolder.h"
#include "core/release/AdapterLibrary.h"
#include "core/training/ModelFingerprint.h"
#include "core/training/RunPreparation.h"
#include "ui/session/ModelFit.h"

#include <algorithm>

namespace ui {
namespace {

core::Precision precisionOf(const std::string& dtype) {
    if (dtype == "float32") return core::Precision::Float32;
    return dtype == "bfloat16" ? core::Precision::BFloat16 : core::Precision::Auto;
}

/// Changes whenever settings or weights in the folder do, of a model or of an adapter.
std::string stampOf(const std::filesystem::path& folder) {
    std::map<std::string, std::string> stamps; // a folder has no order
    std::error_code error, ignored;
    for (auto entry = std::filesystem::directory_iterator(folder, error); !error && entry != end(entry);
         entry.increment(error)) {
        const std::filesystem::path& file = entry->path();
        if (file.extension() != ".safetensors" && file.extension() != ".json") continue;
        if (file.filename() == "lorikeet.json") continue; // the person's name for it
        stamps[core::utf8(file.filename())] =
            std::to_string(entry->file_size(ignored)) + "/" +
            std::to_string(entry->last_write_time(ignored).time_since_epoch().count());
    }
    std::string stamp;
    for (const auto& [name, of] : stamps) stamp += name + " " + of + " ";
    return stamp;
}

/// What a run of method «full» made: all weights, and no adapter's.
bool isWholeModel(const std::filesystem::path& folder) {
    return !core::isThere(folder / "adapter_config.json") && core::isThere(folder / "config.json");
}

std::string hashOf(const std::filesystem::path& folder, bool isWhole, const std::stop_token& stop) {
    return isWhole ? core::modelFingerprint(core::ModelFolder::open(folder, {stop, {}}))
                   : core::adapterHash(folder, {stop, {}});
}

} // namespace

ModelRequest modelRequest(const core::RunConfig& run) {
    ModelRequest request{std::filesystem::u8path(run.model), run.training.device, run.training.dtype,
                         static_cast<int>(run.training.threads)};
    if (run.training.task == "classification") {
        request.task = core::ModelTask::Classify;
        request.labels = core::labelSetOf(run);
    }
    if (run.training.task == "masked_lm") request.task = core::ModelTask::FillMasks;
    return request;
}

EngineRoom::~EngineRoom() {
    clear();
}

void EngineRoom::clear() {
    m_adapters.clear();
    m_opening.reset();
    m_model.reset();
    m_engine.reset();
}

void EngineRoom::setEngine(std::unique_ptr<core::Engine> engine) {
    m_engine = std::move(engine);
}

core::Engine& EngineRoom::engine() const {
    if (!m_engine) throw core::Error(core::ProblemCode::EngineMissing, {}, {"it is not loaded"});
    return *m_engine;
}

void EngineRoom::begin(const ModelRequest& request) {
    m_opening.reset();
    m_adapters.clear();
    m_model.reset(); // its memory is needed
    m_request = request;
    m_progress = {};
    m_stamp = stampOf(request.folder);
    checkMemory(request.folder);
    engine().setThreads(request.threads);
    m_opening = engine().open(request.folder, engine().device(request.device), precisionOf(request.dtype),
                               {request.task, request.labels});
}

/// «auto» and the values that it stands for are the same model; other files in the same folder are another.
bool EngineRoom::isFor(const ModelRequest& request) const {
    if (m_opening) return true;
    if (!m_model || request.folder != m_request.folder || stampOf(request.folder) != m_stamp) return false;
    if (request.task != m_request.task || request.labels != m_request.labels) return false;
    const core::Device wanted = engine().device(request.device);
    const core::Precision precision = precisionOf(request.dtype);
    return wanted.kind == m_model->device().kind && wanted.index == m_model->device().index &&
           (precision == core::Precision::Auto || precision == m_model->precision());
}

std::shared_ptr<core::LoadedModel> EngineRoom::model(const ModelRequest& request, const std::stop_token& stop) {
    m_isInUse = false;
    if (!m_hold.expired()) {
        const bool isSame = request.folder == m_request.folder && request.task == m_request.task &&
                            request.labels == m_request.labels;
        if (isSame) return m_model;
        throw core::Error(core::ProblemCode::EngineBusy, {}, {core::utf8(m_request.folder.filename())});
    }
    if (m_opening && request != m_request) return waitForOther(stop);
    if (!isFor(request)) {
        m_isInUse = m_model.use_count() > 1; // whoever is being answered on it comes to an end first
        if (m_isInUse && stop.stop_requested()) throw core::Stopped();
        if (m_isInUse) return nullptr;
        begin(request);
    }
    if (!m_model) goOnOpening(stop);
    if (m_model && request.threads > 0) engine().setThreads(request.threads);
    return m_model;
}

/// A computer that has to put memory on the disk stands still: then rather no model.
void EngineRoom::checkMemory(const std::filesystem::path& folder) const {
    std::int64_t parameters = 0;
    try {
        parameters = core::parameterCount(core::readModelConfig(folder));
    } catch (const core::Error&) {
        return; // what is wrong with it is told by opening it
    }
    if (modelFit(parameters, engine().device(m_request.device)).fit == Fit::TooLarge)
        throw core::Error(core::ProblemCode::DeviceMemory, {.file = core::utf8(folder)});
}

/// It takes as much as the base does, beside the base: not while a run counts on that memory.
void EngineRoom::checkRoomBeside(const std::filesystem::path& folder) const {
    if (!m_hold.expired())
        throw core::Error(core::ProblemCode::EngineBusy, {}, {core::utf8(m_request.folder.filename())});
    checkMemory(folder);
}

void EngineRoom::keepWhole(const std::vector<std::filesystem::path>& folders) {
    std::erase_if(m_adapters, [&](const auto& each) {
        const bool goes = each.second.isWhole && std::ranges::find(folders, each.first) == folders.end();
        if (goes) m_model->detach(each.second.handle);
        return goes;
    });
}

std::shared_ptr<void> EngineRoom::hold() {
    keepWhole({});
    const auto held = std::make_shared<int>();
    m_hold = held;
    return held;
}

/// Two who each began anew where the other has begun would never come to an end. What is wrong with the other's model,
/// the other is told when it asks again.
std::shared_ptr<core::LoadedModel> EngineRoom::waitForOther(const std::stop_token& stop) {
    try {
        goOnOpening(stop);
    } catch (const core::Error&) {
    }
    return nullptr;
}

void EngineRoom::goOnOpening(const std::stop_token& stop) {
    std::vector<core::OpenEvent> events;
    core::TaskState state{};
    try {
        state = m_opening->advance(stop, events);
    } catch (...) {
        m_opening.reset();
        throw;
    }
    for (core::OpenEvent& event : events) {
        if (auto* progress = std::get_if<core::LoadProgress>(&event)) m_progress = *progress;
        if (auto* opened = std::get_if<core::ModelOpened>(&event)) m_model = std::move(opened->model);
    }
    if (m_model || state == core::TaskState::Stopped) m_opening.reset();
    if (state == core::TaskState::Stopped) throw core::Stopped();
}

AttachedAdapter& EngineRoom::attached(const std::filesystem::path& folder, const std::stop_token& stop) {
    const std::string stamp = stampOf(folder);
    if (const auto found = m_adapters.find(folder); found != m_adapters.end()) {
        if (found->second.stamp == stamp) return found->second;
        m_model->detach(found->second.handle);
        m_adapters.erase(found);
    }
    const bool isWhole = isWholeModel(folder);
    if (isWhole) checkRoomBeside(folder);
    AttachedAdapter made{
        .handle = m_model->attach(folder, {stop, {}}), .hash = {}, .stamp = stamp, .isWhole = isWhole};
    made.hash = hashOf(folder, isWhole, stop);
    if (stampOf(folder) != stamp) { // written anew meanwhile: the hash may be that of another
        m_model->detach(made.handle);
        return attached(folder, stop);
    }
    return m_adapters.emplace(folder, std::move(made)).first->second;
}

} // namespace ui
