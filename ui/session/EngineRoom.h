/// What lies on the engine's thread: the engine and the one base model in memory. A model is opened piece by piece, over
/// several turns; another one takes its place. Engine's thread only.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/training/RunConfig.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace ui {

struct ModelRequest {
    std::filesystem::path folder;
    std::string device = "auto"; ///< as in TrainingConfig
    std::string dtype = "auto";
    int threads = 0;
    bool operator==(const ModelRequest&) const = default;
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
    /// The model asked for, or nullptr while it is being opened: ask again in the next turn; opened() tells how far it
    /// is. Throws what is wrong with it.
    std::shared_ptr<core::LoadedModel> model(const ModelRequest& request, const std::stop_token& stop);
    const core::LoadProgress& opened() const { return m_progress; }

private:
    bool isFor(const ModelRequest& request) const;
    void begin(const ModelRequest& request);

    std::unique_ptr<core::Engine> m_engine;
    ModelRequest m_request;
    std::unique_ptr<core::Task<core::OpenEvent>> m_opening;
    core::LoadProgress m_progress;
    std::shared_ptr<core::LoadedModel> m_model;
};

} // namespace ui
