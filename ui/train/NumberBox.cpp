#include "ui/train/NumberBox.h"

#include "ui/shell/FieldAccess.h"
#include "ui/shell/Theme.h"
#include "ui/train/FieldPaint.h"
#include "ui/train/WheelGuard.h"

#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSpinBox>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double FirstStep = 0.01; ///< from 0, where a number has no size of its own

/// Rounded to twelve digits, so that steps do not add up what binary fractions leave over.
double tidy(double value) {
    return QString::number(value, 'g', 12).toDouble();
}

double stepSize(double value, bool isUp, bool isWhole) {
    if (value == 0) return isWhole ? 1 : FirstStep;
    const double size = std::pow(10, std::floor(std::log10(value) + 1e-9));
    const double step = value >= 10 ? size / 10 : size;
    const bool leavesItsDecade = !isUp && tidy(value) == tidy(size) && value != 1;
    const double fitting = leavesItsDecade ? step / 10 : step;
    return isWhole ? std::max(1.0, fitting) : fitting;
}

} // namespace

double steppedNumber(double value, int steps, double minimum, double maximum, bool isWhole) {
    for (int i = 0; i < std::abs(steps); ++i) {
        const double step = stepSize(std::abs(value), steps > 0, isWhole);
        value = tidy(steps > 0 ? value + step : value - step);
    }
    return std::clamp(value, minimum, maximum);
}

NumberBox::NumberBox(Numbers numbers, double minimum, double maximum, QWidget* parent)
    : QAbstractSpinBox(parent), m_numbers(numbers), m_minimum(minimum), m_maximum(maximum) {
    new WheelGuard(this);
    lineEdit()->setStyleSheet(u"QLineEdit { border: 0; padding: 0; background: transparent; }"_s); // the box has them
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberBox::edited);
}

void NumberBox::setText(const QString& text) {
    if (lineEdit()->text() != text) lineEdit()->setText(text);
}

void NumberBox::stepBy(int steps) {
    bool isNumber = false;
    QString typed = text().trimmed();
    double value = typed.toDouble(&isNumber);
    if (!isNumber) value = QLocale().toDouble(typed, &isNumber);
    if (!isNumber) return;
    const bool isWhole = m_numbers == Numbers::Whole;
    value = steppedNumber(value, steps, m_minimum, m_maximum, isWhole);
    const QString text = isWhole ? QString::number(static_cast<qint64>(std::llround(value)))
                                 : realText(value);
    setText(text);
    selectAll();
    emit edited(text);
}

QSize NumberBox::sizeHint() const {
    ensurePolished();
    return {fontMetrics().horizontalAdvance(u"0"_s) * 8 + 2 * Spacing::Small + 24, fieldHeight(fontMetrics())};
}

/// The line leaves room for the border; where the arrows are is the style's.
void NumberBox::placeLine() {
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QRect arrows = style()->subControlRect(QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxUp, this);
    lineEdit()->setGeometry(rect().adjusted(Spacing::Small, 2, arrows.left() - rect().right() - 2, -2));
}

void NumberBox::resizeEvent(QResizeEvent* event) {
    QAbstractSpinBox::resizeEvent(event);
    placeLine();
}

void NumberBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintField(painter, *this);
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QColor color = palette().color(QPalette::PlaceholderText);
    for (const auto control : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown})
        paintArrow(painter, style()->subControlRect(QStyle::CC_SpinBox, &option, control, this), color,
                   control == QStyle::SC_SpinBoxUp);
}

} // namespace ui
