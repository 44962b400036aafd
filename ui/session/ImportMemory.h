/// How files were read when they were imported: a file with the same columns is read in the same way the next time.
/// Kept with the program's settings, the newest first. Lives on the UI thread.
#pragma once

#include "core/exchange/DataPreview.h"
#include "core/exchange/ImportOptions.h"

#include <QString>

#include <optional>

namespace ui {

class Settings;

/// What tells a kind of file: how it looks before anything is chosen.
struct FileLook {
    QString columns;  ///< a digest of their names
    QString encoding; ///< as found
    core::FirstRow firstRow = core::FirstRow::Header; ///< as found
    explicit FileLook(const core::DataPreview& preview);
};

class ImportMemory {
public:
    explicit ImportMemory(Settings& settings) : m_settings(settings) {}

    /// nullopt where nothing was chosen for such a file. An encoding counts only where the same was found.
    std::optional<core::ImportOptions> optionsFor(const FileLook& look) const;
    /// What stands as it was found is forgotten.
    void keep(const FileLook& look, const core::ImportOptions& options);

private:
    Settings& m_settings;
};

} // namespace ui
