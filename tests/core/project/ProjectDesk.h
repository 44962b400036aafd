/// A project in a folder of its own for one test, and short ways to put records in and to see what is there.
#pragma once

#include "core/Error.h"
#include "core/project/Project.h"
#include "core/project/ProjectReader.h"

#include <QTemporaryDir>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tests {

inline std::optional<core::ProblemCode> codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.problems().front().code;
    }
    return std::nullopt;
}

inline core::StoredRecord recordOf(const std::string& text) {
    core::StoredRecord stored;
    stored.record.instruction = text;
    stored.record.output = "answer to " + text;
    return stored;
}

inline std::vector<core::StoredRecord> recordsOf(const std::vector<std::string>& texts) {
    std::vector<core::StoredRecord> records;
    for (const std::string& text : texts) records.push_back(recordOf(text));
    return records;
}

/// «row 1», «row 2», …
inline std::vector<core::StoredRecord> manyRecords(int count) {
    std::vector<core::StoredRecord> records;
    for (int i = 1; i <= count; ++i) records.push_back(recordOf("row " + std::to_string(i)));
    return records;
}

inline std::vector<core::RecordId> idsOf(const core::ProjectReader& reader, const core::RecordFilter& filter = {}) {
    std::vector<core::RecordId> all;
    reader.list(filter, [&](const std::vector<core::RecordId>& ids) { all.insert(all.end(), ids.begin(), ids.end()); });
    return all;
}

/// Every record of a project in its order, whole.
inline std::vector<core::StoredRecord> contentOf(const std::filesystem::path& folder) {
    const core::ProjectReader reader(folder);
    return reader.load(idsOf(reader));
}

/// The instructions in their order: «a, b, c».
inline std::string textsOf(const std::filesystem::path& folder) {
    std::string texts;
    for (const auto& stored : contentOf(folder)) texts += (texts.empty() ? "" : ", ") + stored.record.instruction;
    return texts;
}

class ProjectDesk {
public:
    ProjectDesk() : folder(std::filesystem::path(m_base.path().toStdString()) / "project"), m_project(core::Project::create(folder)) {}

    core::Project& project() { return *m_project; }
    std::vector<core::RecordId> add(const std::vector<std::string>& texts, core::RecordId after = 0) {
        return project().add(recordsOf(texts), after, core::EntryKind::Add).records;
    }
    core::RecordChange edit(core::RecordId id, const std::string& text,
                            core::RecordField field = core::RecordField::Instruction) {
        const core::TextEdit edit{id, field, text};
        return project().edit({&edit, 1});
    }
    core::StoredRecord record(core::RecordId id) const { return core::ProjectReader(folder).load({&id, 1}).at(0); }
    std::string texts() const { return textsOf(folder); }
    std::vector<core::StoredRecord> content() const { return contentOf(folder); }
    void close() { m_project.reset(); }
    void reopen() {
        close();
        m_project.emplace(core::Project::open(folder));
    }

private:
    QTemporaryDir m_base;

public:
    const std::filesystem::path folder;

private:
    std::optional<core::Project> m_project;
};

} // namespace tests
