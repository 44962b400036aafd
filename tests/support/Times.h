/// How long something took is told and fails no test: other programs use the computer, too. Where
/// LORIKEET_STRICT_TIMES is set, on a quiet one, what takes too long fails.
#pragma once

#include <QtGlobal>

namespace tests {

/// Whether `what` was done within `mostMs` milliseconds, or need not be.
inline bool isInTime(const char* what, qint64 tookMs, qint64 mostMs) {
    const bool isLate = tookMs > mostMs;
    const bool isStrict = qEnvironmentVariableIsSet("LORIKEET_STRICT_TIMES");
    qInfo("%s: %lld ms, wanted within %lld ms%s", what, static_cast<long long>(tookMs), static_cast<long long>(mostMs),
          isLate ? ": LATE" : "");
    return !isLate || !isStrict;
}

} // namespace tests
