#include "core/training/DataDifference.h"

#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"

#include <string>
#include <unordered_map>

namespace core {
namespace {

struct Use {
    const Record* record;
    Split split;
    bool isFound = false;
};

std::vector<Use> usesOf(const SplitRecords& records) {
    std::vector<Use> uses;
    for (const Split split : {Split::Train, Split::Validation, Split::Test})
        for (const Record& record : records.of(split)) uses.push_back({&record, split});
    return uses;
}

/// Equal for equal texts, and different for different ones.
std::string textKey(const Record& record) {
    std::string key;
    const auto add = [&](const std::string& text) { key += std::to_string(text.size()) + ":" + text; };
    for (const std::string* text : {&record.instruction, &record.input, &record.output, &record.label, &record.system})
        add(*text);
    for (const Message& turn : record.turns) {
        key += turn.role == Role::User ? 'u' : turn.role == Role::Assistant ? 'a' : 's';
        add(turn.content);
    }
    return key;
}

class Comparison {
public:
    Comparison(const SplitRecords& before, const SplitRecords& after, const Progress& progress)
        : m_before(usesOf(before)), m_after(usesOf(after)), m_progress(progress) {}

    DataDifference run() {
        matchNumbers();
        matchTexts();
        for (const Use& use : m_before) m_found.removed += !use.isFound;
        for (const Use& use : m_after) m_found.added += !use.isFound;
        return m_found;
    }

private:
    void count(Use& before, Use& after, bool isSameText) {
        before.isFound = after.isFound = true;
        ++(!isSameText ? m_found.changed : before.split != after.split ? m_found.moved : m_found.same);
    }
    void tell() { m_progress.at(m_done++, 2 * m_before.size()); }

    void matchNumbers() {
        std::unordered_map<RecordId, Use*> numbered;
        for (Use& use : m_after)
            if (use.record->id != 0) numbered.emplace(use.record->id, &use);
        for (Use& use : m_before) {
            tell();
            const auto found = use.record->id == 0 ? numbered.end() : numbered.find(use.record->id);
            if (found == numbered.end() || found->second->isFound) continue;
            // A text that was changed and changed back is the same, whatever its revision.
            count(use, *found->second, textKey(*found->second->record) == textKey(*use.record));
        }
    }
    /// What has no number on one side, at least, is found by its text.
    void matchTexts() {
        std::unordered_multimap<std::string, Use*> texts;
        for (Use& use : m_after)
            if (!use.isFound) texts.emplace(textKey(*use.record), &use);
        for (Use& use : m_before) {
            tell();
            if (use.isFound) continue;
            const auto [first, last] = texts.equal_range(textKey(*use.record));
            for (auto each = first; each != last; ++each) {
                if (use.record->id != 0 && each->second->record->id != 0) continue;
                count(use, *each->second, true);
                texts.erase(each);
                break;
            }
        }
    }

    std::vector<Use> m_before, m_after;
    const Progress& m_progress;
    std::uint64_t m_done = 0;
    DataDifference m_found;
};

} // namespace

DataDifference dataDifference(const std::filesystem::path& before, const std::filesystem::path& after,
                              const Progress& progress) {
    const std::string one = Run::config(before).data, other = Run::config(after).data;
    const SplitRecords records = thaw(frozenFolder(before), one, {progress.stop, {}});
    if (one == other)
        return {.same = static_cast<std::int64_t>(records.training.size() + records.validation.size() +
                                                  records.test.size())};
    const SplitRecords others = thaw(frozenFolder(after), other, {progress.stop, {}});
    return Comparison(records, others, progress).run();
}

} // namespace core
