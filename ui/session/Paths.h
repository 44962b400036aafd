/// Paths between Qt and the core, and where the program's own parts lie. Any thread.
#pragma once

#include <QString>

#include <filesystem>

namespace ui {

std::filesystem::path toPath(const QString& text);
QString fromPath(const std::filesystem::path& path);

/// The starter that comes with the program: a small model and the sample's records. LORIKEET_STARTER, or the folder
/// share/lorikeet/starter beside the programs' own; empty where there is none.
QString starterFolder();
QString starterModel();

} // namespace ui
