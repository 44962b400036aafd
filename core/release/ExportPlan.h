/// What an export is made of, and the texts that it is verified by: those that a run put aside, else those it learned
/// from, else common ones. The window and the command line plan theirs here.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/project/Record.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace core {

/// Of a run's records no more are compared.
constexpr std::size_t VerifyingTexts = 64;
/// Nor more tokens of all of them, beside the first text: each is judged three times, on a processor, too.
constexpr std::size_t VerifyingTokens = 8192;

struct ExportPlan {
    enum class Texts { PutAside, Learned, Given, Common };

    std::filesystem::path model;   ///< folder of the base
    std::filesystem::path adapter; ///< in PEFT's format
    std::filesystem::path run;     ///< that made it; empty: none of ours
    std::string baseFingerprint;   ///< as modelFingerprint has it
    Texts texts = Texts::Common;
    std::vector<std::vector<std::int32_t>> sequences; ///< as ids, none longer than it was trained on
};

/// The adapter of a run. `model` is where its base lies now; empty: where it lay. Progress counts records. Throws
/// ModelChanged where that is another base, or reads text in another way; ResultMissing, RunDataChanged, and what is
/// wrong with the model's folder.
LORIKEET_EXPORT ExportPlan planRunExport(const std::filesystem::path& run, std::filesystem::path model = {},
                                         const Progress& progress = {});
/// An adapter from elsewhere, verified by `records`, or by common texts where there are none. An empty `format` is what
/// suits the model. Throws what is wrong with the model's folder.
LORIKEET_EXPORT ExportPlan planAdapterExport(const std::filesystem::path& adapter, const std::filesystem::path& model,
                                             std::span<const Record> records = {}, const std::string& format = {},
                                             const Progress& progress = {});

} // namespace core
