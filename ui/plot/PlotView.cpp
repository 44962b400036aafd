#include "ui/plot/PlotView.h"

#include "ui/plot/ExplanationPopup.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PlotTableModel.h"
#include "ui/shell/ElidedText.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QToolButton* makeButton(QWidget* parent, const char* name, Symbol icon) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(symbol(icon, SymbolColor::Muted));
    button->setFocusPolicy(Qt::TabFocus);
    setRole(button, Role::Flat);
    return button;
}

} // namespace

PlotView::PlotView(PlotQuantity quantity, Dialogs& dialogs, Worker& worker, PlotPace& pace, QWidget* parent)
    : QWidget(parent), m_quantity(quantity), m_dialogs(dialogs), m_worker(worker), m_pace(pace),
      m_title(new ElidedLabel(this)), m_unit(new ElidedLabel(this)), m_note(new QLabel(this)),
      m_help(makeButton(this, "plotHelp", Symbol::Information)),
      m_menuButton(makeButton(this, "plotMenu", Symbol::Menu)), m_menu(new QMenu(this)),
      m_stack(new QStackedWidget(this)), m_canvas(new PlotCanvas(quantity, this)), m_table(new QTableView(this)),
      m_model(new PlotTableModel(quantity, this)), m_notice(new NoticeLine(this)) {
    setObjectName(QLatin1StringView(csvName(quantity)) + u"Plot"_s);
    m_canvas->setObjectName(u"plotCanvas"_s);
    m_table->setObjectName(u"plotTable"_s);
    makeActions();
    makeLayout();
    connect(&m_pace, &PlotPace::due, this, &PlotView::refreshIfSeen);
    connect(m_canvas, &PlotCanvas::pointerMoved, this, [this](std::optional<double> x) {
        describe();
        emit pointerMoved(x);
    });
    connect(m_canvas, &PlotCanvas::picked, this, &PlotView::picked);
    connect(m_canvas, &PlotCanvas::zoomChanged, this, [this] { m_reset->setEnabled(m_canvas->isZoomed()); });
    retranslate();
}

PlotView::~PlotView() {
    disconnect(m_canvas, nullptr, this, nullptr); // it dies later, and loses the focus on its way
}

void PlotView::makeActions() {
    const auto add = [this](const char* name, auto does) {
        QAction* action = m_menu->addAction(QString());
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    m_explain = add("explainPlot", [this] { explain(); });
    m_asTable = add("showAsTable", [this](bool shown) { showTable(shown); });
    m_asTable->setCheckable(true);
    m_menu->addSeparator();
    m_log = add("logAxis", [this](bool on) { setScale(on ? PlotScale::Logarithmic : PlotScale::Linear); });
    m_log->setCheckable(true);
    m_log->setVisible(m_quantity != PlotQuantity::Accuracy); // a share has a whole
    m_reset = add("resetZoom", [this] { m_canvas->showWhole(); });
    m_reset->setEnabled(false);
    m_menu->addSeparator();
    m_copy = add("copyPicture", [this] { copyPicture(); });
    m_png = add("savePng", [this] { save(Format::Png); });
    m_svg = add("saveSvg", [this] { save(Format::Svg); });
    m_csv = add("saveCsv", [this] { save(Format::Csv); });
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    connect(m_help, &QToolButton::clicked, this, &PlotView::explain);
}

void PlotView::makeLayout() {
    setRole(m_unit, Role::Muted);
    setRole(m_note, Role::Muted);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_note->setObjectName(u"plotNote"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    m_table->setModel(m_model);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    fitRowsToFont(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setResizeContentsPrecision(0); // by the rows in sight
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_table);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Spacing::Medium, Spacing::Hair, Spacing::Hair, 0);
    head->setSpacing(Spacing::Small);
    head->addWidget(m_title);
    head->addWidget(m_unit, 1);
    head->addWidget(m_help);
    head->addWidget(m_menuButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addWidget(m_note);
    column->addWidget(m_notice);
}

void PlotView::setRuns(std::vector<PlotRun> runs) {
    m_runs = std::move(runs);
    m_canvas->setRuns(m_runs);
    m_model->setRuns(m_stack->currentWidget() == m_table ? m_runs : std::vector<PlotRun>());
    seriesChanged();
}

void PlotView::setAxis(PlotAxis axis) {
    m_canvas->setAxis(axis);
    m_canvas->refresh();
}

void PlotView::setScale(PlotScale scale) {
    if (scale == m_canvas->scale()) return;
    m_log->setChecked(scale == PlotScale::Logarithmic);
    m_canvas->setScale(scale);
    describe();
    emit scaleChanged(scale);
}

PlotScale PlotView::scale() const {
    return m_canvas->scale();
}

void PlotView::showPointer(std::optional<double> x) {
    m_canvas->showPointer(x);
}

void PlotView::say(const QString& text, QAction* action) {
    m_notice->show(NoticeLine::Kind::Information, text, action);
}

void PlotView::sayProblem(const QString& text) {
    m_notice->show(NoticeLine::Kind::Danger, text);
}

void PlotView::unsay() {
    m_notice->hide();
}

void PlotView::seriesChanged() {
    m_isStale = true;
    m_pace.request();
}

void PlotView::refreshIfSeen() {
    if (!m_isStale || !isVisible()) return;
    m_isStale = false;
    if (m_stack->currentWidget() == m_table) m_model->refresh();
    m_canvas->refresh();
    describe();
}

void PlotView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isStale) m_pace.request();
}

