#include "ui/data/TokenBar.h"

#include "ui/data/PaletteTokens.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int BarHeight = 6;

} // namespace

/// The part that is kept in the accent colour, what is cut hatched in the warning colour.
class TokenBar::Bar : public QWidget {
public:
    explicit Bar(QWidget* parent) : QWidget(parent) { setFixedHeight(BarHeight); }

    void show(qint64 tokens, qint64 limit) {
        const double whole = static_cast<double>(std::max({tokens, limit, qint64(1)}));
        m_kept = static_cast<double>(std::min(tokens, limit)) / whole;
        m_cut = static_cast<double>(std::max<qint64>(0, tokens - limit)) / whole;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens colors = tokensNow();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath outline;
        outline.addRoundedRect(rect(), BarHeight / 2.0, BarHeight / 2.0);
        painter.setClipPath(outline);
        painter.fillRect(rect(), colors.border);
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        const auto part = [&](double from, double length) {
            const double begin = isMirrored ? 1 - from - length : from;
            return QRectF(begin * width(), 0, length * width(), height());
        };
        painter.fillRect(part(0, m_kept), colors.accent);
        if (m_cut <= 0) return;
        painter.fillRect(part(m_kept, m_cut), colors.cutGround);
        painter.fillRect(part(m_kept, m_cut), QBrush(colors.warning, Qt::BDiagPattern));
    }

private:
    double m_kept = 0, m_cut = 0;
};

TokenBar::TokenBar(QWidget* parent) : QWidget(parent), m_text(new QLabel(this)), m_bar(new Bar(this)) {
    m_text->setObjectName(QStringLiteral("tokenText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    column->addWidget(m_text);
    column->addWidget(m_bar);
    refresh();
}

void TokenBar::showCount(qint64 tokens, qint64 learned, qint64 limit) {
    m_tokens = tokens;
    m_learned = learned;
    m_limit = limit;
    m_isJudged = false;
    m_reason.clear();
    refresh();
}

void TokenBar::showJudged(qint64 tokens, qint64 limit) {
    m_isJudged = true;
    m_tokens = tokens;
    m_learned = 0;
    m_limit = limit;
    m_reason.clear();
    refresh();
}

void TokenBar::showReason(const QString& text) {
    m_tokens = -1;
    m_reason = text;
    refresh();
}

QString TokenBar::text() const {
    return m_text->text();
}

void TokenBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

void TokenBar::refresh() {
    m_bar->setVisible(m_tokens >= 0);
    if (m_tokens < 0) {
        setRole(m_text, Role::Muted);
        m_text->setText(m_reason);
        setToolTip({});
        return;
    }
    const qint64 cut = std::max<qint64>(0, m_tokens - m_limit);
    setRole(m_text, cut > 0 ? Role::Warning : Role::Muted);
    QString text = tr("%1 / %2 tokens").arg(countText(m_tokens), countText(m_limit));
    if (cut > 0 && m_isJudged)
        text = tr("%1, %2 are cut", "token count, tokens").arg(text, countText(cut));
    else if (cut > 0)
        text = tr("%1, the last %2 are cut", "token count, tokens").arg(text, countText(cut));
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_bar->show(m_tokens, m_limit);
    if (m_isJudged)
        return setToolTip(
            tr("The model reads these tokens and learns the label. What is more than %1 tokens is cut off "
               "at the end of the longer text.")
                .arg(countText(m_limit)));
    setToolTip(tr("The model learns %1 of these tokens. What is behind %2 tokens is cut off in training.")
                   .arg(countText(m_learned), countText(m_limit)));
}

} // namespace ui
