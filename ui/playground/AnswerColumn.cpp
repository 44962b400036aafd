#include "ui/playground/AnswerColumn.h"

#include "core/text/WordDifference.h"
#include "ui/playground/AnswerView.h"
#include "ui/playground/ColumnHead.h"
#include "ui/playground/LabelAnswer.h"
#include "ui/playground/PlayLine.h"
#include "ui/playground/PlayWords.h"
#include "ui/playground/WritingField.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestShown = 20'000; ///< characters of a prompt

template <class Widget> Widget* named(Widget* widget, const char* name, Role role) {
    widget->setObjectName(QLatin1StringView(name));
    setRole(widget, role);
    return widget;
}

} // namespace

AnswerColumn::AnswerColumn(AnswerSource source, QWidget* parent)
    : QFrame(parent), m_head(new ColumnHead(std::move(source), this)),
      m_warning(playLine(this, "columnWarning", Role::Warning)), m_turns(new WritingField(this)),
      m_text(new AnswerView(this)), m_labels(new LabelAnswer(this)), m_prompt(new WritingField(this)),
      m_pace(playLine(this, "columnPace", Role::Muted)), m_difference(playLine(this, "columnDifference", Role::Muted)),
      m_seen(named(new QPushButton(this), "columnSeen", Role::Flat)),
      m_copy(named(new QPushButton(this), "columnCopy", Role::Flat)),
      m_correct(named(new QPushButton(this), "columnCorrect", Role::Flat)),
      m_save(named(new QPushButton(this), "columnSave", Role::Plain)),
      m_giveUp(named(new QPushButton(this), "columnGiveUp", Role::Flat)),
      m_show(named(new QPushButton(this), "columnShow", Role::Flat)) {
    setObjectName(u"answerColumn"_s);
    setRole(this, Role::Card);
    setMinimumWidth(SmallestWidth);
    m_turns->setObjectName(u"columnTurns"_s);
    m_turns->setReadOnly(true);
    m_turns->setLines(2, 6);
    m_prompt->setObjectName(u"columnPrompt"_s);
    m_prompt->setReadOnly(true);
    m_prompt->setLines(3, 10);
    m_seen->setCheckable(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    column->setSpacing(Spacing::Hair);
    for (QWidget* each : std::initializer_list<QWidget*>{m_head, m_warning, m_prompt, m_turns})
        column->addWidget(each);
    column->addWidget(m_text, 1);
    column->addWidget(m_labels, 1);
    column->addWidget(m_pace);
    column->addWidget(m_difference);
    column->addLayout(makeFoot());
    bind();
    setTurns({});
    setPrompt({});
    retranslate();
}

void AnswerColumn::bind() {
    connect(m_head, &ColumnHead::sourceAsked, this, &AnswerColumn::sourceAsked);
    connect(m_head, &ColumnHead::removeAsked, this, &AnswerColumn::removeAsked);
    connect(m_head, &ColumnHead::moveAsked, this, &AnswerColumn::moveAsked);
    connect(m_seen, &QPushButton::toggled, this, &AnswerColumn::showPrompt);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(judges() ? m_labels->copied() : m_text->text()); });
    connect(m_correct, &QPushButton::clicked, this, [this] { setCorrecting(true); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { setCorrecting(false); });
    connect(m_save, &QPushButton::clicked, this, &AnswerColumn::save);
    connect(m_text, &QTextEdit::textChanged, this, [this] { warnBeforeGivingUp(false); });
    connect(m_labels, &LabelAnswer::changed, this, [this] {
        warnBeforeGivingUp(false);
        refreshActions();
    });
    connect(m_show, &QPushButton::clicked, this, [this] { emit recordAsked(m_saved); });
}

QLayout* AnswerColumn::makeFoot() {
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_copy->setIcon(symbol(Symbol::Copy));
    QPushButton* before = nullptr;
    for (QPushButton* button : {m_copy, m_correct, m_save, m_giveUp, m_show, m_seen}) {
        row->addWidget(button);
        setTabOrder(std::exchange(before, button), button);
    }
    row->addStretch(1);
    return row;
}

const AnswerSource& AnswerColumn::source() const {
    return m_head->source();
}

void AnswerColumn::setSource(const AnswerSource& source) {
    m_head->setSource(source);
    retranslate();
}

/// An answer stays what it was, whatever the column would be asked next.
bool AnswerColumn::judges() const {
    return (m_answer ? m_answer->source : source()).labels.has_value();
}

QString AnswerColumn::title() const {
    return m_head->title();
}

void AnswerColumn::setPlace(int place, int count) {
    m_head->setPlace(place, count);
}

