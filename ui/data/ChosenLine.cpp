#include "ui/data/ChosenLine.h"

#include "ui/session/RecordQuery.h"
#include "ui/shell/ElidedText.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

ChosenLine::ChosenLine(RecordQuery& query, QWidget* parent)
    : QFrame(parent), m_query(query), m_text(new ElidedLabel(this)), m_all(new QPushButton(this)) {
    setObjectName(u"chosenLine"_s);
    m_text->setObjectName(u"chosenText"_s);
    m_all->setObjectName(u"chosenAll"_s);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Small, Spacing::Small);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_text, 1);
    row->addWidget(m_all);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_query.setChosen({});
        emit left();
    });
    connect(&m_query, &RecordQuery::chosenChanged, this, &ChosenLine::refresh);
    retranslate();
}

void ChosenLine::refresh() {
    const ChosenRecords& chosen = m_query.chosen();
    setVisible(!chosen.records.empty());
    m_text->setText(tr("Only %Ln record(s) — %1", nullptr, static_cast<int>(chosen.records.size())).arg(chosen.what));
}

void ChosenLine::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ChosenLine::retranslate() {
    m_all->setText(tr("Show all records"));
    m_all->setToolTip(tr("Goes back to the whole list; what is looked for stays."));
    refresh();
}

} // namespace ui
