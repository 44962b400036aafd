#include "ui/data/PasteLine.h"

#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

PasteLine::PasteLine(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_header(new QPushButton(this)), m_cells(new QPushButton(this)),
      m_giveUp(new QPushButton(this)) {
    setObjectName(u"pasteLine"_s);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_header->setObjectName(u"pasteHeader"_s);
    m_cells->setObjectName(u"pasteCells"_s);
    m_giveUp->setObjectName(u"pasteGiveUp"_s);
    setRole(m_giveUp, Role::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Small, Spacing::Small);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_text, 1);
    for (QPushButton* each : {m_header, m_cells, m_giveUp}) row->addWidget(each);
    connect(m_header, &QPushButton::clicked, this, [this] { answer(Answer::Header); });
    connect(m_cells, &QPushButton::clicked, this, [this] { answer(Answer::Cells); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] { answer(Answer::GiveUp); });
    retranslate();
    hide();
}

void PasteLine::ask(const QStringList& names, qint64 rows) {
    m_names = names;
    m_rows = rows;
    retranslate();
    show();
    m_header->setFocus();
}

void PasteLine::answer(Answer answer) {
    hide();
    emit answered(answer);
}

void PasteLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return answer(Answer::GiveUp);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        if (auto* button = qobject_cast<QPushButton*>(focusWidget())) return button->click();
    QFrame::keyPressEvent(event);
}

void PasteLine::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void PasteLine::retranslate() {
    m_text->setText(tr("Is the first row a header? It reads: %1.").arg(m_names.join(u", "_s)));
    m_header->setText(tr("Yes: add %Ln record(s)", nullptr, static_cast<int>(m_rows)));
    m_header->setToolTip(tr("Takes each column as the field it names, and adds the rows as new records."));
    m_cells->setText(tr("No, these are cells"));
    m_cells->setToolTip(tr("Pastes every row, the first one too, over the cells from the current one on."));
    m_giveUp->setText(tr("Cancel"));
    m_giveUp->setToolTip(tr("Pastes nothing."));
}

} // namespace ui
