/// How answers are drawn: the same for every column. At the beginning always the likeliest token.
#pragma once

#include "core/engine-api/Generation.h"

#include <QFrame>

#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace ui {

class SamplingPanel : public QFrame {
    Q_OBJECT
public:
    explicit SamplingPanel(QWidget* parent = nullptr);

    core::Sampling sampling() const;
    void setSampling(const core::Sampling& sampling);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Field {
        QLabel* label;
        QWidget* box;
    };
    QDoubleSpinBox* addReal(const char* name, double largest, double step, int decimals);
    QSpinBox* addWhole(const char* name, int smallest, int largest);
    void add(QWidget* box);
    void followTemperature();
    void retranslate();

    std::vector<Field> m_fields;
    QDoubleSpinBox* m_temperature;
    QDoubleSpinBox* m_topP;
    QSpinBox* m_topK;
    QDoubleSpinBox* m_minP;
    QDoubleSpinBox* m_penalty;
    QSpinBox* m_longest;
    QSpinBox* m_seed;
    QPushButton* m_newSeed;
};

} // namespace ui
