/// A run's folder: config.json, events.jsonl (append-only), start/ (a copy of the adapter it began with), best/ and
/// last/ (weights), adapter/ or model/ (what one uses: the best where there is validation, else the last), checkpoint/.
/// Written by the trainer, read by whoever shows it; a live run and a past one are read alike. One thread writes;
/// others may read the folder at the same time.
#pragma once

#include "core/Export.h"
#include "core/training/RunConfig.h"
#include "core/training/TrainingEvent.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace core {

class LORIKEET_EXPORT Run {
public:
    /// Makes the folder with config.json, and with a copy of the adapter to begin with, so that going on needs no other
    /// folder. Throws FolderNotEmpty where something lies there already, FileMissing, FileUnwritable, DiskFull.
    static Run create(const std::filesystem::path& folder, const RunConfig& config);
    /// To go on with a run from its checkpoint; what a killed program left half written is cleared away. Throws
    /// FileMissing, CheckpointMissing, RunBusy, FileUnwritable.
    static Run open(const std::filesystem::path& folder);
    Run(Run&& other) noexcept;
    Run& operator=(Run&& other) noexcept;
    ~Run();

    /// Appends one line, in one piece, and hands it to the system. Throws FileUnwritable, DiskFull; the file then ends
    /// with the line before.
    void append(const TrainingEvent& event);
    const std::filesystem::path& folder() const { return m_folder; }
    /// For a run that goes on in another place, on another device. Throws FileUnwritable, DiskFull.
    void setConfig(const RunConfig& config);
    /// Makes sure that the events are on the disk: a checkpoint must not be ahead of them.
    void sync();
    std::filesystem::path best() const { return m_folder / "best"; }
    /// The weights of a new best step, until a checkpoint knows of them.
    std::filesystem::path newBest(std::int64_t step) const { return m_folder / ("best-" + std::to_string(step)); }
    std::filesystem::path last() const { return m_folder / "last"; }
    /// What one uses, by the method: an adapter in PEFT's format, or a whole model.
    std::filesystem::path result(std::string_view method) const {
        return m_folder / (method == "full" ? "model" : "adapter");
    }
    std::filesystem::path checkpoint() const { return m_folder / "checkpoint" / "state.safetensors"; }

    /// The events of a run on disk as of one run without interruptions: what a resumed part did anew counts once. A
    /// torn line is left out. Throws FileMissing, FileUnreadable.
    static std::vector<TrainingEvent> events(const std::filesystem::path& folder);
    /// Throws FileMissing, ConfigInvalid …
    static RunConfig config(const std::filesystem::path& folder);

private:
    Run(std::filesystem::path folder, int file) : m_folder(std::move(folder)), m_file(file) {}

    std::filesystem::path m_folder;
    int m_file = -1;       ///< descriptor of events.jsonl
    bool m_isTorn = false; ///< the file ends in the middle of a line
};

/// Where the frozen records of a run lie: data/ beside its folder, or in the project that it belongs to.
LORIKEET_EXPORT std::filesystem::path frozenFolder(const std::filesystem::path& run);
/// The adapter that a run began with, as the run keeps it; empty where it began with a fresh one.
LORIKEET_EXPORT std::filesystem::path startFolder(const std::filesystem::path& run, const RunConfig& config);
/// What one uses of a run: its adapter, or with method «full» its model. It may not be there yet.
LORIKEET_EXPORT std::filesystem::path resultFolder(const std::filesystem::path& run, const RunConfig& config);
/// The same, there. Throws ResultMissing.
LORIKEET_EXPORT std::filesystem::path writtenResult(const std::filesystem::path& run, const RunConfig& config);

} // namespace core
