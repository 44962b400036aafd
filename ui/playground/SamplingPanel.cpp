#include "ui/playground/SamplingPanel.h"

#include "ui/shell/Theme.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int LargestSeed = 999'999'999;

/// The wheel changes it only where it has the focus.
template <class Box> class QuietBox : public Box {
public:
    explicit QuietBox(QWidget* parent) : Box(parent) {
        Box::setFocusPolicy(Qt::StrongFocus);
        Box::setKeyboardTracking(false);
    }

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (Box::hasFocus())
            Box::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace

SamplingPanel::SamplingPanel(QWidget* parent) : QFrame(parent) {
    setObjectName(u"samplingPanel"_s);
    setRole(this, Role::Card);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Large, Spacing::Medium);
    row->setSpacing(Spacing::Medium);
    m_temperature = addReal("samplingTemperature", 2, 0.1, 2);
    m_topP = addReal("samplingTopP", 1, 0.05, 2);
    m_topK = addWhole("samplingTopK", 0, 1'000'000);
    m_minP = addReal("samplingMinP", 1, 0.05, 2);
    m_penalty = addReal("samplingPenalty", 2, 0.05, 2);
    m_longest = addWhole("samplingLongest", 1, 1'000'000);
    m_seed = addWhole("samplingSeed", 0, LargestSeed);
    m_penalty->setMinimum(1);
    m_topP->setMinimum(0.01);
    m_newSeed = new QPushButton(this);
    m_newSeed->setObjectName(u"newSeed"_s);
    row->addWidget(m_newSeed, 0, Qt::AlignBottom);
    row->addStretch(1);
    connect(m_newSeed, &QPushButton::clicked, this,
            [this] { m_seed->setValue(QRandomGenerator::global()->bounded(LargestSeed)); });
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &SamplingPanel::followTemperature);
    setSampling({});
    retranslate();
}

void SamplingPanel::add(QWidget* box) {
    auto* label = new QLabel(this);
    setRole(label, Role::Muted);
    label->setBuddy(box);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(label);
    column->addWidget(box);
    static_cast<QHBoxLayout*>(layout())->addLayout(column);
    m_fields.push_back({label, box});
}

QDoubleSpinBox* SamplingPanel::addReal(const char* name, double largest, double step, int decimals) {
    auto* box = new QuietBox<QDoubleSpinBox>(this);
    box->setObjectName(QLatin1StringView(name));
    box->setDecimals(decimals);
    box->setRange(0, largest);
    box->setSingleStep(step);
    connect(box, &QDoubleSpinBox::valueChanged, this, &SamplingPanel::changed);
    add(box);
    return box;
}

QSpinBox* SamplingPanel::addWhole(const char* name, int smallest, int largest) {
    auto* box = new QuietBox<QSpinBox>(this);
    box->setObjectName(QLatin1StringView(name));
    box->setRange(smallest, largest);
    connect(box, &QSpinBox::valueChanged, this, &SamplingPanel::changed);
    add(box);
    return box;
}

core::Sampling SamplingPanel::sampling() const {
    return {.temperature = m_temperature->value(),
            .topP = m_topP->value(),
            .minP = m_minP->value(),
            .repetitionPenalty = m_penalty->value(),
            .topK = m_topK->value(),
            .maximumTokens = m_longest->value(),
            .seed = static_cast<std::uint64_t>(m_seed->value())};
}

void SamplingPanel::setSampling(const core::Sampling& sampling) {
    m_temperature->setValue(sampling.temperature);
    m_topP->setValue(sampling.topP);
    m_minP->setValue(sampling.minP);
    m_penalty->setValue(sampling.repetitionPenalty);
    m_topK->setValue(static_cast<int>(sampling.topK));
    m_longest->setValue(static_cast<int>(sampling.maximumTokens));
    m_seed->setValue(static_cast<int>(sampling.seed));
    followTemperature();
}

/// At 0 there is nothing to draw from.
void SamplingPanel::followTemperature() {
    const bool isDrawn = m_temperature->value() > 0;
    for (QWidget* box : {static_cast<QWidget*>(m_topP), static_cast<QWidget*>(m_topK), static_cast<QWidget*>(m_minP),
                         static_cast<QWidget*>(m_seed), static_cast<QWidget*>(m_newSeed)})
        box->setEnabled(isDrawn);
}

void SamplingPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void SamplingPanel::retranslate() {
    const std::array<std::pair<QString, QString>, 7> words = {{
        {tr("Temperature"), tr("How freely the words of an answer are drawn; 0 gives the same answer each time.")},
        {tr("Top p"), tr("Draws from the likeliest tokens that together have this probability; 1 from all.")},
        {tr("Top k"), tr("Draws from this many of the likeliest tokens; 0 from all.")},
        {tr("Min p"), tr("Leaves out tokens less likely than this share of the likeliest one; 0 leaves out none.")},
        {tr("Repetition penalty"), tr("Makes tokens that are there already less likely; 1 leaves them as they are.")},
        {tr("Longest answer"), tr("An answer ends after this many tokens, finished or not.")},
        {tr("Seed"), tr("The same seed draws the same answer again; every column has the same.")},
    }};
    for (std::size_t i = 0; i < words.size(); ++i) {
        m_fields[i].label->setText(words[i].first);
        m_fields[i].box->setAccessibleName(words[i].first);
        m_fields[i].box->setToolTip(words[i].second);
    }
    m_newSeed->setText(tr("New seed"));
    m_newSeed->setToolTip(tr("Draws other answers to the same prompt."));
}

} // namespace ui
