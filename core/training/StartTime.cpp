#include "core/training/StartTime.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace core {
namespace {

/// The digits of a time, «0» for each, between the signs that must be there.
constexpr std::string_view Form = "0000-00-00T00:00:00+00:00";
constexpr std::size_t OffsetSign = 19;

bool hasForm(std::string_view text) {
    if (text.size() != Form.size()) return false;
    for (std::size_t i = 0; i < Form.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        const bool fits = Form[i] == '0' ? isDigit : text[i] == Form[i] || (i == OffsetSign && text[i] == '-');
        if (!fits) return false;
    }
    return true;
}

} // namespace

std::string startTimeNow() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    const long minutes = std::abs(local.tm_gmtoff) / 60;
    char time[32], offset[16];
    std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%S", &local);
    std::snprintf(offset, sizeof offset, "%c%02ld:%02ld", local.tm_gmtoff < 0 ? '-' : '+', minutes / 60 % 100,
                  minutes % 60);
    return std::string(time) + offset;
}

std::optional<std::int64_t> wallClock(std::string_view startTime) {
    if (!hasForm(startTime)) return {};
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        for (const char digit : startTime.substr(at, length)) value = 10 * value + (digit - '0');
        return value;
    };
    std::tm shown{};
    shown.tm_year = number(0, 4) - 1900;
    shown.tm_mon = number(5, 2) - 1;
    shown.tm_mday = number(8, 2);
    shown.tm_hour = number(11, 2);
    shown.tm_min = number(14, 2);
    shown.tm_sec = number(17, 2);
    const std::tm wanted = shown;
    const std::time_t seconds = ::timegm(&shown); // of a 30 February it makes another day
    const bool isTime = shown.tm_mon == wanted.tm_mon && shown.tm_mday == wanted.tm_mday &&
                        shown.tm_hour == wanted.tm_hour && shown.tm_min == wanted.tm_min;
    if (!isTime) return {};
    return static_cast<std::int64_t>(seconds);
}

} // namespace core
