#include "core/engine-api/EngineLoader.h"

#include "core/Error.h"
#include "core/Files.h"

#include <cstdlib>
#include <dlfcn.h>

namespace core {
namespace {

constexpr const char* ModuleName = "liblorikeet_engine.so";

/// The folder that liblorikeet_core itself was loaded from.
std::filesystem::path ownFolder() {
    Dl_info found{};
    if (::dladdr(reinterpret_cast<const void*>(&ownFolder), &found) == 0 || !found.dli_fname) return {};
    std::error_code ignored;
    return std::filesystem::absolute(found.dli_fname, ignored).parent_path();
}

template <class Function> Function* symbol(void* module, const char* name, const std::filesystem::path& path) {
    void* address = ::dlsym(module, name);
    if (!address)
        throw Error(ProblemCode::EngineMissing, {.file = utf8(path)}, {std::string("it does not export ") + name});
    return reinterpret_cast<Function*>(address);
}

} // namespace

void EngineLoader::prepareProcess() {
    // Turns of GNU OpenMP's waiting loop, about 0.1 ms; its default is some 15 ms. It is read when the library is loaded.
    ::setenv("GOMP_SPINCOUNT", "3000", 0);
}

std::filesystem::path EngineLoader::modulePath() {
    if (const char* named = std::getenv("LORIKEET_ENGINE"); named && *named) return named;
    const std::filesystem::path beside = ownFolder() / ModuleName;
    std::error_code ignored;
    if (std::filesystem::exists(beside, ignored)) return beside;
    return ownFolder() / "lorikeet" / ModuleName;
}

std::unique_ptr<Engine> EngineLoader::load(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(ProblemCode::EngineMissing, {.file = utf8(path)}, {"there is no such file"});
    // Opened once and kept: LibTorch does not survive being closed.
    void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!module) throw Error(ProblemCode::EngineMissing, {.file = utf8(path)}, {::dlerror()});
    const std::uint32_t abi = symbol<EngineAbiFunction>(module, "lorikeet_engine_abi", path)();
    if (abi != Engine::Abi)
        throw Error(ProblemCode::EngineAbi, {.file = utf8(path)}, {std::to_string(abi), std::to_string(Engine::Abi)});
    return std::unique_ptr<Engine>(symbol<EngineCreateFunction>(module, "lorikeet_engine_create", path)());
}

} // namespace core
