#include "core/text/ModelText.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/bridge/Sha256.h"
#include "core/text/ChatTemplate.h"
#include "core/text/TokenizerFiles.h"

namespace core {

std::shared_ptr<const ModelText> ModelText::open(const std::filesystem::path& folder) {
    return std::shared_ptr<const ModelText>(new ModelText(folder));
}

ModelText::ModelText(const std::filesystem::path& folder) : m_folder(folder), m_tokenizer(Tokenizer::open(folder)) {
    if (auto source = readChatTemplate(folder))
        m_template = {std::move(source->text), utf8(source->path), readTokenTexts(folder)};
    makeFingerprint();
}

void ModelText::makeFingerprint() {
    std::string parts = m_tokenizer.fingerprint();
    const auto add = [&](const std::string& part) { parts += '\n' + std::to_string(part.size()) + '\n' + part; };
    if (m_template) {
        add(m_template->text);
        for (const auto& [name, text] : m_template->variables) {
            add(name);
            add(text);
        }
    }
    m_fingerprint = bridge::sha256(parts);
}

PromptFormat ModelText::format(FormatKind kind, Learned learned, std::optional<std::int64_t> localSeconds) const {
    if (kind != FormatKind::Chat) return PromptFormat(kind, m_tokenizer, {}, learned);
    if (!m_template) throw Error(ProblemCode::TemplateMissing, {.file = utf8(m_folder)});
    // Compiled anew, which takes less than a millisecond: formats do not wait for each other then.
    return PromptFormat(kind, m_tokenizer,
                        ChatTemplate(m_template->text, m_template->variables, localSeconds, m_template->file), learned);
}

std::optional<Learned> learnedByName(std::string_view name) {
    if (name == "answer") return Learned::Answers;
    if (name == "last_turn") return Learned::LastTurn;
    if (name == "all") return Learned::Everything;
    return {};
}

} // namespace core