void AnswerColumn::setListed(bool isListed) {
    if (std::exchange(m_isListed, isListed) != isListed) refresh();
}

void AnswerColumn::showAnswer(const Answer& answer, bool isWriting) {
    if (m_isCorrecting && isWriting) setCorrecting(false);
    if (isWriting) m_saved = 0;
    const bool isKept = m_saved != 0 && m_answer && !judges(); // as it was corrected: that stays to be read
    const QString kept = isKept ? m_answer->text : QString();
    m_answer = answer;
    if (isKept) m_answer->text = kept;
    m_isWriting = isWriting;
    if (!m_isCorrecting && !isKept) m_text->show(answer.text);
    if (!m_isCorrecting) m_labels->show(answer);
    refresh();
}

void AnswerColumn::clear() {
    if (m_isCorrecting) setCorrecting(false);
    m_answer.reset();
    m_isWriting = false;
    m_saved = 0;
    m_text->show({});
    m_labels->show({});
    setPrompt({});
    compareWith(nullptr, {});
    refresh();
}

void AnswerColumn::compareWith(const Answer* first, const QString& firstName) {
    const bool isComparable = first && m_answer && first->problems.empty() && m_answer->problems.empty() &&
                              !first->source.labels && !judges();
    m_difference->setVisible(isComparable);
    if (!isComparable) return m_text->markWords({});
    QString before = first->text, after = m_answer->text;
    for (QString* text : {&before, &after}) text->replace(u"\r\n"_s, u"\n"_s);
    const core::WordDifference found = core::wordDifference(before.toStdString(), after.toStdString());
    m_text->markWords(found.added);
    const auto words = static_cast<int>(std::max(found.addedWords, found.removedWords));
    m_difference->setText(found.isEmpty() ? tr("Word for word as %1").arg(firstName)
                                          : tr("Differs from %1 in %Ln word(s)", nullptr, words).arg(firstName));
}

void AnswerColumn::setTurns(const std::vector<core::Message>& turns) {
    QStringList lines;
    for (const core::Message& turn : turns)
        lines += {turn.role == core::Role::Assistant ? tr("Answer:") : tr("You:"),
                  QString::fromStdString(turn.content)};
    m_turns->setVisible(!lines.isEmpty());
    m_turns->setText(lines.join(u"\n"_s));
    m_turns->moveCursor(QTextCursor::End);
}

void AnswerColumn::setPrompt(const QString& text) {
    m_promptText = text;
    showPrompt();
    refreshActions();
}

/// Laid out only where it is looked at; of a very long one, the beginning.
void AnswerColumn::showPrompt() {
    const bool isShown = m_seen->isChecked() && !m_promptText.isEmpty();
    m_prompt->setVisible(isShown);
    const qsizetype more = m_promptText.size() - LongestShown;
    m_prompt->setText(!isShown   ? QString()
                      : more > 0 ? m_promptText.left(LongestShown) + u"\n"_s +
                                       tr("… and %Ln more character(s)", nullptr, static_cast<int>(more))
                                 : m_promptText);
}

void AnswerColumn::setCorrectable(bool isCorrectable) {
    m_isCorrectable = isCorrectable;
    refreshActions();
}

bool AnswerColumn::hasChanges() const {
    if (judges()) return m_isCorrecting && m_labels->hasChanges();
    return m_isCorrecting && m_answer && m_text->text() != QString(m_answer->text).replace(u"\r\n"_s, u"\n"_s);
}

void AnswerColumn::focusCorrection() {
    judges() ? m_labels->focusCorrection() : m_text->setFocus();
}

void AnswerColumn::save() {
    if (!m_isCorrecting || (judges() && !m_labels->isValid()) || std::exchange(m_isSaving, true)) return;
    m_text->setReadOnly(true); // what is being written is what stands here
    if (judges() && isAncestorOf(window()->focusWidget())) m_labels->setFocus(); // button and choice let go of it
    m_labels->setLocked(true);
    refreshActions();
    emit corrected(judges() ? m_labels->correction() : m_text->text());
}

void AnswerColumn::setSaved(core::RecordId record) {
    if (!m_isSaving) return; // another answer stands here by now
    m_saved = record;
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    const QString text = m_text->text();
    setCorrecting(false);
    if (judges()) {
        refreshActions();
        if (hadFocus) m_show->setFocus(); // the choice is gone
        return;
    }
    m_answer->text = text;
    m_text->show(text);
    refresh();
}

void AnswerColumn::setNotSaved() {
    if (!std::exchange(m_isSaving, false)) return;
    m_text->setReadOnly(!m_isCorrecting);
    m_labels->setLocked(!m_isCorrecting);
    refreshActions();
}

