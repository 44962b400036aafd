#include "ui/data/RecordEditor.h"

#include "ui/data/PromptPanel.h"
#include "ui/data/RecordForm.h"
#include "ui/data/ReviewBar.h"
#include "ui/data/TokenBar.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int CountAfterMs = 150;

} // namespace

RecordEditor::RecordEditor(const Actions& actions, const ProjectSession& project, RecordQuery& records,
                           RecordEdits& edits, PromptSession& prompts, const LabelCounts& labels, QWidget* parent)
    : QWidget(parent), m_project(project), m_records(records), m_edits(edits), m_prompts(prompts),
      m_title(new QLabel(this)), m_hint(new QLabel(this)), m_tabs(new QTabWidget(this)),
      m_scroll(new QScrollArea(this)), m_form(new RecordForm(labels, this)), m_prompt(new PromptPanel(prompts, this)),
      m_tokens(new TokenBar(this)), m_review(new ReviewBar(actions, this)) {
    setObjectName(u"recordEditor"_s);
    makeLayout();
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    m_wait.setSingleShot(true);
    m_wait.setInterval(CountAfterMs);
    connect(&m_rest, &QTimer::timeout, this, &RecordEditor::rest);
    connect(&m_wait, &QTimer::timeout, this, &RecordEditor::look);
    connectSessions();
    addKey(Qt::CTRL | Qt::Key_Return, &RecordEditor::approveAndStep);
    addKey(Qt::CTRL | Qt::Key_Enter, &RecordEditor::approveAndStep);
    addKey(Qt::ALT | Qt::Key_Up, &RecordEditor::stepUp);
    addKey(Qt::ALT | Qt::Key_Down, &RecordEditor::stepDown);
    retranslate();
    refresh();
}

RecordEditor::~RecordEditor() {
    commit();
}

void RecordEditor::makeLayout() {
    setRole(m_title, Role::Heading);
    m_title->setObjectName(u"recordTitle"_s);
    m_hint->setObjectName(u"recordHint"_s);
    setRole(m_hint, Role::Muted);
    m_hint->setWordWrap(true);
    m_scroll->setWidget(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_tabs->setObjectName(u"recordTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->addTab(m_scroll, {});
    m_tabs->addTab(m_prompt, {});
    auto* head = new QVBoxLayout;
    head->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, 0);
    head->setSpacing(Spacing::Hair);
    head->addWidget(m_title);
    head->addWidget(m_hint);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Large, Spacing::Large);
    foot->setSpacing(Spacing::Medium);
    foot->addWidget(m_tokens);
    foot->addWidget(m_review);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addLayout(head);
    column->addWidget(m_tabs, 1);
    column->addLayout(foot);
    column->addStretch(0);
}

void RecordEditor::connectSessions() {
    connect(m_form, &RecordForm::typed, this, [this] {
        m_rest.start();
        m_wait.start();
    });
    connect(m_form, &RecordForm::left, this, &RecordEditor::commit);
    connect(m_form, &RecordForm::undoWanted, &m_edits, &RecordEdits::undo);
    connect(m_form, &RecordForm::redoWanted, &m_edits, &RecordEdits::redo);
    connect(m_review, &ReviewBar::statusChosen, this, [this](core::Status status) {
        m_edits.setStatus(m_ids, status);
        refresh(); // the button shows what is in the project, not what was pressed
    });
    connect(m_review, &ReviewBar::splitChosen, this, [this](core::Split split) {
        m_edits.setSplit(m_ids, split);
        refresh();
    });
    connect(m_review, &ReviewBar::stepWanted, this, &RecordEditor::stepWanted);
    connect(m_review, &ReviewBar::approveWanted, this, &RecordEditor::approveAndStep);
    connect(m_review, &ReviewBar::removeWanted, this, &RecordEditor::remove);
    connect(&m_project, &ProjectSession::opened, this, &RecordEditor::refresh);
    connect(&m_project, &ProjectSession::closed, this, [this] { setRecords({}); });
    connect(&m_records, &RecordQuery::loaded, this, [this](const std::vector<core::RecordId>& loaded) {
        const bool isOurs = std::ranges::any_of(loaded, [this](core::RecordId id) { return id == single(); });
        if (isOurs) refresh();
    });
    for (const auto change : {&RecordQuery::inserted, &RecordQuery::removed, &RecordQuery::reset})
        connect(&m_records, change, this, &RecordEditor::refreshTitle);
    connect(&m_prompts, &PromptSession::seen, this, &RecordEditor::showPrompt);
    connect(&m_prompts, &PromptSession::changed, this, &RecordEditor::look);
    connect(&m_prompts, &PromptSession::readyChanged, this, &RecordEditor::look);
}

