#include "ui/plot/PlotPanel.h"

#include "ui/shell/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int SliderWidth = 140;
/// The others are of looks at the validation records.
constexpr std::array OfSteps{PlotQuantity::Loss, PlotQuantity::LearningRate, PlotQuantity::GradientNorm,
                             PlotQuantity::Speed};

/// A view on a surface of its own.
QFrame* cardOf(PlotView* view) {
    auto* card = new QFrame;
    setRole(card, Role::Card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(view);
    return card;
}

} // namespace

PlotPanel::PlotPanel(Dialogs& dialogs, Worker& worker, QWidget* parent)
    : QWidget(parent), m_axisLabel(new QLabel(this)), m_axis(new QComboBox(this)), m_smoothingLabel(new QLabel(this)),
      m_smoothing(new QSlider(Qt::Horizontal, this)), m_smoothingValue(new QLabel(this)), m_log(new QCheckBox(this)) {
    setObjectName(u"plotPanel"_s);
    makeViews(dialogs, worker);
    auto* grid = new QGridLayout;
    grid->setSpacing(Spacing::Small);
    const auto place = [&](PlotQuantity quantity, int row, int column, int columns) {
        grid->addWidget(cardOf(view(quantity)), row, column, 1, columns);
    };
    place(PlotQuantity::Loss, 0, 0, 3);
    place(PlotQuantity::Accuracy, 0, 3, 3);
    place(PlotQuantity::LearningRate, 1, 0, 2);
    place(PlotQuantity::GradientNorm, 1, 2, 2);
    place(PlotQuantity::Speed, 1, 4, 2);
    grid->setRowStretch(0, 3);
    grid->setRowStretch(1, 2);
    for (int column = 0; column < 6; ++column) grid->setColumnStretch(column, 1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(Spacing::Small);
    page->addWidget(makeControls());
    page->addLayout(grid, 1);
    retranslate();
    setSmoothing(m_smoothing->value());
}

PlotPanel::~PlotPanel() {
    const auto views = std::exchange(m_views, {}); // one that dies may still move the cross-hair
    qDeleteAll(views);
}

void PlotPanel::makeViews(Dialogs& dialogs, Worker& worker) {
    for (const auto quantity : {PlotQuantity::Loss, PlotQuantity::Accuracy, PlotQuantity::LearningRate,
                                PlotQuantity::GradientNorm, PlotQuantity::Speed}) {
        auto* view = new PlotView(quantity, dialogs, worker, m_pace);
        view->setRuns({{&m_series, {}, 0}});
        connect(view, &PlotView::pointerMoved, this, [this, view](std::optional<double> x) {
            for (PlotView* other : m_views)
                if (other != view) other->showPointer(x);
        });
        m_views.push_back(view);
    }
    for (const PlotQuantity quantity : OfSteps)
        connect(view(quantity), &PlotView::picked, this,
                [this, view = view(quantity)](double x) { pick(view, x); });
    connect(view(PlotQuantity::Loss), &PlotView::scaleChanged, this, [this](PlotScale scale) {
        const QSignalBlocker quiet(m_log);
        m_log->setChecked(scale == PlotScale::Logarithmic);
    });
}

QWidget* PlotPanel::makeControls() {
    auto* controls = new QWidget(this);
    m_axis->setObjectName(u"plotAxis"_s);
    m_smoothing->setObjectName(u"plotSmoothing"_s);
    m_log->setObjectName(u"plotLog"_s);
    m_axis->addItems({{}, {}, {}});
    m_axisLabel->setBuddy(m_axis);
    m_smoothing->setRange(0, 99);
    m_smoothing->setPageStep(10);
    m_smoothing->setValue(static_cast<int>(std::lround(100 * m_series.smoothing())));
    m_smoothing->setFixedWidth(SliderWidth);
    m_smoothingLabel->setBuddy(m_smoothing);
    setRole(m_smoothingValue, Role::Muted);
    for (QWidget* each : {static_cast<QWidget*>(m_axis), static_cast<QWidget*>(m_smoothing)}) {
        each->setFocusPolicy(Qt::StrongFocus);
        each->installEventFilter(this);
    }
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_axisLabel);
    row->addWidget(m_axis);
    row->addSpacing(Spacing::Large);
    row->addWidget(m_smoothingLabel);
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingValue);
    row->addSpacing(Spacing::Large);
    row->addWidget(m_log);
    row->addStretch(1);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &PlotPanel::setAxis);
    connect(m_smoothing, &QSlider::valueChanged, this, &PlotPanel::setSmoothing);
    connect(m_log, &QCheckBox::toggled, this,
            [this](bool on) { setScale(on ? PlotScale::Logarithmic : PlotScale::Linear); });
    return controls;
}

/// A wheel that scrolls the page must not change what it passes over.
bool PlotPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus()) return false;
    event->ignore();
    return true;
}

void PlotPanel::pick(PlotView* view, double x) {
    const auto along = m_series.x(PlotValue::TrainingLoss, static_cast<PlotAxis>(m_axis->currentIndex()));
    const auto steps = m_series.x(PlotValue::TrainingLoss, PlotAxis::Step);
    if (!along.empty()) emit stepPicked(view, std::llround(steps[nearestRow(along, x)]));
}

void PlotPanel::setRun(const std::vector<core::TrainingEvent>& events) {
    m_series.clear();
    m_series.append(events);
    for (PlotView* view : m_views) view->setRuns({{&m_series, {}, 0}});
}

void PlotPanel::append(const std::vector<core::TrainingEvent>& events) {
    m_series.append(events);
    seriesChanged();
}

void PlotPanel::clear() {
    setRun({});
}

void PlotPanel::setAxis(int index) {
    if (index < 0) return;
    for (PlotView* view : m_views) view->setAxis(static_cast<PlotAxis>(index));
}

void PlotPanel::setSmoothing(int percent) {
    m_series.setSmoothing(percent / 100.0);
    m_smoothingValue->setText(QLocale().toString(percent / 100.0, 'f', 2));
    seriesChanged();
}

void PlotPanel::setScale(PlotScale scale) {
    for (const PlotQuantity quantity : OfSteps) view(quantity)->setScale(scale);
}

void PlotPanel::seriesChanged() {
    for (PlotView* view : m_views) view->seriesChanged();
}

void PlotPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void PlotPanel::retranslate() {
    m_axisLabel->setText(tr("Along"));
    for (int index = 0; index < m_axis->count(); ++index)
        m_axis->setItemText(index, PlotWords::axis(static_cast<PlotAxis>(index)));
    m_axis->setAccessibleName(tr("What runs along the plots"));
    m_axis->setToolTip(tr("What the plots run along: steps, epochs or time"));
    m_smoothingLabel->setText(tr("Smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing of the training loss"));
    m_smoothing->setToolTip(tr("How much the training loss is smoothed: more shows the course, less shows the peaks"));
    m_log->setText(tr("Logarithmic"));
    m_log->setToolTip(tr("Shows small values as clearly as large ones; for all plots but the accuracy"));
    m_smoothingValue->setText(QLocale().toString(m_smoothing->value() / 100.0, 'f', 2));
    for (const PlotQuantity quantity : OfSteps)
        view(quantity)->setPickText(
            tr("A click on a line, or Enter, tells from which records the run learned at that step."));
}

} // namespace ui