void AnswerColumn::setCorrecting(bool isCorrecting) {
    m_isCorrecting = isCorrecting;
    m_isSaving = false;
    m_text->setCorrecting(isCorrecting);
    m_labels->setCorrecting(isCorrecting);
    warnBeforeGivingUp(false);
    if (isCorrecting) focusCorrection();
    refreshActions();
}

QString AnswerColumn::warning() const {
    if (!m_isListed) return tr("This adapter is not in the list any more: the next question goes without it.");
    if (!m_answer) return {};
    if (!m_answer->problems.empty()) return problemLines(m_answer->problems);
    if (m_answer->isIgnored && judges())
        return tr("This adapter changes nothing: it judges as the base model does. Train it longer, or let it change "
                  "more parts of the model.");
    if (m_answer->isIgnored)
        return tr("This adapter changes nothing: its answer is the base model’s. Train it longer, or let it "
                  "change more parts of the model.");
    if (m_answer->otherBase.isEmpty()) return {};
    return tr("This adapter was made for %1, and %2 is asked: the answer may be poorer than it can be.")
        .arg(m_answer->otherBase, m_answer->base);
}

void AnswerColumn::refresh() {
    m_head->showAnswer(m_answer ? &*m_answer : nullptr);
    m_text->setVisible(!judges());
    m_labels->setVisible(judges());
    const QString text = warning();
    m_warning->setText(text);
    m_warning->setVisible(!text.isEmpty());
    setRole(m_warning, m_answer && !m_answer->problems.empty() ? Role::Danger : Role::Warning);
    m_pace->setText(m_answer ? paceText(*m_answer, m_isWriting) : QString());
    if (m_isWarned) m_pace->setText(tr("Esc once more gives up what you wrote."));
    refreshActions();
}

void AnswerColumn::refreshActions() {
    const bool isWhole = m_answer && !m_isWriting && m_answer->problems.empty() &&
                         (m_answer->isFinished || m_answer->isStopped);
    m_head->setRemovable(!m_isCorrecting);
    m_copy->setVisible(!m_isCorrecting);
    m_copy->setEnabled(m_answer && (!m_answer->text.isEmpty() || m_answer->judged));
    m_correct->setVisible(!m_isCorrecting && m_saved == 0);
    m_correct->setEnabled(isWhole && m_isCorrectable && (!judges() || m_answer->judged));
    m_correct->setText(judges() ? tr("Right label") : tr("Correct"));
    m_correct->setToolTip(judges() ? tr("Lets you say which label is right, and keep the text with it as a record.")
                                   : tr("Lets you write the answer as it should be, and keep it as a record."));
    m_save->setVisible(m_isCorrecting);
    m_save->setEnabled(!m_isSaving && (!judges() || m_labels->isValid()));
    m_save->setText(m_isSaving ? tr("Saving …") : judges() ? tr("Save with this label") : tr("Save as record"));
    m_giveUp->setVisible(m_isCorrecting);
    m_giveUp->setEnabled(!m_isSaving);
    m_show->setVisible(m_saved != 0 && !m_isCorrecting);
    m_seen->setVisible(!m_isCorrecting);
    m_seen->setEnabled(!m_promptText.isEmpty());
}

void AnswerColumn::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !m_isCorrecting) return QFrame::keyPressEvent(event);
    if (m_isSaving) return;
    if (hasChanges() && !m_isWarned) return warnBeforeGivingUp(true);
    setCorrecting(false);
}

/// One key is pressed easily, and nothing would bring the text back.
void AnswerColumn::warnBeforeGivingUp(bool isWarned) {
    if (std::exchange(m_isWarned, isWarned) != isWarned) refresh();
}

void AnswerColumn::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void AnswerColumn::retranslate() {
    const QString name = title();
    m_text->setAccessibleName(tr("Answer of %1").arg(name));
    m_labels->setTitle(name);
    m_turns->setAccessibleName(tr("Earlier turns of %1").arg(name));
    m_prompt->setAccessibleName(tr("What %1 saw").arg(name));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Puts the answer on the clipboard."));
    m_save->setToolTip(
        tr("Adds the prompt with your answer to the project as a draft; its note says where it came from (%1).")
            .arg(u"Ctrl+Enter"_s));
    m_giveUp->setText(tr("Give up"));
    m_giveUp->setToolTip(tr("Leaves the answer as it was."));
    m_show->setText(tr("Show the record"));
    m_show->setToolTip(tr("Goes to the record of the corrected answer."));
    m_seen->setText(tr("Prompt"));
    m_seen->setToolTip(tr("Shows the exact text that the model answered."));
    refresh();
}

} // namespace ui
