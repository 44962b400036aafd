/// Paths between Qt and the core, and where the program's own parts lie. Any thread.
#pragma once

#include <QString>

#include <filesystem>
#include <optional>

namespace ui {

std::filesystem::path toPath(const QString& text);
QString fromPath(const std::filesystem::path& path);

/// The starter that comes with the program: a small model and the sample's records. LORIKEET_STARTER, or the folder
/// share/lorikeet/starter beside the programs' own; empty where there is none.
QString starterFolder();
QString starterModel();

/// Something to try that comes with the program: a small model, records, and the settings that were proven on them.
enum class Sample { Clinic, Reviews };
/// LORIKEET_STARTER or LORIKEET_REVIEWS, or a folder in share/lorikeet beside the programs' own; empty where it has not
/// come along.
QString sampleFolder(Sample sample);
QString sampleModel(Sample sample);
/// Which of them a base model belongs to.
std::optional<Sample> sampleOf(const QString& model);

} // namespace ui
