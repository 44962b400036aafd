/// A running mean that forgets: the debiased exponential moving average. Its first values are not drawn towards zero, a
/// constant stays that constant to the last bit, and a value that is no number does not touch it.
#pragma once

#include <cmath>
#include <limits>

namespace ui {

class Smoothing {
public:
    /// 0 forgets at once; near 1 it remembers long.
    explicit Smoothing(double factor = 0) : m_factor(factor) {}

    /// The mean with `value` in it; NaN where `value` is not finite.
    double next(double value) {
        if (!std::isfinite(value)) return std::numeric_limits<double>::quiet_NaN();
        // Weights are 1, f, f², … from the newest backwards; their sum stands below.
        m_weight = m_factor * m_weight + 1;
        m_mean = m_weight == 1 ? value : m_mean + (value - m_mean) / m_weight;
        return m_mean;
    }

private:
    double m_factor;
    double m_weight = 0;
    double m_mean = 0;
};

} // namespace ui
