#include "core/training/FrozenRecords.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/bridge/Bridge.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace core {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::array Splits{Split::Train, Split::Validation, Split::Test};
constexpr std::array<const char*, 3> SplitNames{"train", "validation", "test"};
constexpr std::array<const char*, 3> RoleNames{"system", "user", "assistant"};
/// Of a frozen file, uncompressed: what a damaged one may claim.
constexpr std::uint64_t LargestBytes = std::uint64_t{16} << 30;

std::string lineOf(const Record& record, Split split) {
    ordered_json line{{"split", SplitNames[static_cast<std::size_t>(split)]},
                      {"instruction", record.instruction},
                      {"input", record.input},
                      {"output", record.output}};
    if (!record.system.empty()) line["system"] = record.system;
    for (const Message& turn : record.turns)
        line["turns"].push_back({{"role", RoleNames[static_cast<std::size_t>(turn.role)]}, {"content", turn.content}});
    if (!record.file.empty()) line["file"] = record.file;
    if (record.line > 0) line["line"] = record.line;
    return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

template <std::size_t Count>
std::size_t indexOf(const std::array<const char*, Count>& names, const std::string& name) {
    for (std::size_t i = 0; i < Count; ++i)
        if (name == names[i]) return i;
    throw json::other_error::create(501, "unknown name", nullptr);
}

void addLine(SplitRecords& records, std::string_view text) {
    const json line = json::parse(text);
    Record record;
    record.instruction = line.at("instruction").get<std::string>();
    record.input = line.at("input").get<std::string>();
    record.output = line.at("output").get<std::string>();
    record.system = line.value("system", std::string());
    record.file = line.value("file", std::string());
    record.line = line.value("line", std::int64_t{0});
    for (const json& turn : line.value("turns", json::array()))
        record.turns.push_back({static_cast<Role>(indexOf(RoleNames, turn.at("role").get<std::string>())),
                                turn.at("content").get<std::string>()});
    const Split split = Splits[indexOf(SplitNames, line.at("split").get<std::string>())];
    records.of(split).push_back(std::move(record));
}

std::string sha256(std::string_view content) {
    bridge::Text digest, message;
    bridge::check(lk_sha256(bridge::view(content), digest.out(), message.out()), message, ProblemCode::EngineFailed);
    return digest.string();
}

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& hash) {
    return folder / (hash + ".jsonl.zst");
}

/// What decides where a record goes: its text, not its place.
std::string keyOf(const Record& record, std::int64_t seed) {
    Record text = record;
    text.file.clear();
    text.line = 0;
    return sha256(std::to_string(seed) + "\n" + lineOf(text, Split::Train));
}

} // namespace

std::vector<Record>& SplitRecords::of(Split split) {
    return split == Split::Train ? training : split == Split::Validation ? validation : test;
}

std::string freeze(const SplitRecords& records, const std::filesystem::path& folder) {
    std::string lines;
    for (const Split split : Splits)
        for (const Record& record : records.of(split)) lines += lineOf(record, split);
    const std::string hash = sha256(lines);
    const std::filesystem::path file = fileOf(folder, hash);
    if (isThere(file)) return hash;
    makeFolders(folder);
    bridge::Text compressed, message;
    bridge::check(lk_compress(bridge::view(lines), compressed.out(), message.out()), message,
                  ProblemCode::FileUnwritable, {.file = utf8(file)});
    replaceFile(file, compressed.string());
    return hash;
}

SplitRecords thaw(const std::filesystem::path& folder, const std::string& hash) {
    const std::filesystem::path file = fileOf(folder, hash);
    const std::string content = readFile(file);
    bridge::Text plain, message;
    bridge::check(lk_decompress(bridge::view(content), LargestBytes, plain.out(), message.out()), message,
                  ProblemCode::RunDataChanged, {.file = utf8(file)});
    const std::string lines = plain.string();
    if (sha256(lines) != hash) throw Error(ProblemCode::RunDataChanged, {.file = utf8(file)});
    SplitRecords records;
    try {
        for (std::size_t begin = 0; begin < lines.size();) {
            const std::size_t end = lines.find('\n', begin);
            addLine(records, std::string_view(lines).substr(begin, end - begin));
            begin = end + 1;
        }
    } catch (const json::exception&) {
        // The right bytes, and not ours: a newer version wrote them.
        throw Error(ProblemCode::RunDataChanged, {.file = utf8(file)});
    }
    return records;
}

void moveShares(SplitRecords& records, double validationShare, double testShare, std::int64_t seed) {
    const auto count = static_cast<double>(records.training.size());
    const auto wanted = [&](double share) {
        return share > 0 ? std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(share * count))) : 0;
    };
    const std::size_t validation = wanted(validationShare), test = wanted(testShare);
    const auto refuse = [&] {
        throw Error(ProblemCode::SettingInvalid, {.field = "validation_split, test_split"},
                    {std::to_string(validationShare) + ", " + std::to_string(testShare),
                     "shares from 0 that leave records to learn from"});
    };
    if (validationShare < 0 || testShare < 0 || validation + test >= records.training.size()) refuse();
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < records.training.size(); ++i)
        order.emplace_back(keyOf(records.training[i], seed), i);
    std::sort(order.begin(), order.end());
    // Equal records share a key and lie side by side; those at a border go with the first of them.
    std::vector<Split> uses(order.size(), Split::Train);
    for (std::size_t place = 0; place < order.size(); ++place) {
        const bool isLikeBefore = place > 0 && order[place].first == order[place - 1].first;
        const Split own = place < test ? Split::Test : place < test + validation ? Split::Validation : Split::Train;
        uses[order[place].second] = isLikeBefore ? uses[order[place - 1].second] : own;
    }
    SplitRecords moved{.training = {}, .validation = std::move(records.validation), .test = std::move(records.test)};
    for (std::size_t i = 0; i < uses.size(); ++i) moved.of(uses[i]).push_back(std::move(records.training[i]));
    if (moved.training.empty()) refuse();
    records = std::move(moved);
}

} // namespace core
