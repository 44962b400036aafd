#include "core/project/EarlierTurns.h"

#include "core/Error.h"

#include <array>
#include <nlohmann/json.hpp>

namespace core {
namespace {

using nlohmann::json;
constexpr std::array<std::string_view, 3> RoleNames{"system", "user", "assistant"};

} // namespace

std::string turnsText(const std::vector<Message>& turns) {
    json text = json::array();
    for (const Message& turn : turns)
        text.push_back({RoleNames[static_cast<std::size_t>(turn.role)], turn.content});
    return text.dump();
}

std::vector<Message> turnsFrom(std::string_view text, RecordId record) {
    std::vector<Message> turns;
    const auto refuse = [&] {
        throw Error(ProblemCode::ProjectDamaged, {}, {"the earlier turns of record " + std::to_string(record)});
    };
    try {
        for (const json& turn : json::parse(text)) {
            const auto name = turn.at(0).get<std::string>();
            const auto role = std::find(RoleNames.begin(), RoleNames.end(), name);
            if (role == RoleNames.end()) refuse();
            turns.push_back({static_cast<Role>(role - RoleNames.begin()), turn.at(1).get<std::string>()});
        }
    } catch (const json::exception&) {
        refuse();
    }
    return turns;
}

} // namespace core
