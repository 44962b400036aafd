#include "core/release/AdapterBase.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelFolder.h"
#include "core/model/ModelName.h"
#include "core/training/ModelFingerprint.h"
#include "core/training/Run.h"

#include <algorithm>
#include <cctype>

namespace core {
namespace {

namespace fs = std::filesystem;

/// «Qwen2.5 0.5B» and «qwen2.5-0.5b» are spellings of one name.
std::string plainName(const std::string& name) {
    std::string plain;
    for (const unsigned char each : name)
        plain += each == ' ' || each == '_' ? '-' : static_cast<char>(std::tolower(each));
    return plain;
}

std::string lastPart(const std::string& name) {
    return name.substr(name.rfind('/') + 1);
}

/// A folder may carry the hub's name without its owner.
bool isSameName(const std::string& one, const std::string& other) {
    const bool haveOwners = one.find('/') != one.npos && other.find('/') != other.npos;
    return haveOwners ? plainName(one) == plainName(other) : plainName(lastPart(one)) == plainName(lastPart(other));
}

/// Names that say nothing: folders are called so everywhere.
bool isEmptyName(const std::string& name) {
    const std::string plain = plainName(name);
    return plain.empty() || plain == "." || plain == ".." || plain == "model" || plain == "base" ||
           plain == "base-model";
}

std::optional<std::string> otherBaseOfRun(const fs::path& run, const fs::path& base) {
    const RunConfig config = Run::config(run);
    if (config.modelFingerprint.empty()) return {}; // of an earlier version
    const std::string now = modelFingerprint(ModelFolder::open(base));
    if (fingerprintDifference(config.modelFingerprint, now).empty()) return {};
    return publicModelName(config.model);
}

std::optional<std::string> otherBaseByName(const std::string& given, const fs::path& base) {
    const std::string name = publicModelName(given);
    if (isEmptyName(name)) return {};
    std::error_code ignored;
    if (fs::equivalent(fs::u8path(given), base, ignored)) return {};
    // The base's folder may be called otherwise than its config.json, and either may be meant.
    const std::string folder = publicModelName(utf8(fs::absolute(base / "").lexically_normal()));
    if (isSameName(name, publicBaseName(base)) || isSameName(name, folder) || isEmptyName(folder)) return {};
    return name;
}

} // namespace

std::optional<std::string> otherBase(const fs::path& folder, const fs::path& base) {
    try {
        const fs::path run = folder.parent_path();
        if (folder.filename() == "adapter" && isThere(run / "config.json")) return otherBaseOfRun(run, base);
        return otherBaseByName(readAdapterConfig(folder).baseModel, base);
    } catch (const std::exception&) {
        return {}; // what is wrong with either is told where it is opened
    }
}

} // namespace core
