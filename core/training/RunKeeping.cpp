#include "core/training/RunKeeping.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/project/ProjectBin.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* LabelsName = "run.json";
constexpr std::uint64_t LargestLabels = 1 << 20;

/// What is no object counts as nothing.
ordered_json labelsIn(const fs::path& file) {
    if (!isThere(file)) return ordered_json::object();
    return ordered_json::parse(readFile(file, LargestLabels), nullptr, false);
}

std::string textOf(const ordered_json& object, const char* key, const fs::path& file) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    if (!found->is_string())
        throw Error(ProblemCode::ConfigInvalid, {.file = utf8(file), .field = key}, {"it is not a text"});
    return found->get<std::string>();
}

/// The lock that whoever trains a run holds on its events, taken for the lifetime where nobody does.
class Claim {
public:
    explicit Claim(const fs::path& run, int kind)
        : m_file(::open((run / "events.jsonl").c_str(), O_RDONLY | O_CLOEXEC)),
          m_isRefused(m_file >= 0 && ::flock(m_file, kind | LOCK_NB) != 0 && errno == EWOULDBLOCK) {}
    ~Claim() {
        if (m_file >= 0) ::close(m_file);
    }
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;
    bool isRefused() const { return m_isRefused; }

private:
    int m_file;
    bool m_isRefused;
};

/// «runs/run-1/» names the folder, too.
fs::path plain(const fs::path& folder) {
    return (fs::absolute(folder) / "").lexically_normal().parent_path();
}

} // namespace

RunLabels runLabels(const fs::path& run) {
    const fs::path file = run / LabelsName;
    const ordered_json object = labelsIn(file);
    if (!object.is_object())
        throw Error(ProblemCode::ConfigInvalid, {.file = utf8(file)}, {"it is not a JSON object"});
    return {textOf(object, "name", file), textOf(object, "note", file)};
}

void setRunLabels(const fs::path& run, const LabelChange& change) {
    if (!isFolder(run)) throw Error(ProblemCode::FolderMissing, {.file = utf8(run)});
    const fs::path file = run / LabelsName;
    ordered_json object = labelsIn(file);
    if (!object.is_object()) object = ordered_json::object(); // a damaged one is written anew
    object["version"] = 1;
    if (change.name) object["name"] = *change.name;
    if (change.note) object["note"] = *change.note;
    replaceFile(file, object.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

bool isUnderWay(const fs::path& run) {
    return Claim(run, LOCK_SH).isRefused();
}

fs::path binRun(const fs::path& folder) {
    const fs::path run = plain(folder);
    if (!isFolder(run)) throw Error(ProblemCode::FolderMissing, {.file = utf8(run)});
    const Claim claim(run, LOCK_EX);
    if (claim.isRefused()) throw Error(ProblemCode::RunBusy, {.file = utf8(run)});
    return moveToBin(run, run.parent_path().parent_path());
}

fs::path restoreRun(const fs::path& binned) {
    return putBack(plain(binned));
}

} // namespace core
