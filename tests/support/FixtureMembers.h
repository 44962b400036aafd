/// The models of a folder of fixtures as the rows of a test: whoever adds one has it tested.
#pragma once

#include "tests/support/Places.h"

#include <QTest>

#include <algorithm>
#include <vector>

namespace tests {

inline std::vector<std::string> fixtureMembers(const std::string& folder) {
    std::vector<std::string> members;
    for (const auto& entry : std::filesystem::directory_iterator(fixture(folder)))
        if (entry.is_directory()) members.push_back(entry.path().filename().string());
    std::ranges::sort(members);
    return members;
}

/// A row «member» for each.
inline void addFixtureMembers(const std::string& folder) {
    QTest::addColumn<QString>("member");
    for (const std::string& member : fixtureMembers(folder))
        QTest::newRow(member.c_str()) << QString::fromStdString(member);
}

} // namespace tests
