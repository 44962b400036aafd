#include "ui/data/FilterBar.h"

#include "ui/data/LabelWords.h"
#include "ui/data/RecordWords.h"
#include "ui/session/LabelCounts.h"
#include "ui/shell/FileDropPass.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MostLabels = 25; // more, and the menu is longer than the screen

QToolButton* makeButton(QWidget* parent, const char* name, bool isToggle) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(name));
    button->setCheckable(isToggle);
    button->setFocusPolicy(Qt::TabFocus);
    if (!isToggle) button->setPopupMode(QToolButton::InstantPopup);
    setRole(button, Role::Flat);
    return button;
}

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_icon(new QAction(this)),
      m_pattern(makeButton(this, "findPattern", true)), m_case(makeButton(this, "findCase", true)),
      m_field(makeButton(this, "findField", false)), m_filters(makeButton(this, "filterMenu", false)),
      m_count(new QLabel(this)), m_problem(new QLabel(this)), m_clear(makeButton(this, "findClear", false)) {
    setObjectName(u"filterBar"_s);
    m_text->setObjectName(u"findText"_s);
    m_text->setClearButtonEnabled(false);
    m_text->addAction(m_icon, QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    letFileDropsPass(*m_text);
    m_count->setObjectName(u"findCount"_s);
    m_problem->setObjectName(u"findProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    setRole(m_count, Role::Muted);
    setRole(m_problem, Role::Danger);
    m_clear->setPopupMode(QToolButton::DelayedPopup);
    makeFieldMenu();
    makeFilterMenu();
    layOut();
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterBar::take);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_rest.start(); });
    for (QToolButton* each : {m_pattern, m_case}) connect(each, &QToolButton::toggled, this, &FilterBar::take);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    retranslate();
    showFilter();
}

void FilterBar::layOut() {
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Hair);
    row->addWidget(m_text, 1);
    for (QToolButton* each : {m_pattern, m_case, m_field, m_filters}) row->addWidget(each);
    row->addWidget(m_clear);
    row->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    column->addLayout(row);
    column->addWidget(m_problem);
    m_text->setMinimumWidth(140);
    m_field->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_filters->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void FilterBar::makeFieldMenu() {
    auto* menu = new QMenu(this);
    auto* group = new QActionGroup(menu);
    for (std::size_t i = 0; i <= core::AllRecordFields.size(); ++i) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        group->addAction(action);
        m_fieldActions.push_back(action);
        connect(action, &QAction::triggered, this, &FilterBar::take);
    }
    m_fieldActions.front()->setChecked(true);
    m_field->setMenu(menu);
}

void FilterBar::makeFilterMenu() {
    auto* menu = new QMenu(this);
    const auto add = [&](std::vector<QAction*>& actions) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        actions.push_back(action);
        connect(action, &QAction::triggered, this, &FilterBar::take);
    };
    for (std::size_t i = 0; i < AllStatuses.size(); ++i) add(m_statusActions);
    menu->addSeparator();
    for (std::size_t i = 0; i < AllSplits.size(); ++i) add(m_splitActions);
    m_filters->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &FilterBar::fillLabels);
}

void FilterBar::offerLabels(const LabelCounts& labels) {
    m_labels = &labels;
}

/// As they are when the menu opens; beside each, how many records have it.
void FilterBar::fillLabels() {
    qDeleteAll(m_labelActions);
    m_labelActions.clear();
    if (!m_labels || m_labels->isEmpty()) return;
    m_labelActions.push_back(m_filters->menu()->addSeparator());
    const auto add = [this](const core::LabelUse& use) {
        const QString name = labelText(use).replace(u"&"_s, u"&&"_s).replace(u'\t', u' ');
        QAction* action = m_filters->menu()->addAction(name + u'\t' + countText(use.total()));
        action->setCheckable(true);
        action->setChecked(std::ranges::count(m_chosenLabels, use.label) > 0);
        m_labelActions.push_back(action);
        connect(action, &QAction::triggered, this,
                [this, label = use.label](bool isChosen) { chooseLabel(label, isChosen); });
    };
    for (std::size_t i = 0; i < std::min(MostLabels, m_labels->labels().size()); ++i) add(m_labels->labels()[i]);
    if (m_labels->unlabelled().total() > 0) add(m_labels->unlabelled());
}

void FilterBar::chooseLabel(const std::string& label, bool isChosen) {
    std::erase(m_chosenLabels, label);
    if (isChosen) m_chosenLabels.push_back(label);
    take();
}

std::vector<std::string> FilterBar::textsOf(const std::vector<std::string>& labels) const {
    std::vector<std::string> texts;
    std::set<std::string> seen;
    for (const std::string& label : labels)
        for (const std::string& text : m_labels->filterTexts(label))
            if (seen.insert(text).second) texts.push_back(text);
    return texts;
}

/// Those that were chosen here, or the one that was chosen elsewhere.
std::vector<std::string> FilterBar::labelsOf(const std::vector<std::string>& texts) const {
    if (texts.empty() || !m_labels) return {};
    if (texts == m_filter.labels) return m_chosenLabels;
    if (texts == m_labels->textsWith({})) return {std::string()};
    for (const core::LabelUse& use : m_labels->labels())
        if (texts == m_labels->textsWith(use.label)) return {use.label};
    if (texts.size() == 1) return texts; // of a label that is gone
    return {};
}