void RecordEditor::addKey(const QKeySequence& key, void (RecordEditor::*slot)()) {
    auto* shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, slot] {
        if (single() != 0 && !m_form->isComposing()) (this->*slot)();
    });
}

void RecordEditor::setRecords(std::vector<core::RecordId> records) {
    if (records == m_ids) return;
    commit();
    m_ids = std::move(records);
    if (m_form->record() != single()) m_form->clear();
    m_scroll->ensureVisible(0, 0);
    refreshTitle();
    refresh();
}

void RecordEditor::commit() {
    m_rest.stop();
    std::vector<core::TextEdit> edits = m_form->take();
    if (!edits.empty()) m_edits.edit(std::move(edits));
}

/// A word that is being composed is not whole yet.
void RecordEditor::rest() {
    if (m_form->isComposing() || m_form->isTypingLabel())
        m_rest.start();
    else
        commit();
}

void RecordEditor::startEditing() {
    m_tabs->setCurrentIndex(0);
    m_form->firstFocus()->setFocus();
}

void RecordEditor::approveAndStep() {
    const core::RecordId record = single();
    if (record == 0 || !m_project.isWritable()) return;
    commit();
    emit stepWanted(1); // while the record still is in the list, whatever the filter
    m_edits.setStatus({record}, core::Status::Approved);
}

void RecordEditor::remove() {
    commit(); // so that an undo brings back what was typed, too
    m_edits.remove(m_ids);
}

void RecordEditor::refresh() {
    const core::StoredRecord* stored = single() != 0 ? m_records.record(single()) : nullptr;
    m_form->setReadOnly(!m_project.isWritable());
    m_review->setReadOnly(!m_project.isWritable());
    m_form->setEnabled(stored != nullptr);
    // The keyboard must not be left on Delete, which is what comes next.
    if (single() == 0 && m_tabs->isAncestorOf(window()->focusWidget())) m_review->setFocus();
    m_tabs->setVisible(single() != 0);
    m_tokens->setVisible(single() != 0);
    m_review->setVisible(!m_ids.empty());
    m_review->setSingle(single() != 0);
    if (!stored) {
        m_review->showDecisions({}, {});
        return;
    }
    const bool isSame = m_form->record() == stored->record.id;
    const core::StoredRecord before = m_form->current();
    m_form->showRecord(*stored);
    m_review->showDecisions(stored->status, stored->split);
    if (!isSame || m_form->current().record != before.record) look();
}

void RecordEditor::refreshTitle() {
    if (single() != 0) {
        const qint64 row = m_records.rowOf(single());
        m_title->setText(row < 0 ? tr("Record") : tr("Record %1").arg(countText(row + 1)));
        m_hint->setText(row < 0 ? tr("It is not in the list as it is filtered now.") : QString());
    } else if (m_ids.empty()) {
        m_title->setText(tr("No record is selected"));
        m_hint->setText(tr("Select one to read and change it here, or several to decide about them together."));
    } else {
        m_title->setText(tr("%Ln record(s) selected", nullptr, static_cast<int>(m_ids.size())));
        m_hint->setText(tr("Status and split are set for all of them, in one step that can be undone."));
    }
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void RecordEditor::look() {
    m_wait.stop();
    if (m_form->record() == 0 || m_form->record() != single()) return;
    if (m_prompts.isReady()) return m_prompts.look(m_form->current());
    PromptReport report{.record = single()};
    report.problems = m_prompts.problems();
    showPrompt(report);
}

void RecordEditor::showPrompt(const PromptReport& report) {
    if (report.record != single() || single() == 0) return;
    m_prompt->showReport(report);
    if (report.tokens && report.isJudged) {
        m_tokens->showJudged(static_cast<qint64>(report.tokens->ids.size()), report.limit);
    } else if (report.tokens) {
        const auto& learned = report.tokens->learned;
        m_tokens->showCount(static_cast<qint64>(report.tokens->ids.size()), std::ranges::count(learned, 1),
                            report.limit);
    } else if (!report.problems.empty()) {
        m_tokens->showReason(ProblemSentence(report.problems.front()).what);
    } else {
        m_tokens->showReason(tr("Choose a base model to count tokens."));
    }
}

void RecordEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void RecordEditor::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    commit();
}

void RecordEditor::retranslate() {
    m_tabs->setTabText(0, tr("Fields"));
    m_tabs->setTabText(1, tr("What it sees"));
    m_tabs->setTabToolTip(1, tr("The exact text that the model gets, what of it is learned and what is cut."));
    m_tabs->setAccessibleName(tr("Views of the record"));
    m_tabs->tabBar()->setAccessibleName(tr("Views of the record"));
    refreshTitle();
    look();
}

} // namespace ui
