#include "core/text/TokenizerFiles.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/bridge/Bridge.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace core {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::array SentencePieceNames{"tokenizer.model",   "spiece.model",       "sentencepiece.bpe.model",
                                        "spm.model",         "tokenizer.model.v3", "tokenizer.model.v2",
                                        "tokenizer.model.v1"};
constexpr std::array TokenNames{"bos_token", "eos_token", "unk_token", "sep_token",
                                "pad_token", "cls_token", "mask_token"};
/// A tokenizer larger than this is something else (the largest known have 40 MB).
constexpr std::uint64_t LargestFile = 512ULL << 20;

[[noreturn]] void fail(const fs::path& path, const std::string& reason) {
    throw Error(ProblemCode::TokenizerInvalid, {.file = utf8(path)}, {reason});
}

/// Gathers the files read, so that the fingerprint covers them all.
class Folder {
public:
    explicit Folder(fs::path path) : m_path(std::move(path)) {}

    bool has(const char* name) const { return isThere(m_path / name); }
    fs::path at(const char* name) const { return m_path / name; }

    std::string read(const char* name) {
        std::string content = readFile(m_path / name, LargestFile);
        if (content.starts_with("version https://git-lfs"))
            fail(m_path / name, "it is a Git LFS pointer, not the file itself");
        m_read += std::string(name) + '\0' + std::to_string(content.size()) + '\0' + content;
        return content;
    }

    /// An empty object where the file is missing.
    Json readJson(const char* name) {
        if (!has(name)) return Json::object();
        try {
            Json json = Json::parse(read(name));
            if (!json.is_object()) fail(m_path / name, "it holds no JSON object");
            return json;
        } catch (const nlohmann::json::exception& error) {
            fail(m_path / name, error.what());
        }
    }

    std::string fingerprint() const {
        bridge::Text digest;
        bridge::Text message;
        bridge::check(lk_sha256(bridge::view(m_read), digest.out(), message.out()), message,
                      ProblemCode::TokenizerInvalid);
        return digest.string();
    }

private:
    fs::path m_path;
    std::string m_read;
};

/// The content of a token: a string, or an AddedToken object.
std::optional<std::string> contentOf(const Json& token) {
    if (token.is_string()) return token.get<std::string>();
    if (token.is_object() && token.contains("content") && token["content"].is_string())
        return token["content"].get<std::string>();
    return {};
}

/// What stands beside the tokenizer.
struct Beside {
    Json settings; ///< tokenizer_config.json
    Json map;      ///< special_tokens_map.json
    Json added;    ///< added_tokens.json
    Json model;    ///< config.json

    /// The text of a token such as «bos_token». A null in a file means that there is none, whatever the next file says.
    std::optional<std::string> text(const std::string& name) const {
        for (const Json* file : {&settings, &map})
            if (const auto found = file->find(name);
                found != file->end() && !(found->is_null() && file == &settings && map.contains(name)))
                return contentOf(*found);
        return {};
    }

    NamedToken token(const std::string& name) const {
        if (const auto found = text(name)) return {*found, {}};
        if (settings.contains(name) || map.contains(name)) return {};
        const auto id = model.find(name + "_id");
        if (id == model.end()) return {};
        const Json& first = id->is_array() && !id->empty() ? id->front() : *id;
        return first.is_number_integer() ? NamedToken{{}, first.get<std::int64_t>()} : NamedToken{};
    }
};

/// All special tokens that the files name.
Json specialTexts(const Beside& beside) {
    Json result = Json::array();
    const auto add = [&](const Json& token) {
        if (const auto content = contentOf(token); content && !content->empty()) result.push_back(*content);
    };
    for (const Json* file : {&beside.settings, &beside.map}) {
        for (const char* name : TokenNames)
            if (file->contains(name)) add((*file)[name]);
        for (const char* name : {"additional_special_tokens", "extra_special_tokens"})
            if (file->contains(name) && (*file)[name].is_structured())
                for (const Json& token : (*file)[name]) add(token);
    }
    return result;
}

/// Tokens with ids: added_tokens_decoder of tokenizer_config.json, then added_tokens.json.
Json addedTokens(const Beside& beside, const fs::path& settingsPath) {
    Json result = Json::array();
    const Json special = specialTexts(beside);
    const auto known = [&](const std::string& content) {
        return std::any_of(result.begin(), result.end(),
                           [&](const Json& token) { return token["content"] == content; });
    };
    const auto decoder = beside.settings.find("added_tokens_decoder");
    if (decoder != beside.settings.end() && decoder->is_object()) {
        for (const auto& [key, token] : decoder->items()) {
            const auto content = contentOf(token);
            if (!content || key.empty() || key.size() > 9 || key.find_first_not_of("0123456789") != std::string::npos)
                fail(settingsPath, "added_tokens_decoder has an entry «" + key + "» that is no token");
            Json entry{{"id", std::stoul(key)}, {"content", *content}};
            for (const char* flag : {"special", "lstrip", "rstrip", "single_word", "normalized"})
                if (token.is_object() && token.contains(flag) && token[flag].is_boolean()) entry[flag] = token[flag];
            result.push_back(entry);
        }
    }
    for (const auto& [content, id] : beside.added.items()) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() > UINT32_MAX || known(content)) continue;
        const bool isSpecial = std::find(special.begin(), special.end(), Json(content)) != special.end();
        result.push_back({{"id", id}, {"content", content}, {"special", isSpecial}});
    }
    return result;
}

