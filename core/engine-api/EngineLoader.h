/// Opens the engine module at run time and checks its ABI number; the engine itself opens the CUDA libraries. The
/// module is never closed. Called on the thread that will advance the engine's tasks.
#pragma once

#include "core/Export.h"
#include "core/engine-api/Engine.h"

#include <filesystem>
#include <memory>

namespace core {

class LORIKEET_EXPORT EngineLoader {
public:
    /// Called first in main, before any thread: has the engine's threads sleep soon instead of spinning while they wait
    /// for each other. On a busy computer spinning makes training many times slower, and the computer unusable. What
    /// the person has set is kept.
    static void prepareProcess();
    /// The module beside the program (or in `../lib/lorikeet`), or what LORIKEET_ENGINE names.
    static std::filesystem::path modulePath();
    /// Throws EngineMissing, EngineAbi.
    static std::unique_ptr<Engine> load(const std::filesystem::path& module = modulePath());
};

} // namespace core
