#include "ui/data/PromptPanel.h"

#include "core/text/ModelText.h"
#include "core/training/LabelledTexts.h"
#include "ui/data/PaletteTokens.h"
#include "ui/data/PromptView.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

bool isSame(const PromptReport& a, const PromptReport& b) {
    if (a.isJudged != b.isJudged || a.label != b.label || a.isCut != b.isCut) return false;
    if (a.record != b.record || a.limit != b.limit || a.tokens.has_value() != b.tokens.has_value()) return false;
    if (!a.tokens) return false; // problems are cheap to show again
    return a.tokens->ids == b.tokens->ids && a.tokens->learned == b.tokens->learned && a.tokens->text == b.tokens->text;
}

QString swatch(const QColor& ground, const QColor& text, const QString& words, const QString& decoration = {}) {
    return u"<span style='background:%1;color:%2;%3'>&nbsp;%4&nbsp;</span>"_s.arg(
        ground.name(), text.name(), decoration, words.toHtmlEscaped().replace(u' ', u"&nbsp;"_s)); // on one line
}

} // namespace

PromptPanel::PromptPanel(const PromptSession& prompts, QWidget* parent)
    : QWidget(parent), m_prompts(prompts), m_summary(new QLabel(this)), m_problems(new QLabel(this)),
      m_legend(new QLabel(this)), m_label(new QLabel(this)), m_view(new PromptView(this)), m_token(new QLabel(this)) {
    setObjectName(u"promptPanel"_s);
    m_summary->setObjectName(u"promptSummary"_s);
    m_problems->setObjectName(u"promptProblems"_s);
    m_token->setObjectName(u"promptToken"_s);
    m_label->setObjectName(u"promptLabel"_s);
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    setRole(m_problems, Role::Warning);
    setRole(m_token, Role::Muted);
    for (QLabel* label : {m_summary, m_problems, m_token}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_legend->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, 0);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_summary);
    column->addWidget(m_problems);
    column->addWidget(m_legend);
    column->addWidget(m_label);
    column->addWidget(m_view, 1);
    column->addWidget(m_token);
    connect(m_view, &PromptView::tokenReached, this, [this](const QString& words) {
        m_token->setText(words);
        m_token->setVisible(!words.isEmpty());
    });
    m_token->hide();
    retranslate();
    build();
}

void PromptPanel::showReport(const PromptReport& report) {
    if (m_report && isSame(*m_report, report)) return;
    m_report = report;
    m_isStale = true;
    if (isVisible()) build();
}

void PromptPanel::clear() {
    m_report.reset();
    build();
}

void PromptPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isStale) build();
}

void PromptPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    const bool isPalette = event->type() == QEvent::PaletteChange;
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (isPalette) showLegend();
    if (isPalette || event->type() == QEvent::LanguageChange) {
        m_isStale = true;
        if (isVisible()) build();
    }
}

const std::unordered_set<std::int32_t>& PromptPanel::specialTokens() {
    const auto text = m_prompts.text();
    if (text && m_specialOf.lock() != text) {
        m_specialOf = text;
        m_special.clear();
        for (const std::string& content : text->tokenizer().specialTokens())
            if (const auto id = text->tokenizer().idOf(content)) m_special.insert(*id);
    }
    return m_special;
}

void PromptPanel::build() {
    m_isStale = false;
    const bool hasTokens = m_report && m_report->tokens;
    m_view->setVisible(hasTokens);
    m_legend->setVisible(hasTokens);
    m_label->setVisible(hasTokens && m_report->isJudged);
    m_problems->setVisible(m_report && !m_report->problems.empty());
    if (m_report) m_problems->setText(problemLines(m_report->problems));
    if (!hasTokens) {
        m_view->clear();
        const bool isModelMissing = m_report && m_report->problems.empty() && !m_prompts.isReady();
        m_summary->setText(isModelMissing ? tr("Choose a base model to see how it reads this record.") : QString());
        m_summary->setVisible(isModelMissing);
        return;
    }
    const auto text = m_prompts.text();
    auto shown = std::make_shared<PromptText>(*m_report->tokens, m_report->limit, text ? &text->tokenizer() : nullptr,
                                              specialTokens(), m_report->isCut);
    const QString tokens = countText(static_cast<qint64>(shown->tokens().size())), cut = countText(shown->cutCount());
    const QString summary =
        m_report->isJudged
            ? tr("%1 tokens, %2 cut", "counts").arg(tokens, cut)
            : tr("%1 tokens, %2 learned, %3 cut", "counts").arg(tokens, countText(shown->learnedCount()), cut);
    showLegend();
    showLabel();
    m_summary->setText(summary);
    m_summary->setVisible(true);
    m_view->setAccessibleDescription(summary);
    m_view->showText(std::move(shown));
}

/// What is learned of a text that is judged is no part of it.
void PromptPanel::showLabel() {
    if (!m_report || !m_report->isJudged) return;
    const Tokens colors = tokensNow();
    QStringList labels;
    for (const std::string& label : core::labelsIn(m_report->label, core::ProblemType::MultiLabel))
        labels += swatch(colors.learnedGround, colors.text, QString::fromStdString(label));
    m_label->setText(labels.isEmpty()
                         ? tr("Without a label, this record is left out of training.").toHtmlEscaped()
                         : tr("Learned label: %1", "one, or several").toHtmlEscaped().arg(labels.join(u' ')));
}

void PromptPanel::showLegend() {
    const Tokens colors = tokensNow();
    const bool isJudged = m_report && m_report->isJudged;
    const QString learned = isJudged ? QString() : swatch(colors.learnedGround, colors.text, tr("learned")) + u" "_s;
    m_legend->setText(swatch(colors.surface, colors.text, tr("read")) + u" "_s + learned +
                      swatch(colors.cutGround, colors.text, tr("cut off"), u"text-decoration:line-through"_s) + u" "_s +
                      swatch(colors.hover, colors.info, tr("special token")) + u" "_s +
                      swatch(colors.surface, colors.muted, tr("· ↵ invisible")));
}

void PromptPanel::retranslate() {
    m_view->setAccessibleName(tr("What the model sees"));
    m_view->setToolTip({});
    showLegend();
}

} // namespace ui
