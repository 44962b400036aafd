#include "ui/train/RecipeLine.h"

#include "ui/shell/Theme.h"
#include "ui/train/PresetFacts.h"
#include "ui/train/PresetWords.h"
#include "ui/train/TrainingDraft.h"
#include "ui/train/WhyButton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

RecipeLine::RecipeLine(QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_leave(new QPushButton(this)), m_why(new WhyButton(this)) {
    setObjectName(u"recipeLine"_s);
    m_sentence->setObjectName(u"recipeInUse"_s);
    m_sentence->setWordWrap(true);
    setRole(m_sentence, Role::Muted);
    m_leave->setObjectName(u"leaveRecipe"_s);
    m_why->setObjectName(u"recipeWhy"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addWidget(m_leave);
    row->addWidget(m_why);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_sentence);
    column->addLayout(row);
    connect(m_leave, &QPushButton::clicked, this, &RecipeLine::left);
    hide();
}

void RecipeLine::show(const TrainingDraft& draft) {
    const bool isUsed = !draft.recipe().empty();
    m_sentence->setText(isUsed ? presetSentence(RecipeGroup, draft.recipe()) + u' ' +
                                     tr("They come before the choices above.")
                               : QString());
    m_leave->setText(tr("Use the choices alone"));
    m_leave->setToolTip(tr("Leaves the ready-made settings: purpose, length and size decide again."));
    m_why->setFacts(presetGroupTitle(RecipeGroup), recipeFacts(draft));
    for (QWidget* each : {static_cast<QWidget*>(m_sentence), static_cast<QWidget*>(m_leave), static_cast<QWidget*>(this)})
        each->setVisible(isUsed);
}

} // namespace ui
