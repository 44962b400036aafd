#include "ui/shell/Quantity.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 Minute = 60, Hour = 60 * Minute, Day = 24 * Hour; // in seconds

/// Three digits are enough: 7.62, 76.2, 762.
QString threeDigits(double value) {
    return QLocale().toString(value, 'f', value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

} // namespace

QString bytesText(quint64 bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes),
                                       bytes < 10 * 1024            ? 0
                                       : bytes < (quint64(1) << 30) ? 1
                                                                    : 1,
                                       QLocale::DataSizeTraditionalFormat);
}

QString countText(qint64 count) {
    return QLocale().toString(count);
}

QString timeText(double seconds) {
    const qint64 whole = std::llround(std::max(seconds, 0.0));
    const auto two = [](const char* large, const char* both, qint64 count, qint64 rest) {
        const QString text = QCoreApplication::translate("Quantity", rest == 0 ? large : both).arg(countText(count));
        return rest == 0 ? text : text.arg(countText(rest));
    };
    if (whole < Minute) return QCoreApplication::translate("Quantity", "%1 s").arg(countText(whole));
    if (whole < Hour)
        return two(QT_TRANSLATE_NOOP("Quantity", "%1 min"), QT_TRANSLATE_NOOP("Quantity", "%1 min %2 s"),
                   whole / Minute, whole % Minute);
    if (whole < 2 * Day)
        return two(QT_TRANSLATE_NOOP("Quantity", "%1 h"), QT_TRANSLATE_NOOP("Quantity", "%1 h %2 min"), whole / Hour,
                   whole % Hour / Minute);
    return two(QT_TRANSLATE_NOOP("Quantity", "%1 days"), QT_TRANSLATE_NOOP("Quantity", "%1 days %2 h"), whole / Day,
               whole % Day / Hour);
}

/// To one number, or two of a time that is long.
QString aboutTimeText(double seconds) {
    if (seconds < 1) return QCoreApplication::translate("Quantity", "less than a second");
    const auto rounded = [seconds](qint64 unit) { return unit * std::llround(seconds / static_cast<double>(unit)); };
    qint64 about = rounded(1);
    if (about >= Minute) about = rounded(Minute);
    if (about >= 2 * Day) about = rounded(Day);
    return QCoreApplication::translate("Quantity", "about %1").arg(timeText(static_cast<double>(about)));
}

QString clockText(double seconds) {
    const auto all = static_cast<qint64>(std::isfinite(seconds) ? std::llround(std::max(0.0, seconds)) : 0);
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    const QString minutes = all < Hour ? QString::number(all / Minute) : two(all / Minute % Minute);
    return (all < Hour ? QString() : QString::number(all / Hour) + u':') + minutes + u':' + two(all % Minute);
}

QString pathText(const QString& path) {
    const QString home = QDir::homePath();
    return QDir::toNativeSeparators(path.startsWith(home + u'/') ? u"~"_s + path.mid(home.size()) : path);
}

QString shortCountText(qint64 count) {
    if (QLocale().language() == QLocale::Chinese) { // counts go by ten thousands
        if (count >= 100'000'000) return threeDigits(static_cast<double>(count) / 1e8) + u" 亿"_s;
        if (count >= 10'000) return threeDigits(static_cast<double>(count) / 1e4) + u" 万"_s;
        return countText(count);
    }
    if (count >= 1'000'000'000)
        return QCoreApplication::translate("Quantity", "%1 billion").arg(threeDigits(static_cast<double>(count) / 1e9));
    if (count >= 1'000'000)
        return QCoreApplication::translate("Quantity", "%1 million").arg(threeDigits(static_cast<double>(count) / 1e6));
    return countText(count);
}

} // namespace ui
