/// What a person might do to a project, drawn by chance from a seed; the list stays at a few hundred records.
#pragma once

#include "ProjectDesk.h"

#include <algorithm>
#include <random>

namespace tests {

class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    int below(std::size_t limit) { return limit == 0 ? 0 : static_cast<int>(m_random() % limit); }

    /// One change that is no undo and no redo; it may change nothing.
    core::RecordChange change(core::Project& project, const std::vector<core::RecordId>& ids) {
        const auto some = subset(ids);
        if (ids.size() > 400) return project.remove(subset(ids, ids.size() / 2));
        switch (below(9)) {
        case 0: return project.add(fresh(5), anyOf(ids), core::EntryKind::Add);
        case 1: return project.import(fresh(30), "file " + std::to_string(below(5)));
        case 2: return project.setStatus(some, static_cast<core::Status>(below(4)));
        case 3: return project.setSplit(some, static_cast<core::Split>(below(3)));
        case 4: return project.remove(some);
        case 5: return project.move(some, anyOf(ids));
        case 6: return project.paste(edits(some), fresh(3));
        default: return project.edit(edits(some));
        }
    }

private:
    /// Mostly one, sometimes several, seldom nearly all.
    std::vector<core::RecordId> subset(std::vector<core::RecordId> ids, std::size_t size = 0) {
        if (size == 0) size = below(3) ? 1 : below(10) ? 1 + static_cast<std::size_t>(below(8)) : ids.size();
        std::shuffle(ids.begin(), ids.end(), m_random);
        ids.resize(std::min(size, ids.size()));
        return ids;
    }
    core::RecordId anyOf(const std::vector<core::RecordId>& ids) {
        const int index = below(ids.size() + 1);
        return index == 0 ? 0 : ids[static_cast<std::size_t>(index - 1)];
    }
    std::string text() { return std::string(static_cast<std::size_t>(below(40)), static_cast<char>('a' + below(26))); }
    std::vector<core::StoredRecord> fresh(int most) {
        std::vector<core::StoredRecord> records(static_cast<std::size_t>(1 + below(static_cast<std::size_t>(most))));
        for (core::StoredRecord& each : records) {
            each = recordOf(text());
            each.status = static_cast<core::Status>(below(4));
            if (below(4) == 0) each.record.turns = {{core::Role::User, text()}};
            if (below(4) == 0) each.record.file = text();
        }
        return records;
    }
    std::vector<core::TextEdit> edits(const std::vector<core::RecordId>& ids) {
        std::vector<core::TextEdit> edits;
        for (const core::RecordId id : ids) edits.push_back({id, static_cast<core::RecordField>(below(6)), text()});
        return edits;
    }

    std::mt19937 m_random;
};

/// Tells two contents apart.
inline std::size_t digestOf(const std::vector<core::StoredRecord>& content) {
    std::string whole;
    for (const core::StoredRecord& each : content) {
        const core::Record& record = each.record;
        for (const std::string& text :
             {record.instruction, record.input, record.output, record.label, record.system, record.file, each.note})
            whole += std::to_string(text.size()) + ":" + text;
        for (const core::Message& turn : record.turns) whole += turn.content + "|";
        for (const std::int64_t number :
             {record.id, record.revision, record.line, static_cast<std::int64_t>(each.status),
              static_cast<std::int64_t>(each.split)})
            whole += std::to_string(number) + ",";
    }
    return std::hash<std::string>()(whole);
}

} // namespace tests
