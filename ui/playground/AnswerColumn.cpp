#include "ui/playground/AnswerColumn.h"

#include "core/text/WordDifference.h"
#include "ui/playground/AnswerView.h"
#include "ui/playground/PlayWords.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestShown = 20'000; ///< characters of a prompt

template <class Widget> Widget* named(Widget* widget, const char* name, Role role) {
    widget->setObjectName(QLatin1StringView(name));
    setRole(widget, role);
    return widget;
}

QLabel* makeLine(QWidget* parent, const char* name, Role role) {
    auto* label = named(new QLabel(parent), name, role);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// A square for the base, a disc for an adapter.
QPixmap markOf(bool isBase, int place, double ratio) {
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto colors = seriesColors();
    painter.setBrush(isBase ? QGuiApplication::palette().color(QPalette::Dark)
                            : colors[static_cast<std::size_t>(place + 5) % colors.size()]);
    if (isBase)
        painter.drawRect(1, 1, 10, 10);
    else
        painter.drawEllipse(1, 1, 10, 10);
    return pixmap;
}

} // namespace

AnswerColumn::AnswerColumn(AnswerSource source, QWidget* parent)
    : QFrame(parent), m_source(std::move(source)), m_mark(new QLabel(this)),
      m_name(named(new QLabel(this), "columnName", Role::Heading)),
      m_left(named(new QToolButton(this), "columnLeft", Role::Flat)),
      m_right(named(new QToolButton(this), "columnRight", Role::Flat)),
      m_remove(named(new QToolButton(this), "columnRemove", Role::Flat)),
      m_detail(makeLine(this, "columnDetail", Role::Muted)), m_warning(makeLine(this, "columnWarning", Role::Warning)),
      m_turns(new WritingField(this)), m_text(new AnswerView(this)), m_prompt(new WritingField(this)),
      m_pace(makeLine(this, "columnPace", Role::Muted)), m_difference(makeLine(this, "columnDifference", Role::Muted)),
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
    column->addLayout(makeHead());
    for (QWidget* each : std::initializer_list<QWidget*>{m_detail, m_warning, m_prompt, m_turns})
        column->addWidget(each);
    column->addWidget(m_text, 1);
    column->addWidget(m_pace);
    column->addWidget(m_difference);
    column->addLayout(makeFoot());
    bind();
    setTurns({});
    setPrompt({});
    retranslate();
}

void AnswerColumn::bind() {
    connect(m_remove, &QToolButton::clicked, this, &AnswerColumn::removeAsked);
    connect(m_left, &QToolButton::clicked, this, [this] { emit moveAsked(-1); });
    connect(m_right, &QToolButton::clicked, this, [this] { emit moveAsked(1); });
    connect(m_seen, &QPushButton::toggled, this, &AnswerColumn::showPrompt);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    connect(m_correct, &QPushButton::clicked, this, [this] { setCorrecting(true); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { setCorrecting(false); });
    connect(m_save, &QPushButton::clicked, this, [this] { emit corrected(m_text->text()); });
    connect(m_show, &QPushButton::clicked, this, [this] { emit recordAsked(m_saved); });
}

QLayout* AnswerColumn::makeHead() {
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Hair);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_mark);
    row->addSpacing(Spacing::Hair);
    row->addWidget(m_name, 1);
    m_left->setText(u"‹"_s);
    m_right->setText(u"›"_s);
    m_remove->setIcon(symbol(Symbol::Close, SymbolColor::Muted));
    m_remove->setIconSize({16, 16});
    for (QToolButton* button : {m_left, m_right, m_remove}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    return row;
}

QLayout* AnswerColumn::makeFoot() {
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_copy->setIcon(symbol(Symbol::Copy));
    for (QPushButton* button : {m_copy, m_correct, m_save, m_giveUp, m_show, m_seen}) row->addWidget(button);
    row->addStretch(1);
    return row;
}

void AnswerColumn::setSource(const AnswerSource& source) {
    m_source = source;
    retranslate();
}

QString AnswerColumn::title() const {
    return m_source.folder.isEmpty() ? tr("Base model") : m_source.name;
}

void AnswerColumn::setPlace(int place, int count) {
    m_place = place;
    m_count = count;
    m_mark->setPixmap(markOf(m_source.folder.isEmpty(), place, devicePixelRatioF()));
    refreshActions();
}

void AnswerColumn::showAnswer(const Answer& answer, bool isWriting) {
    if (m_isCorrecting && isWriting) setCorrecting(false);
    m_answer = answer;
    m_isWriting = isWriting;
    if (isWriting) m_saved = 0;
    if (!m_isCorrecting) m_text->show(answer.text);
    refresh();
}

void AnswerColumn::clear() {
    if (m_isCorrecting) setCorrecting(false);
    m_answer.reset();
    m_isWriting = false;
    m_saved = 0;
    m_text->show({});
    setPrompt({});
    compareWith(nullptr, {});
    refresh();
}

