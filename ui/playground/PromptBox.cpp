#include "ui/playground/PromptBox.h"

#include "ui/playground/PlayLine.h"
#include "ui/playground/PlayWords.h"
#include "ui/playground/WritingField.h"
#include "ui/shell/ChoiceButton.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostListed = 20;
constexpr int LongestListed = 80;

QPushButton* makeButton(QWidget* parent, const char* name) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1StringView(name));
    return button;
}

} // namespace

PromptBox::PromptBox(QWidget* parent)
    : QFrame(parent), m_asRecord(makeButton(this, "promptAsRecord")), m_asChat(makeButton(this, "promptAsChat")),
      m_newChat(makeButton(this, "newChat")), m_random(makeButton(this, "randomRecord")),
      m_older(makeButton(this, "promptHistory")), m_olderMenu(new QMenu(this)), m_instructionLabel(new QLabel(this)),
      m_inputLabel(new QLabel(this)), m_instruction(new WritingField(this)), m_input(new WritingField(this)),
      m_wanted(playLine(this, "wantedOutput", Role::Muted)), m_missing(playLine(this, "promptMissing", Role::Muted)),
      m_problem(playLine(this, "promptProblem", Role::Danger)), m_stop(makeButton(this, "stopButton")),
      m_compare(makeButton(this, "compareButton")) {
    setObjectName(u"promptBox"_s);
    setRole(this, Role::Card);
    setRole(m_compare, Role::Primary);
    m_older->setMenu(m_olderMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addWidget(makeModes());
    column->addWidget(makeFields());
    column->addWidget(m_wanted);
    column->addWidget(m_problem);
    column->addWidget(makeFoot());
    connect(m_compare, &QPushButton::clicked, this, &PromptBox::compareAsked);
    connect(m_stop, &QPushButton::clicked, this, &PromptBox::stopAsked);
    connect(m_random, &QPushButton::clicked, this, &PromptBox::randomAsked);
    connect(m_newChat, &QPushButton::clicked, this, &PromptBox::newChatAsked);
    connect(m_olderMenu, &QMenu::aboutToShow, this, &PromptBox::fillHistoryMenu);
    for (WritingField* field : {m_instruction, m_input}) {
        connect(field, &WritingField::historyAsked, this, &PromptBox::stepHistory);
        connect(field, &QTextEdit::textChanged, this, &PromptBox::refresh);
    }
    setChat(false);
    retranslate();
}

QWidget* PromptBox::makeModes() {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Small);
    for (QPushButton* mode : {m_asRecord, m_asChat}) {
        mode->setCheckable(true);
        mode->setProperty("choice", true);
        row->addWidget(mode);
        connect(mode, &QPushButton::clicked, this, [this, mode] { setChat(mode == m_asChat); });
    }
    row->addStretch(1);
    for (QPushButton* button : {m_newChat, m_random, m_older}) {
        setRole(button, Role::Flat);
        row->addWidget(button);
    }
    return line;
}

QWidget* PromptBox::makeFields() {
    auto* fields = new QWidget(this);
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Spacing::Medium);
    grid->setVerticalSpacing(2);
    m_instruction->setObjectName(u"promptInstruction"_s);
    m_input->setObjectName(u"promptInput"_s);
    m_instructionLabel->setBuddy(m_instruction);
    m_inputLabel->setBuddy(m_input);
    for (QLabel* label : {m_instructionLabel, m_inputLabel}) setRole(label, Role::Muted);
    for (WritingField* field : {m_instruction, m_input}) field->setLines(2, 5);
    grid->addWidget(m_instructionLabel, 0, 0);
    grid->addWidget(m_instruction, 1, 0, Qt::AlignTop);
    grid->addWidget(m_inputLabel, 0, 1);
    grid->addWidget(m_input, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    return fields;
}

QWidget* PromptBox::makeFoot() {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_missing, 1);
    row->addWidget(m_stop);
    row->addWidget(m_compare);
    return line;
}

bool PromptBox::isChat() const {
    return m_asChat->isChecked();
}

void PromptBox::setChat(bool isChat) {
    const bool isOther = m_asChat->isChecked() != isChat;
    m_asChat->setChecked(isChat);
    m_asRecord->setChecked(!isChat);
    m_inputLabel->setVisible(!isChat);
    m_input->setVisible(!isChat);
    static_cast<QGridLayout*>(m_input->parentWidget()->layout())->setColumnStretch(1, isChat ? 0 : 1);
    m_newChat->setVisible(isChat);
    m_random->setVisible(!isChat);
    forgetRecord();
    retranslate();
    if (isOther) emit modeChanged();
}

void PromptBox::setJudged(bool isJudged, bool isWritten) {
    if (isJudged && isChat()) setChat(false);
    if (isJudged == m_isJudged && isWritten == m_isWritten) return;
    m_isJudged = isJudged;
    m_isWritten = isWritten;
    m_asRecord->setVisible(!isJudged);
    m_asChat->setVisible(!isJudged);
    retranslate();
}

/// A record of the project stands here as it is.
bool PromptBox::isFilled() const {
    return !m_filled.instruction.empty() && m_instruction->text().toStdString() == m_filled.instruction &&
           m_input->text().toStdString() == m_filled.input;
}

core::Record PromptBox::record() const {
    core::Record record{.instruction = m_instruction->text().toStdString()};
    if (isChat()) return record;
    record.input = m_input->text().toStdString();
    if (m_isJudged && isFilled()) record.label = core::judgedBy(m_filled);
    record.system = m_filled.system;
    record.turns = m_filled.turns;
    return record;
}

