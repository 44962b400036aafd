/// A run's folder: config.json, events.jsonl (append-only), adapter/. Written by the trainer, read by whoever shows it; a live run and a past one are read alike.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingEvent.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

namespace core {

class LORIKEET_EXPORT Run {
public:
    /// Makes the folder with config.json. Throws FolderNotEmpty where a run lies there already, FileUnwritable, DiskFull.
    static Run create(const std::filesystem::path& folder, const TrainingConfig& config);
    Run(Run&&) noexcept;
    ~Run();

    /// Appends one line and flushes it to the system. Throws FileUnwritable, DiskFull.
    void append(const TrainingEvent& event);
    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path adapterFolder() const { return m_folder / "adapter"; }

    /// All events of a run on disk; a torn last line is left out.
    static std::vector<TrainingEvent> events(const std::filesystem::path& folder);

private:
    explicit Run(std::filesystem::path folder);
    std::filesystem::path m_folder;
    std::FILE* m_events = nullptr;
};

} // namespace core