void AnswerColumn::compareWith(const Answer* first, const QString& firstName) {
    const bool isComparable = first && m_answer && first->problems.empty() && m_answer->problems.empty();
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

void AnswerColumn::setSaved(core::RecordId record) {
    m_saved = record;
    if (m_isCorrecting) {
        const QString text = m_text->text();
        setCorrecting(false);
        m_answer->text = text;
        m_text->show(text);
    }
    refresh();
}

void AnswerColumn::setCorrecting(bool isCorrecting) {
    m_isCorrecting = isCorrecting;
    m_text->setCorrecting(isCorrecting);
    if (isCorrecting) m_text->setFocus();
    refreshActions();
}

void AnswerColumn::refresh() {
    const bool isBase = m_source.folder.isEmpty();
    QStringList details;
    if (isBase) details += tr("no adapter");
    if (m_answer && !m_answer->hash.isEmpty()) details += shortHash(m_answer->hash);
    if (m_answer) details += m_answer->sampling.temperature > 0 ? tr("seed %1").arg(m_answer->sampling.seed)
                                                                : tr("likeliest tokens");
    m_detail->setText(details.join(u" · "_s));
    m_detail->setVisible(!details.isEmpty());
    m_detail->setToolTip(m_answer && !m_answer->hash.isEmpty() ? tr("Adapter %1").arg(m_answer->hash) : QString());
    QString warning;
    if (m_answer && m_answer->isIgnored)
        warning = tr("This adapter changes nothing: its answer is the base model’s. Train it longer, or look at which "
                     "modules it is for.");
    if (m_answer && !m_answer->problems.empty()) warning = problemLines(m_answer->problems);
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    setRole(m_warning, m_answer && !m_answer->problems.empty() ? Role::Danger : Role::Warning);
    m_pace->setText(m_answer ? paceText(*m_answer, m_isWriting) : QString());
    refreshActions();
}

void AnswerColumn::refreshActions() {
    const bool isWhole = m_answer && !m_isWriting && m_answer->problems.empty();
    m_left->setEnabled(m_place > 0);
    m_right->setEnabled(m_place + 1 < m_count);
    m_remove->setEnabled(m_count > 1);
    m_copy->setVisible(!m_isCorrecting);
    m_copy->setEnabled(m_answer && !m_answer->text.isEmpty());
    m_correct->setVisible(!m_isCorrecting && m_saved == 0);
    m_correct->setEnabled(isWhole && m_isCorrectable);
    m_save->setVisible(m_isCorrecting);
    m_giveUp->setVisible(m_isCorrecting);
    m_show->setVisible(m_saved != 0 && !m_isCorrecting);
    m_seen->setVisible(!m_isCorrecting);
    m_seen->setEnabled(!m_promptText.isEmpty());
}

/// A name that has no room ends with dots; its tooltip has the folder.
void AnswerColumn::showName() {
    m_name->setText(m_name->fontMetrics().elidedText(title(), Qt::ElideRight, m_name->width()));
    m_name->setAccessibleName(title());
}

void AnswerColumn::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    layout()->activate();
    showName();
}

void AnswerColumn::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_isCorrecting) return setCorrecting(false);
    QFrame::keyPressEvent(event);
}

void AnswerColumn::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) setPlace(m_place, m_count);
}

void AnswerColumn::retranslate() {
    const QString name = title();
    m_mark->setAccessibleName(m_source.folder.isEmpty() ? tr("base model") : tr("adapter"));
    showName();
    m_name->setToolTip(m_source.folder.isEmpty() ? tr("The base model alone, without an adapter.") : m_source.folder);
    m_text->setAccessibleName(tr("Answer of %1").arg(name));
    m_turns->setAccessibleName(tr("Earlier turns of %1").arg(name));
    m_prompt->setAccessibleName(tr("What %1 saw").arg(name));
    const std::pair<QToolButton*, QString> tools[] = {{m_left, tr("Move %1 to the left").arg(name)},
                                                      {m_right, tr("Move %1 to the right").arg(name)},
                                                      {m_remove, tr("Take %1 away").arg(name)}};
    for (const auto& [button, words] : tools) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Puts the answer on the clipboard."));
    m_correct->setText(tr("Correct"));
    m_correct->setToolTip(tr("Lets you write the answer as it should be, and keep it as a record."));
    m_save->setText(tr("Save as record"));
    m_save->setToolTip(
        tr("Adds the prompt with your answer to the project as a draft; its note says where it came from."));
    m_giveUp->setText(tr("Give up"));
    m_giveUp->setToolTip(tr("Leaves the answer as it was."));
    m_show->setText(tr("Show the record"));
    m_show->setToolTip(tr("Goes to the record of the corrected answer."));
    m_seen->setText(tr("Prompt"));
    m_seen->setToolTip(tr("Shows the exact text that the model answered."));
    refresh();
}

} // namespace ui
