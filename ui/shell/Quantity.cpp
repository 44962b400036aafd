#include "ui/shell/Quantity.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

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
    const auto number = [](qint64 value) { return QLocale().toString(value); };
    if (whole < 60) return QCoreApplication::translate("Quantity", "%1 s").arg(number(whole));
    if (whole < 3600)
        return QCoreApplication::translate("Quantity", "%1 min %2 s").arg(number(whole / 60), number(whole % 60));
    return QCoreApplication::translate("Quantity", "%1 h %2 min").arg(number(whole / 3600), number(whole % 3600 / 60));
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