void PlotView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void PlotView::contextMenuEvent(QContextMenuEvent* event) {
    m_menu->popup(event->globalPos());
}

QString PlotView::summary() const {
    QStringList runs;
    for (const PlotRun& run : m_runs) runs += PlotWords::summary(m_quantity, *run.series, run.label);
    return runs.isEmpty() ? PlotWords::summary(m_quantity, RunSeries(), {}) : runs.join(u' ');
}

QString PlotView::explanation() const {
    const RunSeries none;
    return PlotWords::explanation(m_quantity, m_runs.empty() ? none : *m_runs.front().series);
}

/// Empty where the runs have several.
QString PlotView::unit() const {
    QStringList units;
    for (const PlotRun& run : m_runs) units += PlotWords::unit(m_quantity, run.series->learns());
    units.removeDuplicates();
    if (units.isEmpty()) return PlotWords::unit(m_quantity, RunSeries::Learns::Answers);
    return units.size() == 1 ? units.front() : QString();
}

/// What one hears in place of the picture.
void PlotView::describe() {
    m_unit->setText(unit());
    const QString pointer = m_canvas->pointerText();
    m_canvas->setAccessibleDescription(pointer.isEmpty() ? summary() : pointer);
    const qint64 leftOut = m_canvas->leftOut();
    m_note->setVisible(leftOut > 0);
    m_note->setText(tr("Values of zero or less have no place on a logarithmic axis and are left out: %1.")
                        .arg(QLocale().toString(leftOut)));
}

/// Filled only while it is shown.
void PlotView::showTable(bool shown) {
    m_model->setRuns(shown ? m_runs : std::vector<PlotRun>());
    QWidget* page = shown ? static_cast<QWidget*>(m_table) : m_canvas;
    m_stack->setCurrentWidget(page);
    m_asTable->setChecked(shown);
    if (shown) m_table->scrollToBottom();
    page->setFocus();
}

void PlotView::explain() {
    const QStringList gestures = m_pickText.isEmpty() ? QStringList{PlotWords::gestures()}
                                                      : QStringList{PlotWords::gestures(), m_pickText};
    showExplanation(m_help, u"plotExplanation"_s, m_explain->text(), explanation() + u"\n\n"_s + gestures.join(u' '));
}

void PlotView::retranslate() {
    const QString title = PlotWords::title(m_quantity);
    m_title->setText(title);
    m_explain->setText(tr("What am I looking at?"));
    m_asTable->setText(tr("Show as table"));
    m_log->setText(tr("Logarithmic axis"));
    m_reset->setText(tr("Show the whole run"));
    m_copy->setText(tr("Copy the picture"));
    m_png->setText(tr("Save as PNG picture…"));
    m_svg->setText(tr("Save as SVG drawing…"));
    m_csv->setText(tr("Save values as CSV…"));
    m_help->setToolTip(tr("What this plot shows, with the numbers of this run"));
    m_help->setAccessibleName(tr("%1: what am I looking at?").arg(title));
    m_menuButton->setToolTip(tr("Table, axis, copy and save"));
    m_menuButton->setAccessibleName(tr("%1: what can be done with this plot").arg(title));
    m_menu->setAccessibleName(m_menuButton->accessibleName());
    m_canvas->setAccessibleName(tr("Plot: %1").arg(title));
    m_canvas->setToolTip({});
    m_table->setAccessibleName(tr("Table: %1").arg(title));
    m_canvas->restyle();
    m_model->retranslate();
    describe();
}

} // namespace ui