/// All of a kind is the same as none: no restriction.
void FilterBar::take() {
    m_rest.stop();
    core::RecordFilter filter;
    filter.text = m_text->text().toStdString();
    filter.isPattern = m_pattern->isChecked();
    filter.caseSensitive = m_case->isChecked();
    for (std::size_t i = 0; i < core::AllRecordFields.size(); ++i)
        if (m_fieldActions[i + 1]->isChecked()) filter.field = core::AllRecordFields[i];
    for (std::size_t i = 0; i < AllStatuses.size(); ++i)
        if (m_statusActions[i]->isChecked()) filter.statuses.push_back(AllStatuses[i]);
    for (std::size_t i = 0; i < AllSplits.size(); ++i)
        if (m_splitActions[i]->isChecked()) filter.splits.push_back(AllSplits[i]);
    if (filter.statuses.size() == AllStatuses.size()) filter.statuses.clear();
    if (filter.splits.size() == AllSplits.size()) filter.splits.clear();
    if (!m_chosenLabels.empty()) filter.labels = textsOf(m_chosenLabels);
    const bool isNew = filter != m_filter;
    m_filter = std::move(filter);
    showFilter();
    if (isNew) emit filterChanged(m_filter);
}

void FilterBar::show(const core::RecordFilter& filter) {
    m_chosenLabels = labelsOf(filter.labels);
    m_filter = filter;
    m_rest.stop();
    const QSignalBlocker text(m_text), pattern(m_pattern), sense(m_case);
    const QString shown = QString::fromStdString(filter.text);
    if (m_text->text() != shown) m_text->setText(shown);
    m_pattern->setChecked(filter.isPattern);
    m_case->setChecked(filter.caseSensitive);
    m_fieldActions.front()->setChecked(!filter.field);
    for (std::size_t i = 0; i < core::AllRecordFields.size(); ++i)
        if (filter.field == core::AllRecordFields[i]) m_fieldActions[i + 1]->setChecked(true);
    for (std::size_t i = 0; i < AllStatuses.size(); ++i)
        m_statusActions[i]->setChecked(std::ranges::count(filter.statuses, AllStatuses[i]) > 0);
    for (std::size_t i = 0; i < AllSplits.size(); ++i)
        m_splitActions[i]->setChecked(std::ranges::count(filter.splits, AllSplits[i]) > 0);
    showFilter();
}

void FilterBar::showFilter() {
    m_problem->hide();
    const auto kinds = m_filter.statuses.size() + m_filter.splits.size() + m_chosenLabels.size();
    m_filters->setText(kinds == 0 ? tr("Filter") : tr("Filter: %1").arg(countText(static_cast<qint64>(kinds))));
    m_filters->setIcon(symbol(Symbol::Filter, kinds == 0 ? SymbolColor::Text : SymbolColor::Accent));
    m_field->setText(m_filter.field ? fieldText(*m_filter.field) : tr("All fields"));
    m_clear->setVisible(m_filter != core::RecordFilter{} || !m_text->text().isEmpty());
    m_count->setVisible(m_filter != core::RecordFilter{});
}

void FilterBar::showCount(qint64 records, bool isSearching, double searched) {
    m_shownCount = records;
    m_isSearching = isSearching;
    const QString found = tr("%Ln found", nullptr, static_cast<int>(records));
    m_count->setText(isSearching ? tr("%1 · looked through %2 %").arg(found, QString::number(int(100 * searched)))
                                 : found);
}

void FilterBar::showProblems(const std::vector<core::Problem>& problems) {
    m_problem->setText(problemLines(problems, 2));
    m_problem->setVisible(!problems.empty());
}

void FilterBar::find() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::clear() {
    show({});
    emit filterChanged(m_filter);
}

bool FilterBar::eventFilter(QObject* object, QEvent* event) {
    if (object != m_text || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        if (key == Qt::Key_Escape) event->accept();
        return false;
    }
    if (key == Qt::Key_Escape) clear();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) take();
    const bool isLeft = key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
    if (isLeft) emit left();
    return isLeft;
}

void FilterBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showFilter();
        showCount(m_shownCount, m_isSearching, 0);
    }
}

void FilterBar::retranslate() {
    const auto say = [](QWidget* widget, const QString& name, const QString& explanation) {
        widget->setAccessibleName(name);
        widget->setToolTip(explanation);
    };
    m_icon->setIcon(symbol(Symbol::Search, SymbolColor::Muted));
    m_icon->setText(tr("Find in records")); // a button of its own to those who hear the window
    m_text->setPlaceholderText(tr("Find in all fields"));
    say(m_text, tr("Find in records"), tr("Shows only the records in which this occurs (Ctrl+F; Esc clears it)."));
    m_pattern->setText(u".*"_s);
    say(m_pattern, tr("Regular expression"),
        tr("Takes the text as a pattern: “colou?r” finds both spellings, “^Dear” finds it at the start of a line."));
    m_case->setText(u"Aa"_s);
    say(m_case, tr("Match case"), tr("Tells capital and small letters apart."));
    say(m_field, tr("Field to look in"), tr("Looks in every field, or in this one only."));
    say(m_filters, tr("Filter by status, split and label"), tr("Shows only records of the ticked kinds."));
    m_clear->setIcon(symbol(Symbol::Close, SymbolColor::Muted));
    say(m_clear, tr("Show all records"), tr("Takes text and filter away, so that all records are shown."));
    m_fieldActions.front()->setText(tr("All fields"));
    for (std::size_t i = 0; i < core::AllRecordFields.size(); ++i)
        m_fieldActions[i + 1]->setText(fieldText(core::AllRecordFields[i]));
    for (std::size_t i = 0; i < AllStatuses.size(); ++i) m_statusActions[i]->setText(statusText(AllStatuses[i]));
    for (std::size_t i = 0; i < AllSplits.size(); ++i) m_splitActions[i]->setText(splitText(AllSplits[i]));
}

} // namespace ui
