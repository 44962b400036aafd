#include "ui/shell/BinList.h"

#include "ui/session/Storage.h"
#include "ui/shell/Theme.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

BinList::BinList(Storage& storage, QWidget* parent)
    : QFrame(parent), m_storage(storage), m_title(new QLabel(this)), m_meaning(new QLabel(this)),
      m_grid(new QGridLayout) {
    setObjectName(u"binList"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_meaning, Role::Muted);
    m_meaning->setWordWrap(true);
    m_grid->setHorizontalSpacing(Spacing::Large);
    m_grid->setVerticalSpacing(Spacing::Small);
    m_grid->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_title);
    column->addWidget(m_meaning);
    column->addLayout(m_grid);
    connect(&m_storage, &Storage::changed, this, &BinList::follow);
    refresh();
}

/// The same list keeps its buttons, and the focus in them.
void BinList::follow() {
    if (!std::ranges::equal(m_shown, m_storage.bin(), {}, {}, &core::BinnedFolder::place)) return refresh();
    for (QPushButton* back : findChildren<QPushButton*>()) back->setEnabled(m_storage.canPutBack());
}

void BinList::refresh() {
    for (QWidget* each : m_rows) {
        m_grid->removeWidget(each);
        each->hide();
        each->deleteLater(); // it may be the button that was pressed
    }
    m_rows.clear();
    m_shown.clear();
    m_title->setText(tr("In the bin"));
    m_meaning->setText(tr("Put back, it lies among the runs or adapters again, with everything that belongs to it."));
    int row = 0;
    for (const core::BinnedFolder& folder : m_storage.bin()) addRow(folder, row++);
    setVisible(row > 0);
}

void BinList::addRow(const core::BinnedFolder& folder, int row) {
    const QString name = QString::fromStdString(folder.name);
    auto* title = new QLabel(folder.isRun ? tr("%1, a run").arg(name) : tr("%1, an adapter").arg(name), this);
    auto* time = new QLabel(this);
    auto* back = new QPushButton(tr("Put back"), this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    if (folder.time > 0)
        time->setText(QLocale().toString(QDateTime::fromMSecsSinceEpoch(folder.time), QLocale::ShortFormat));
    setRole(time, Role::Muted);
    back->setObjectName(u"binPutBack"_s + QString::number(row));
    back->setEnabled(m_storage.canPutBack());
    back->setAccessibleName(tr("Put back %1").arg(name));
    back->setToolTip(tr("Takes it out of the bin again."));
    connect(back, &QPushButton::clicked, this, [this, place = folder.place] { m_storage.putBack(place); });
    m_grid->addWidget(title, row, 0);
    m_grid->addWidget(time, row, 1);
    m_grid->addWidget(back, row, 2);
    m_shown.push_back(folder.place);
    m_rows.insert(m_rows.end(), {title, time, back});
}

void BinList::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace ui
