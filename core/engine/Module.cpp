#include "core/Export.h"
#include "core/engine/TorchEngine.h"
#include "core/engine/tensor/Failure.h"

/// What core::EngineLoader looks for in the module.
extern "C" LORIKEET_EXPORT std::uint32_t lorikeet_engine_abi() {
    return core::Engine::Abi;
}

extern "C" LORIKEET_EXPORT core::Engine* lorikeet_engine_create() {
    return core::engine::translated([] { return static_cast<core::Engine*>(new core::engine::TorchEngine()); });
}