bool PromptBox::isEmpty() const {
    const bool isInputEmpty = isChat() || m_input->document()->isEmpty();
    return m_instruction->document()->isEmpty() && isInputEmpty;
}

void PromptBox::fill(const core::Record& record, bool isLearned) {
    setChat(false);
    put(record);
    m_filled = record;
    m_isLearned = isLearned;
    sayWanted();
    refresh();
}

void PromptBox::sayWanted() {
    QString wanted =
        tr("Wanted: %1").arg(QString::fromStdString(m_isWritten ? m_filled.output : core::judgedBy(m_filled)));
    if (m_isWritten && (!m_filled.system.empty() || !m_filled.turns.empty()))
        wanted += u"\n"_s + tr("The record’s system text and its earlier turns are asked along.");
    if (m_isLearned)
        wanted += u"\n"_s + tr("The adapter may have learned this very record; put some aside for validation to see what "
                               "it makes of others.");
    m_wanted->setText(wanted);
}

void PromptBox::put(const core::Record& record) {
    m_instruction->setText(QString::fromStdString(record.instruction));
    m_input->setText(QString::fromStdString(record.input));
}

void PromptBox::forgetRecord() {
    m_filled = {};
    m_wanted->clear();
    refresh();
}

void PromptBox::forget() {
    put({});
    forgetRecord();
    setProblem({});
    for (WritingField* field : {m_instruction, m_input}) field->document()->clearUndoRedoStacks();
}

void PromptBox::clearMessage() {
    m_instruction->setText({});
}

void PromptBox::stepHistory(int direction) {
    if (const auto prompt = m_history.step(direction)) {
        forgetRecord();
        put(*prompt);
    }
}

void PromptBox::fillHistoryMenu() {
    m_olderMenu->clear();
    int listed = 0;
    for (const core::Record& prompt : m_history.prompts()) {
        if (++listed > MostListed) break;
        QString line = fontMetrics().elidedText(promptLine(prompt), Qt::ElideRight,
                                                LongestListed * letterWidth(fontMetrics()));
        QAction* action = m_olderMenu->addAction(line.replace(u"&"_s, u"&&"_s));
        connect(action, &QAction::triggered, this, [this, prompt] {
            forgetRecord();
            put(prompt);
            m_instruction->setFocus();
        });
    }
    if (listed == 0) {
        m_olderMenu->addAction(tr("Nothing was asked yet"))->setEnabled(false);
        return;
    }
    m_olderMenu->addSeparator();
    connect(m_olderMenu->addAction(tr("Forget these prompts")), &QAction::triggered, this, [this] {
        m_history.restore({});
        emit historyForgotten();
    });
}

void PromptBox::setMissing(const QString& sentence) {
    m_missingText = sentence;
    refresh();
}

void PromptBox::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void PromptBox::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    refresh();
}

void PromptBox::setRandomEnabled(bool isEnabled) {
    m_random->setEnabled(isEnabled);
}

QWidget* PromptBox::firstField() const {
    return m_instruction;
}

void PromptBox::refresh() {
    m_wanted->setVisible(!m_wanted->text().isEmpty());
    m_compare->setEnabled(m_missingText.isEmpty() && !isEmpty());
    m_stop->setVisible(m_isBusy);
    m_missing->setText(!m_missingText.isEmpty() ? m_missingText
                       : isEmpty() && !m_isWritten ? tr("Write a text to be judged; Up brings back an earlier one.")
                       : isEmpty() ? tr("Write what you want to ask; Up brings back what you asked before.")
                                   : QString());
}

void PromptBox::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        retranslate();
}

void PromptBox::nameFields() {
    m_instructionLabel->setText(!m_isWritten ? tr("Text") : isChat() ? tr("Message") : tr("Instruction"));
    m_inputLabel->setText(m_isWritten ? tr("Input") : tr("Second text, if it is a pair"));
    m_instruction->setAccessibleName(m_instructionLabel->text());
    m_input->setAccessibleName(m_inputLabel->text());
}

void PromptBox::retranslate() {
    m_asRecord->setText(tr("As a record"));
    m_asRecord->setToolTip(tr("Asks with instruction and input, as your records do."));
    m_asChat->setText(tr("As a chat"));
    m_asChat->setToolTip(tr("Earlier questions and answers are kept; each column goes on with its own."));
    m_newChat->setText(tr("New chat"));
    m_newChat->setToolTip(tr("Forgets the earlier turns of every column."));
    m_random->setText(tr("Random validation record"));
    m_random->setToolTip(m_isWritten
                             ? tr("Fills in a record that no run learns from, and shows the answer that is wanted.")
                             : tr("Fills in a record that no run learns from, and shows its label."));
    m_older->setText(tr("Earlier prompts"));
    m_older->setToolTip(tr("Brings back what you asked before in this project; in an empty field the keys Up and Down do, too."));
    for (QPushButton* mode : {m_asRecord, m_asChat}) keepRoomForBold(*mode);
    nameFields();
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip((m_isWritten ? tr("Asks every column the same at the same time (%1).")
                                       : tr("Has every column judge the text (%1)."))
                              .arg(u"Ctrl+Enter"_s));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Ends the answers at once; what was written stays (%1).").arg(u"Esc"_s));
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (!m_wanted->text().isEmpty()) sayWanted();
    refresh();
}

} // namespace ui
