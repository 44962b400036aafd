/// The engine and one model in it, for the subcommands that compute: opened with progress on standard error, stoppable.
#pragma once

#include "core/engine-api/Engine.h"

#include <filesystem>
#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace cli {

struct Context;

struct DeviceOptions {
    std::string device = "auto";
    std::string dtype = "auto";
    int threads = 0; ///< 0: the physical cores
};

void addDeviceOptions(CLI::App& command, DeviceOptions& options);

/// The model dies before its engine.
struct OpenedModel {
    std::unique_ptr<core::Engine> engine;
    std::shared_ptr<core::LoadedModel> model;
};

/// Throws what EngineLoader and the engine throw, and Interrupted.
OpenedModel openModel(const std::filesystem::path& folder, const DeviceOptions& options, Context& context,
                      const core::ModelPurpose& purpose = {});
/// An adapter on the model, shown as it is read. Throws FolderMissing, what LoadedModel::attach throws, core::Stopped.
core::AdapterHandle attach(core::LoadedModel& model, const std::filesystem::path& adapter, Context& context);

} // namespace cli
