#include "ui/train/ForecastCard.h"

#include "core/training/MemoryFit.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QLabel* makeLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString percentText(double share) {
    const double percent = share * 100;
    return QLocale().toString(percent, 'f', percent >= 10 ? 0 : percent >= 1 ? 1 : 2) + u" %"_s;
}

QString countOfEpochs(double epochs) {
    return QLocale().toString(epochs, 'g', 3);
}

} // namespace

ForecastCard::ForecastCard(QWidget* parent)
    : QFrame(parent), m_title(makeLabel(this, "forecastTitle")), m_stateLabel(makeLabel(this, "forecastState")),
      m_busy(new QProgressBar(this)), m_run(makeLabel(this, "forecastRun")),
      m_records(makeLabel(this, "forecastRecords")), m_result(makeLabel(this, "forecastResult")),
      m_fitIcon(new QLabel(this)), m_fit(makeLabel(this, "forecastFit")) {
    setObjectName(u"forecastCard"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_stateLabel, Role::Muted);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(4);
    m_stateLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_stateLabel, 1);
    auto* fit = new QHBoxLayout;
    fit->setSpacing(Spacing::Small);
    fit->addWidget(m_fitIcon, 0, Qt::AlignTop);
    fit->addWidget(m_fit, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addLayout(head);
    column->addWidget(m_busy);
    for (QLabel* label : {m_run, m_records, m_result}) column->addWidget(label);
    column->addLayout(fit);
    refresh();
}

void ForecastCard::setForecast(const RunForecast& forecast, State state) {
    m_forecast = forecast;
    m_hasForecast = true;
    m_state = state;
    refresh();
}

void ForecastCard::setComputing() {
    m_state = State::Computing;
    refresh();
}

void ForecastCard::setNothing(const QString& sentence) {
    m_state = State::Nothing;
    m_missing = sentence;
    m_hasForecast = false;
    refresh();
}

QString ForecastCard::text() const {
    QStringList parts;
    for (const QLabel* label : {m_title, m_stateLabel, m_run, m_records, m_result, m_fit})
        if (!label->isHidden() && !label->text().isEmpty()) parts += label->text();
    return parts.join(u". "_s);
}

void ForecastCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

QString ForecastCard::runLine() const {
    const RunForecast& f = m_forecast;
    QStringList parts{tr("%Ln record(s)", nullptr, static_cast<int>(f.records))};
    if (f.epochs > 0) parts += f.epochs == 1 ? tr("one epoch") : tr("%1 epochs").arg(countOfEpochs(f.epochs));
    if (f.steps > 0) parts += tr("%Ln step(s)", nullptr, static_cast<int>(f.steps));
    if (f.seconds > 0) parts += aboutTimeText(f.seconds);
    return parts.join(u" · "_s);
}

QString ForecastCard::recordLine() const {
    QStringList parts;
    if (m_forecast.cutRecords > 0)
        parts += tr("%Ln record(s) are too long and will be cut.", nullptr, static_cast<int>(m_forecast.cutRecords));
    if (m_forecast.leftOutRecords > 0)
        parts += tr("%Ln record(s) are left out.", nullptr, static_cast<int>(m_forecast.leftOutRecords));
    return parts.join(u' ');
}

QString ForecastCard::resultLine() const {
    QStringList parts;
    const QString size = bytesText(m_forecast.resultBytes);
    if (m_forecast.resultBytes > 0)
        parts += m_forecast.isWhole ? tr("Model %1", "size").arg(size) : tr("Adapter %1", "size").arg(size);
    if (m_forecast.share > 0) parts += tr("%1 of the weights", "share").arg(percentText(m_forecast.share));
    return parts.join(u" · "_s);
}

void ForecastCard::refresh() {
    m_title->setText(tr("Forecast"));
    m_busy->setVisible(m_state == State::Computing);
    m_busy->setAccessibleName(tr("Computing the forecast"));
    const QString states[] = {QString(), tr("computing…"), tr("estimated"), tr("corrected by the run")};
    m_stateLabel->setText(states[static_cast<std::size_t>(m_state)]);
    m_stateLabel->setVisible(m_state != State::Nothing);
    m_run->setText(m_hasForecast ? runLine() : m_state == State::Nothing ? m_missing : QString());
    m_records->setText(m_hasForecast ? recordLine() : QString());
    m_result->setText(m_hasForecast ? resultLine() : QString());
    setRole(m_run, m_hasForecast && m_state != State::Computing ? Role::Plain : Role::Muted);
    setRole(m_records, Role::Warning);
    setRole(m_result, Role::Muted);
    for (QLabel* label : {m_run, m_records, m_result}) label->setVisible(!label->text().isEmpty());
    showFit();
    setAccessibleName(text());
}

/// Word, colour and shape say the same.
void ForecastCard::showFit() {
    using core::Fit;
    const Fit fit = m_hasForecast && m_state != State::Computing
                        ? core::runFit(m_forecast.peakBytes, m_forecast.freeBytes)
                        : Fit::Unknown;
    m_fit->setVisible(fit != Fit::Unknown);
    m_fitIcon->setVisible(fit != Fit::Unknown);
    if (fit == Fit::Unknown) return;
    const QString memory = tr("%1 of %2 of free memory", "needed, free")
                               .arg(bytesText(m_forecast.peakBytes), bytesText(m_forecast.freeBytes));
    const auto show = [&](const QString& word, Symbol shape, SymbolColor color, Role role) {
        m_fit->setText(tr("%1: %2", "verdict, memory").arg(word, memory));
        setRole(m_fit, role);
        m_fitIcon->setPixmap(
            symbol(shape, color).pixmap(QSize(1, 1) * (symbolSize(fontMetrics()) * 4 / 5), devicePixelRatioF()));
        m_fitIcon->setAccessibleName(word);
    };
    if (fit == Fit::Fits) show(tr("fits"), Symbol::Check, SymbolColor::Accent, Role::Success);
    if (fit == Fit::Tight) show(tr("tight"), Symbol::Warning, SymbolColor::Warning, Role::Warning);
    if (fit == Fit::TooLarge) show(tr("won’t fit"), Symbol::Error, SymbolColor::Danger, Role::Danger);
}

} // namespace ui