std::string optionsFor(const Beside& beside, const fs::path& settingsPath) {
    Json options{{"added", addedTokens(beside, settingsPath)}, {"special", specialTexts(beside)}};
    const std::pair<const char*, const char*> texts[] = {
        {"bos", "bos_token"}, {"eos", "eos_token"}, {"unk", "unk_token"}, {"cls", "cls_token"}, {"sep", "sep_token"}};
    for (const auto& [name, key] : texts)
        if (const auto content = beside.text(key)) options[name] = *content;
    const std::pair<const char*, const char*> flags[] = {{"add_bos", "add_bos_token"},
                                                         {"add_eos", "add_eos_token"},
                                                         {"do_lower_case", "do_lower_case"},
                                                         {"strip_accents", "strip_accents"},
                                                         {"tokenize_chinese_chars", "tokenize_chinese_chars"},
                                                         {"add_prefix_space", "add_prefix_space"},
                                                         {"legacy", "legacy"}};
    for (const auto& [name, key] : flags)
        if (beside.settings.contains(key) && beside.settings[key].is_boolean()) options[name] = beside.settings[key];
    if (beside.settings.contains("tokenizer_class") && beside.settings["tokenizer_class"].is_string())
        options["class"] = beside.settings["tokenizer_class"];
    if (beside.settings.contains("extra_ids") && beside.settings["extra_ids"].is_number_unsigned())
        options["extra_ids"] = beside.settings["extra_ids"];
    return options.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void readMain(Folder& folder, const fs::path& modelFolder, TokenizerFiles& files) {
    const auto take = [&](TokenizerKind kind, const char* name) {
        files.kind = kind;
        files.path = folder.at(name);
        files.content = folder.read(name);
    };
    if (folder.has("tokenizer.json")) return take(TokenizerKind::Json, "tokenizer.json");
    if (folder.has("vocab.json") && folder.has("merges.txt")) {
        take(TokenizerKind::ByteLevel, "vocab.json");
        files.merges = folder.read("merges.txt");
        return;
    }
    for (const char* name : SentencePieceNames)
        if (folder.has(name)) return take(TokenizerKind::SentencePiece, name);
    if (folder.has("vocab.txt")) return take(TokenizerKind::WordPiece, "vocab.txt");
    if (folder.has("vocab.json")) fail(folder.at("vocab.json"), "merges.txt is missing beside it");
    throw Error(ProblemCode::TokenizerMissing, {.file = utf8(modelFolder)});
}

/// The tokens that classes of transformers assume where no file names them; used where there is no tokenizer.json.
void assumeTokens(const Beside& beside, TokenizerFiles& files) {
    const auto assume = [](NamedToken& token, const char* text) {
        if (token.text.empty() && !token.id) token.text = text;
    };
    const auto unnamed = [&](const char* name) {
        return !beside.settings.contains(name) && !beside.map.contains(name);
    };
    if (files.kind == TokenizerKind::SentencePiece) {
        if (unnamed("bos_token")) assume(files.begin, "<s>");
        if (unnamed("eos_token")) assume(files.end, "</s>");
    }
    if (files.kind == TokenizerKind::ByteLevel) {
        if (unnamed("eos_token")) assume(files.end, "<|endoftext|>");
    }
}

} // namespace

TokenizerFiles readTokenizerFiles(const fs::path& modelFolder) {
    if (!isFolder(modelFolder)) throw Error(ProblemCode::FolderMissing, {.file = utf8(modelFolder)});
    Folder folder(modelFolder);
    TokenizerFiles files;
    readMain(folder, modelFolder, files);
    Beside beside;
    beside.settings = folder.readJson("tokenizer_config.json");
    beside.map = folder.readJson("special_tokens_map.json");
    beside.added = folder.readJson("added_tokens.json");
    files.fingerprint = folder.fingerprint(); // config.json says nothing about how text becomes ids
    beside.model = folder.readJson("config.json");
    files.options = optionsFor(beside, folder.at("tokenizer_config.json"));
    files.begin = beside.token("bos_token");
    files.end = beside.token("eos_token");
    files.pad = beside.token("pad_token");
    if (files.kind != TokenizerKind::Json) assumeTokens(beside, files);
    return files;
}

std::map<std::string, std::string> readTokenTexts(const fs::path& modelFolder) {
    Folder folder(modelFolder);
    Beside beside;
    beside.settings = folder.readJson("tokenizer_config.json");
    beside.map = folder.readJson("special_tokens_map.json");
    std::map<std::string, std::string> result;
    for (const char* name : TokenNames)
        if (const auto text = beside.text(name)) result[name] = *text;
    return result;
}

std::optional<ChatTemplateSource> readChatTemplate(const fs::path& modelFolder) {
    Folder folder(modelFolder);
    constexpr const char* Plain = "chat_template.jinja";
    if (folder.has(Plain)) return ChatTemplateSource{folder.read(Plain), folder.at(Plain)};
    for (const char* name : {"tokenizer_config.json", "chat_template.json"}) {
        const Json settings = folder.readJson(name);
        const auto found = settings.find("chat_template");
        if (found == settings.end()) continue;
        if (found->is_string()) return ChatTemplateSource{found->get<std::string>(), folder.at(name)};
        if (!found->is_array()) continue;
        for (const Json& each : *found)
            if (each.is_object() && each.value("name", Json()) == "default" && each.contains("template") &&
                each["template"].is_string())
                return ChatTemplateSource{each["template"].get<std::string>(), folder.at(name)};
    }
    return {};
}

} // namespace core
