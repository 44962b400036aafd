/// A box for a number of any size: what is typed is handed on as text and never corrected behind the person's back;
/// steps follow the number's own size, 0.0002 → 0.0003.
#pragma once

#include <QAbstractSpinBox>

namespace ui {

/// The next number up or down, `steps` of them, within the limits.
double steppedNumber(double value, int steps, double minimum, double maximum, bool isWhole);

class NumberBox : public QAbstractSpinBox {
    Q_OBJECT
public:
    enum class Numbers { Whole, Real };

    NumberBox(Numbers numbers, double minimum, double maximum, QWidget* parent = nullptr);

    void setText(const QString& text);

    void stepBy(int steps) override;
    void fixup(QString&) const override {}
    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void edited(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    StepEnabled stepEnabled() const override { return StepUpEnabled | StepDownEnabled; }

private:
    void placeLine();

    Numbers m_numbers;
    double m_minimum;
    double m_maximum;
};

} // namespace ui
