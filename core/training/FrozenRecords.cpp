#include "core/training/FrozenRecords.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/bridge/Sha256.h"
#include "core/training/ShownValue.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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
    if (!record.label.empty()) line["label"] = record.label;
    if (!record.system.empty()) line["system"] = record.system;
    for (const Message& turn : record.turns)
        line["turns"].push_back({{"role", RoleNames[static_cast<std::size_t>(turn.role)]}, {"content", turn.content}});
    if (!record.file.empty()) line["file"] = record.file;
    if (record.line > 0) line["line"] = record.line;
    if (record.row > 0) line["row"] = record.row;
    if (record.id > 0) {
        line["id"] = record.id;
        line["revision"] = record.revision;
    }
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
    record.label = line.value("label", std::string());
    record.system = line.value("system", std::string());
    record.file = line.value("file", std::string());
    record.line = line.value("line", std::int64_t{0});
    record.row = line.value("row", std::int64_t{0});
    record.id = line.value("id", RecordId{0});
    record.revision = line.value("revision", std::int64_t{0});
    for (const json& turn : line.value("turns", json::array()))
        record.turns.push_back({static_cast<Role>(indexOf(RoleNames, turn.at("role").get<std::string>())),
                                turn.at("content").get<std::string>()});
    const Split split = Splits[indexOf(SplitNames, line.at("split").get<std::string>())];
    records.of(split).push_back(std::move(record));
}

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& hash) {
    return folder / (hash + ".jsonl.zst");
}

std::string linesOf(const SplitRecords& records, const Progress& progress) {
    std::string lines;
    const std::uint64_t total = records.training.size() + records.validation.size() + records.test.size();
    std::uint64_t done = 0;
    for (const Split split : Splits)
        for (const Record& record : records.of(split)) {
            progress.at(done++, total);
            lines += lineOf(record, split);
        }
    progress.at(total, total);
    return lines;
}

/// The lines of a frozen file, whole and unchanged.
std::string linesIn(const std::filesystem::path& file, const std::string& hash) {
    const std::string content = readFile(file);
    bridge::Text plain, message;
    bridge::check(lk_decompress(bridge::view(content), bridge::view(hash), LargestBytes, plain.out(), message.out()),
                  message, ProblemCode::RunDataChanged, {.file = utf8(file)});
    return plain.string();
}

bool isSound(const std::filesystem::path& file, const std::string& hash) {
    try {
        linesIn(file, hash);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// What decides where a record goes: its text, not its place.
std::string keyOf(const Record& record, std::int64_t seed) {
    Record text = record;
    text.file.clear();
    text.line = 0;
    text.row = 0;
    text.id = 0;
    text.revision = 0;
    return bridge::sha256(std::to_string(seed) + "\n" + lineOf(text, Split::Train));
}

/// Records of one text share a key, and go together.
std::map<std::string, std::vector<std::size_t>> placesByKey(const std::vector<Record>& records, std::int64_t seed,
                                                            const Progress& progress) {
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < records.size(); ++i) {
        progress.at(i, records.size());
        places[keyOf(records[i], seed)].push_back(i);
    }
    progress.at(records.size(), records.size());
    return places;
}

} // namespace

std::string fingerprint(const SplitRecords& records, const Progress& progress) {
    return bridge::sha256(linesOf(records, progress));
}

std::string freeze(const SplitRecords& records, const std::filesystem::path& folder, const Progress& progress) {
    const std::string lines = linesOf(records, progress);
    const std::string hash = bridge::sha256(lines);
    const std::filesystem::path file = fileOf(folder, hash);
    if (isThere(file) && isSound(file, hash)) { // a damaged one is written anew
        std::error_code ignored;                // its date says that it is in use again: StorageUse keeps it
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now(), ignored);
        return hash;
    }
    progress.check();
    makeFolders(folder);
    bridge::Text compressed, message;
    bridge::check(lk_compress(bridge::view(lines), compressed.out(), message.out()), message,
                  ProblemCode::FileUnwritable, {.file = utf8(file)});
    replaceFile(file, compressed.string());
    return hash;
}

SplitRecords thaw(const std::filesystem::path& folder, const std::string& hash, const Progress& progress) {
    const std::filesystem::path file = fileOf(folder, hash);
    progress.check();
    const std::string lines = linesIn(file, hash);
    const auto total = static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
    SplitRecords records;
    std::uint64_t done = 0;
    try {
        for (std::size_t begin = 0; begin < lines.size();) {
            progress.at(done++, total);
            const std::size_t end = std::min(lines.find('\n', begin), lines.size());
            addLine(records, std::string_view(lines).substr(begin, end - begin));
            begin = end + 1;
        }
    } catch (const json::exception&) {
        // The right bytes, and not ours: a newer version wrote them.
        throw Error(ProblemCode::RunDataChanged, {.file = utf8(file)});
    }
    progress.at(total, total);
    return records;
}

void moveShares(SplitRecords& records, double validationShare, double testShare, std::int64_t seed,
                const Progress& progress) {
    const auto refuse = [&] {
        throw Error(ProblemCode::SettingInvalid, {.field = "validation_split, test_split"},
                    {shownValue(validationShare) + ", " + shownValue(testShare),
                     "shares from 0 that leave records to learn from"});
    };
    if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) refuse();
    const auto wanted = [count = static_cast<double>(records.training.size())](double share) {
        return share > 0 ? std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(share * count))) : 0;
    };
    const auto order = placesByKey(records.training, seed, progress);
    std::vector<Split> uses(records.training.size(), Split::Train);
    // Test takes from the front of the order and validation from its back: neither moves the other's border.
    auto front = order.begin(), back = order.end();
    for (std::size_t left = wanted(testShare); left > 0; left -= std::min(left, front++->second.size())) {
        if (front == back) refuse();
        for (const std::size_t place : front->second) uses[place] = Split::Test;
    }
    for (std::size_t left = wanted(validationShare); left > 0; left -= std::min(left, back->second.size())) {
        if (front == back) refuse();
        for (const std::size_t place : (--back)->second) uses[place] = Split::Validation;
    }
    if (front == back) refuse();
    SplitRecords moved{.training = {}, .validation = std::move(records.validation), .test = std::move(records.test)};
    for (std::size_t i = 0; i < uses.size(); ++i) moved.of(uses[i]).push_back(std::move(records.training[i]));
    records = std::move(moved);
}

} // namespace core
