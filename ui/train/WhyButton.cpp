#include "ui/train/WhyButton.h"

#include "ui/plot/ExplanationPopup.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

namespace ui {

using namespace Qt::StringLiterals;

WhyButton::WhyButton(QWidget* parent) : QToolButton(parent) {
    setIcon(symbol(Symbol::Information, SymbolColor::Muted));
    setFocusPolicy(Qt::TabFocus);
    setRole(this, Role::Flat);
    connect(this, &QToolButton::clicked, this,
            [this] { showExplanation(this, u"choiceFacts"_s, accessibleName(), m_facts); });
}

void WhyButton::setFacts(const QString& subject, const QString& facts) {
    m_facts = facts;
    setAccessibleName(tr("%1: what it sets, and why", "a choice").arg(subject));
    setToolTip(tr("What this sets, with the reason and the source of each value."));
    setVisible(!facts.isEmpty());
}

} // namespace ui
