/// A run's folder: config.json, events.jsonl (append-only), adapter/. Written by the trainer, read by whoever shows it;
/// a live run and a past one are read alike. One thread writes; others may read the folder at the same time.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingEvent.h"

#include <filesystem>
#include <vector>

namespace core {

class LORIKEET_EXPORT Run {
public:
    /// Makes the folder with config.json. Throws FolderNotEmpty where something lies there already, FileUnwritable,
    /// DiskFull.
    static Run create(const std::filesystem::path& folder, const TrainingConfig& config);
    Run(Run&& other) noexcept;
    Run& operator=(Run&& other) noexcept;
    ~Run();

    /// Appends one line, in one piece, and hands it to the system. Throws FileUnwritable, DiskFull; the file then ends
    /// with the line before.
    void append(const TrainingEvent& event);
    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path adapterFolder() const { return m_folder / "adapter"; }

    /// All events of a run on disk; a torn last line is left out. Throws FileMissing, FileUnreadable.
    static std::vector<TrainingEvent> events(const std::filesystem::path& folder);

private:
    Run(std::filesystem::path folder, int file) : m_folder(std::move(folder)), m_file(file) {}

    std::filesystem::path m_folder;
    int m_file = -1;       ///< descriptor of events.jsonl
    bool m_isTorn = false; ///< the file ends in the middle of a line
};

} // namespace core
