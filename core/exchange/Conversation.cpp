#include "core/exchange/Conversation.h"

#include "core/Error.h"

#include <optional>

namespace core {
namespace {

using nlohmann::json;

const json* member(const json& object, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto found = object.find(name); found != object.end()) return &*found;
    return nullptr;
}

std::optional<Role> roleByName(const std::string& name) {
    if (name == "user" || name == "human" || name == "prompter") return Role::User;
    if (name == "assistant" || name == "gpt" || name == "chatgpt" || name == "model" || name == "bot")
        return Role::Assistant;
    if (name == "system" || name == "developer") return Role::System;
    return std::nullopt;
}

/// A text, or OpenAI's list of parts where all of them are text.
std::string contentOf(const json& content, const Location& where) {
    if (content.is_string()) return content.get<std::string>();
    std::string text;
    bool isText = content.is_array();
    if (isText)
        for (const json& part : content) {
            const json* piece = part.is_object() ? member(part, {"text"}) : nullptr;
            isText = isText && piece && piece->is_string();
            if (isText) text += piece->get<std::string>();
        }
    if (!isText) throw Error(ProblemCode::RecordFieldType, where, {"content", typeName(content), "a text"});
    return text;
}

Message messageOf(const json& entry, const Location& where) {
    const json* role = entry.is_object() ? member(entry, {"role", "from"}) : nullptr;
    const json* content = entry.is_object() ? member(entry, {"content", "value", "text"}) : nullptr;
    if (!role || !role->is_string() || !content)
        throw Error(ProblemCode::DataInvalid, where, {"a message needs a role and a content"});
    const std::optional<Role> known = roleByName(role->get<std::string>());
    if (!known)
        throw Error(ProblemCode::DataInvalid, where,
                    {"messages of the role «" + role->get<std::string>() + "» cannot be used"});
    return {*known, contentOf(*content, where)};
}

} // namespace

const char* typeName(const json& value) {
    switch (value.type()) {
    case json::value_t::null:
        return "null";
    case json::value_t::boolean:
        return "true or false";
    case json::value_t::string:
        return "a text";
    case json::value_t::array:
        return "a list";
    case json::value_t::object:
        return "an object";
    default:
        return "a number";
    }
}

std::vector<Message> readConversation(const json& list, const Location& where) {
    if (!list.is_array()) throw Error(ProblemCode::RecordFieldType, where, {"messages", typeName(list), "a list"});
    std::vector<Message> messages;
    for (const json& entry : list) messages.push_back(messageOf(entry, where));
    if (messages.empty()) throw Error(ProblemCode::DataInvalid, where, {"the conversation is empty"});
    return messages;
}

std::vector<Message> readHistory(const json& list, const Location& where) {
    if (!list.is_array()) throw Error(ProblemCode::RecordFieldType, where, {"history", typeName(list), "a list"});
    std::vector<Message> turns;
    for (const json& entry : list) {
        if (entry.is_object()) {
            turns.push_back(messageOf(entry, where));
            continue;
        }
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string())
            throw Error(ProblemCode::DataInvalid, where,
                        {"each entry of «history» needs two texts: what was asked and what was answered"});
        turns.push_back({Role::User, entry[0].get<std::string>()});
        turns.push_back({Role::Assistant, entry[1].get<std::string>()});
    }
    return turns;
}

} // namespace core
