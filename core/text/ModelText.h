/// The text side of a model folder, opened once and shared: its tokenizer and its chat template. Immutable; every
/// function may be called from any thread. What of a folder is tensors belongs to ModelFolder.
#pragma once

#include "core/text/PromptFormat.h"
#include "core/text/Tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace core {

class LORIKEET_EXPORT ModelText {
public:
    /// Throws FolderMissing, TokenizerMissing, TokenizerInvalid.
    static std::shared_ptr<const ModelText> open(const std::filesystem::path& folder);
    ModelText(const ModelText&) = delete;
    ModelText& operator=(const ModelText&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }
    const Tokenizer& tokenizer() const { return m_tokenizer; }
    /// The format that fits the model: its chat template where it has one, else Alpaca.
    FormatKind suited() const { return m_template ? FormatKind::Chat : FormatKind::Alpaca; }
    /// `localSeconds` is the wall clock that a template sees (as ChatTemplate has it); the present where it is not
    /// given. This object outlives the format. Throws TemplateMissing where chat is asked for and there is no template,
    /// TemplateFailed where it is none.
    PromptFormat format(FormatKind kind, Learned learned = Learned::Answers,
                        std::optional<std::int64_t> localSeconds = {}) const;
    /// SHA-256 of the files of tokenizer and template: part of the key of derived values.
    const std::string& fingerprint() const { return m_fingerprint; }

private:
    struct Template {
        std::string text;
        std::string file;
        std::map<std::string, std::string> variables; ///< bos_token, eos_token … as it sees them
    };
    explicit ModelText(const std::filesystem::path& folder);
    void makeFingerprint();

    std::filesystem::path m_folder;
    Tokenizer m_tokenizer;
    std::optional<Template> m_template;
    std::string m_fingerprint;
};

/// answer, last_turn, all; as TrainingConfig::learned names them.
LORIKEET_EXPORT std::optional<Learned> learnedByName(std::string_view name);

} // namespace core
