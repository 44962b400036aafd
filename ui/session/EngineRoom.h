/// What lies on the engine's thread: the engine, the one base model in memory, and the adapters that were attached to
/// it. A model is opened piece by piece, over several turns; another one takes its place when nobody uses it any more.
/// Engine's thread only.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/training/RunConfig.h"

#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace ui {

struct ModelRequest {
    std::filesystem::path folder;
    std::string device = "auto"; ///< as in TrainingConfig
    std::string dtype = "auto";
    int threads = 0;
    core::ModelTask task = core::ModelTask::AsWritten;
    core::LabelSet labels = {}; ///< that it chooses from, where it judges texts
    bool operator==(const ModelRequest&) const = default;
};

/// An adapter on the base, as long as its files stay as they are.
struct AttachedAdapter {
    core::AdapterHandle handle = 0;
    std::string hash;       ///< core::adapterHash
    std::string stamp;      ///< of its files when it was attached
    bool isProven = false;  ///< it was looked at whether it changes anything
    bool isIgnored = false; ///< it does not
    bool isWhole = false;   ///< a whole model in place of the base, which takes as much memory
};

/// The model that a run is computed on.
ModelRequest modelRequest(const core::RunConfig& run);

class EngineRoom {
public:
    EngineRoom() = default;
    EngineRoom(const EngineRoom&) = delete;
    EngineRoom& operator=(const EngineRoom&) = delete;
    ~EngineRoom();

    void setEngine(std::unique_ptr<core::Engine> engine);
    /// The model goes, then the engine.
    void clear();
    /// Throws EngineMissing.
    core::Engine& engine() const;
    /// The model asked for, or nullptr while it is being opened or another one is in use: ask again in the next turn;
    /// opened() tells how far it is. Throws what is wrong with it, DeviceMemory, and EngineBusy while another is held.
    std::shared_ptr<core::LoadedModel> model(const ModelRequest& request, const std::stop_token& stop);
    const core::LoadProgress& opened() const { return m_progress; }
    /// Whoever asked last has to wait: another model is in use.
    bool isInUse() const { return m_isInUse; }
    /// As long as what is returned lives, no other model is opened and the engine's threads stay as they are: a second
    /// model in memory could end the training that holds this one, and other threads change its bits.
    std::shared_ptr<void> hold();
    /// An adapter of the model in memory, or a whole model that was trained from it, attached anew only where its files
    /// are others. Throws what is wrong with it; for a whole model DeviceMemory, and EngineBusy while a run trains.
    AttachedAdapter& attached(const std::filesystem::path& folder, const std::stop_token& stop);
    /// Whole models that are none of these leave the memory: each takes as much as the base does.
    void keepWhole(const std::vector<std::filesystem::path>& folders);

private:
    bool isFor(const ModelRequest& request) const;
    void begin(const ModelRequest& request);
    void goOnOpening(const std::stop_token& stop);
    void checkMemory(const std::filesystem::path& folder) const;
    void checkRoomBeside(const std::filesystem::path& folder) const;
    std::shared_ptr<core::LoadedModel> waitForOther(const std::stop_token& stop);

    std::unique_ptr<core::Engine> m_engine;
    ModelRequest m_request;
    std::string m_stamp; ///< of the model's files when it was opened
    std::unique_ptr<core::Task<core::OpenEvent>> m_opening;
    core::LoadProgress m_progress;
    bool m_isInUse = false;
    std::shared_ptr<core::LoadedModel> m_model;
    std::weak_ptr<void> m_hold;
    std::map<std::filesystem::path, AttachedAdapter> m_adapters; ///< of m_model
};

} // namespace ui
