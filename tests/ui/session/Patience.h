/// How long a test waits for another thread.
#pragma once

#include <QTest>

namespace tests {

/// On a loaded computer everything takes longer.
constexpr int Patience = 60'000;

} // namespace tests

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, tests::Patience)
