#include "core/training/Run.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/training/RunEvents.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr const char* EventsName = "events.jsonl";
constexpr const char* ConfigName = "config.json";
constexpr const char* StartName = "start";

void makeFolder(const fs::path& folder) {
    makeFolders(folder);
    std::error_code error;
    const bool isEmpty = fs::is_empty(folder, error);
    if (error) failWrite(folder, error.value());
    if (!isEmpty) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(folder)});
}

/// Byte by byte: the folder is another program's, which may write into it.
void keepStart(const fs::path& adapter, const fs::path& start) {
    writeFolder(start, [&](const fs::path& aside) {
        for (const char* name : {"adapter_config.json", "adapter_model.safetensors"}) {
            const MappedFile content(adapter / name);
            FileReplacement copy(aside / name);
            copy.write(content.bytes());
            copy.commit();
        }
    });
}

/// Held until the file is closed, also by a process that is killed.
void claim(const fs::path& folder, int file) {
    // Who only looks whether a run is under way (RunKeeping.h) holds the lock for a moment.
    for (int look = 0; look < 20; ++look) {
        if (::flock(file, LOCK_EX | LOCK_NB) == 0) return;
        if (errno != EWOULDBLOCK) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    if (errno == EWOULDBLOCK) throw Error(ProblemCode::RunBusy, {.file = utf8(folder)});
    // A file system without locks: nothing guards the run, as nothing guards its other files.
}

/// After a program that was killed: what it wrote aside goes, and a folder that it was replacing comes back.
void sweep(const Run& run) {
    std::error_code ignored;
    for (const fs::path& folder : {run.best(), run.last(), run.result("lora"), run.result("full")}) {
        const fs::path old = folder.string() + ".old";
        if (!fs::exists(folder, ignored)) fs::rename(old, folder, ignored);
        fs::remove_all(old, ignored);
        fs::remove_all(folder.string() + ".part", ignored);
    }
    for (const auto& entry : fs::directory_iterator(run.checkpoint().parent_path(), ignored))
        if (entry.path().filename() != run.checkpoint().filename()) fs::remove(entry, ignored);
}

} // namespace

Run Run::create(const fs::path& folder, const RunConfig& config) {
    makeFolder(folder);
    // Whoever makes this file owns the folder: of two runs that start at once, one is refused.
    const fs::path events = folder / EventsName;
    const int file = ::open(events.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0 && errno == EEXIST) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(folder)});
    if (file < 0) failWrite(events, errno);
    Run run(folder, file);
    claim(folder, file);
    try {
        if (!config.adapter.empty()) keepStart(fs::u8path(config.adapter), folder / StartName);
        run.setConfig(config);
    } catch (const Error&) {
        ::unlink(events.c_str()); // so that the same folder can be used once there is space
        std::error_code ignored;
        fs::remove_all(folder / StartName, ignored);
        throw;
    }
    return run;
}

Run Run::open(const fs::path& folder) {
    const fs::path events = folder / EventsName;
    if (!isThere(events)) throw Error(ProblemCode::FileMissing, {.file = utf8(events)});
    const int file = ::open(events.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
    if (file < 0) failWrite(events, errno);
    Run run(folder, file);
    claim(folder, file);
    if (!isThere(run.checkpoint())) throw Error(ProblemCode::CheckpointMissing, {.file = utf8(folder)});
    char lastSign = '\n';
    struct stat status {};
    if (::fstat(file, &status) != 0) failWrite(events, errno);
    if (status.st_size > 0 && ::pread(file, &lastSign, 1, status.st_size - 1) != 1) failWrite(events, errno);
    run.m_isTorn = lastSign != '\n';
    sweep(run);
    return run;
}

RunConfig Run::config(const fs::path& folder) {
    const fs::path file = folder / ConfigName;
    return runConfigFromJson(readFile(file), utf8(file));
}

Run::Run(Run&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_file(std::exchange(other.m_file, -1)), m_isTorn(other.m_isTorn) {}

Run& Run::operator=(Run&& other) noexcept {
    std::swap(m_folder, other.m_folder);
    std::swap(m_file, other.m_file);
    std::swap(m_isTorn, other.m_isTorn);
    return *this;
}

Run::~Run() {
    if (m_file >= 0) ::close(m_file);
}

void Run::setConfig(const RunConfig& config) {
    replaceFile(m_folder / ConfigName, runConfigJson(config));
}

void Run::append(const TrainingEvent& event) {
    // After a piece that could not be taken back, the line break makes the torn line one of its own, which readers pass
    // over.
    const std::string line = (m_isTorn ? "\n" : "") + eventLine(event) + "\n";
    struct stat before {};
    if (::fstat(m_file, &before) != 0) failWrite(m_folder / EventsName, errno);
    ssize_t count = -1;
    do {
        count = ::write(m_file, line.data(), line.size());
    } while (count < 0 && errno == EINTR);
    if (count == static_cast<ssize_t>(line.size())) {
        m_isTorn = false;
        return;
    }
    // The system takes a part of a line only where no more fits.
    const int error = count < 0 ? errno : ENOSPC;
    if (count > 0 && ::ftruncate(m_file, before.st_size) != 0) m_isTorn = true;
    failWrite(m_folder / EventsName, error);
}

void Run::sync() {
    if (::fsync(m_file) != 0) failWrite(m_folder / EventsName, errno);
}

std::vector<TrainingEvent> Run::events(const fs::path& folder) {
    const std::string content = readFile(folder / EventsName);
    std::vector<TrainingEvent> events;
    for (std::size_t begin = 0; begin < content.size();) {
        const std::size_t end = content.find('\n', begin);
        if (end == std::string::npos) break; // still being written, or torn
        for (TrainingEvent& event : eventFromLine(std::string_view(content).substr(begin, end - begin)))
            takeUp(events, std::move(event));
        begin = end + 1;
    }
    return events;
}

fs::path frozenFolder(const fs::path& run) {
    // «runs/1/» and «.» name the folder, too; the shell completes names so.
    const fs::path beside = (fs::absolute(run) / "").lexically_normal().parent_path().parent_path();
    const fs::path project = beside.parent_path();
    const bool isProjects = beside.filename() == "runs" && isThere(project / "project.lorikeet");
    return (isProjects ? project : beside) / "data";
}

fs::path startFolder(const fs::path& run, const RunConfig& config) {
    if (config.adapter.empty()) return {};
    const fs::path kept = run / StartName;
    return isFolder(kept) ? kept : fs::u8path(config.adapter); // a run of an earlier version kept none
}

fs::path resultFolder(const fs::path& run, const RunConfig& config) {
    return (run / (config.training.method == "full" ? "model" : "adapter")).lexically_normal();
}

fs::path writtenResult(const fs::path& run, const RunConfig& config) {
    fs::path result = resultFolder(run, config);
    if (!isFolder(result)) throw Error(ProblemCode::ResultMissing, {.file = utf8(result)});
    return result;
}

} // namespace core
