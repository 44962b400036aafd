#include "ui/train/ChoiceBar.h"

#include "ui/shell/Theme.h"
#include "ui/train/WhyButton.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QColor mixed(const QColor& top, const QColor& ground, double share) {
    const auto part = [&](float a, float b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(part(top.redF(), ground.redF()), part(top.greenF(), ground.greenF()),
                            part(top.blueF(), ground.blueF()));
}

} // namespace

Segment::Segment(QWidget* parent) : QRadioButton(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // narrower than its text where it must be
}

QSize Segment::sizeHint() const {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return {QFontMetrics(bold).horizontalAdvance(text()) + Spacing::Medium + Spacing::Small,
            std::max(RowHeight + 4, fontMetrics().height() + Spacing::Medium)};
}

QSize Segment::minimumSizeHint() const {
    return {letterWidth(fontMetrics()) * 5, sizeHint().height()};
}

/// The chosen one is marked by ground, border and weight, not by colour alone.
void Segment::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette colors = palette();
    const QColor accent = colors.color(QPalette::Highlight);
    const QColor surface = colors.color(QPalette::Base);
    const QColor ground = isChecked()   ? mixed(accent, surface, 0.16)
                          : underMouse() ? colors.color(QPalette::Midlight)
                                         : surface;
    const double width = hasFocus() ? 2 : 1;
    painter.setPen(QPen(isChecked() || hasFocus() ? accent : colors.color(QPalette::Mid), width));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), CornerRadius,
                            CornerRadius);
    QFont textFont = font();
    textFont.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(textFont);
    painter.setPen(colors.color(QPalette::WindowText));
    const QRect room = rect().adjusted(Spacing::Hair, 0, -Spacing::Hair, 0);
    painter.drawText(room, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(textFont).elidedText(text(), Qt::ElideRight, room.width()));
}

ChoiceBar::ChoiceBar(const QString& name, const QStringList& keys, QWidget* parent)
    : QWidget(parent), m_keys(keys), m_bar(new QGridLayout), m_question(new QLabel(this)),
      m_why(new WhyButton(this)), m_sentence(new QLabel(this)), m_problem(new QLabel(this)) {
    setObjectName(name);
    setRole(m_sentence, Role::Muted);
    m_sentence->setObjectName(name + u"Sentence"_s);
    m_sentence->setWordWrap(true);
    setRole(m_problem, Role::Danger);
    m_problem->setObjectName(name + u"Problem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_question->setFont(bold);
    m_why->setObjectName(name + u"Why"_s);
    m_why->hide();
    m_bar->setSpacing(Spacing::Hair);
    for (const QString& key : keys) {
        auto* segment = new Segment(this);
        segment->setObjectName(name + u'_' + key);
        m_segments += segment;
        connect(segment, &Segment::toggled, this, &ChoiceBar::showSentence);
        connect(segment, &Segment::clicked, this, [this, key] { emit choose(key); });
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    auto* head = new QHBoxLayout;
    head->addWidget(m_question, 1);
    head->addWidget(m_why);
    column->addLayout(head);
    column->addLayout(m_bar);
    column->addWidget(m_sentence);
    column->addWidget(m_problem);
}

void ChoiceBar::setWords(const QString& question, const QStringList& titles, const QStringList& sentences) {
    m_question->setText(question);
    m_sentences = sentences;
    for (qsizetype i = 0; i < m_segments.size(); ++i) {
        m_segments[i]->setText(titles.value(i));
        m_segments[i]->setAccessibleName(tr("%1: %2", "question, answer").arg(question, titles.value(i)));
        m_segments[i]->setAccessibleDescription(sentences.value(i));
    }
    showSentence();
    arrange();
}

void ChoiceBar::setFacts(const QStringList& facts) {
    m_facts = facts;
    showSentence();
}

void ChoiceBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ChoiceBar::arrange() {
    int widest = 0;
    for (const Segment* segment : m_segments) widest = std::max(widest, segment->sizeHint().width());
    const int count = static_cast<int>(m_segments.size());
    const int most = (width() + Spacing::Hair) / (widest + Spacing::Hair);
    int columns = std::clamp(most, 1, count);
    while (count % columns != 0) --columns;
    if (m_bar->count() == count && columns == m_columns) return;
    m_columns = columns;
    for (int i = 0; i < count; ++i) {
        m_bar->addWidget(m_segments[i], i / columns, i % columns);
        m_bar->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

void ChoiceBar::setChosen(const QString& key) {
    const qsizetype index = m_keys.indexOf(key);
    if (index >= 0) m_segments[index]->setChecked(true);
}

QString ChoiceBar::chosen() const {
    for (qsizetype i = 0; i < m_segments.size(); ++i)
        if (m_segments[i]->isChecked()) return m_keys[i];
    return {};
}

void ChoiceBar::setProblem(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ChoiceBar::showSentence() {
    const qsizetype index = m_keys.indexOf(chosen());
    m_sentence->setText(m_sentences.value(index));
    const QString facts = m_facts.value(index);
    m_why->setFacts(m_question->text(), facts.isEmpty() ? facts : m_sentences.value(index) + u"\n\n"_s + facts);
    for (qsizetype i = 0; i < m_segments.size(); ++i) {
        QString tip = m_sentences.value(i).toHtmlEscaped();
        if (i < m_facts.size()) tip += u"<br><br>"_s + m_facts[i].toHtmlEscaped().replace(u'\n', u"<br>"_s);
        m_segments[i]->setToolTip(u"<p>"_s + tip + u"</p>"_s);
    }
    for (Segment* segment : m_segments) // Tab comes to the chosen one, arrows go on from there
        segment->setFocusPolicy(segment->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

} // namespace ui
