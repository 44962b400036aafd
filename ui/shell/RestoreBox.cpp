#include "ui/shell/RestoreBox.h"

#include "ui/session/ProjectBackups.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QDate>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

RestoreBox::RestoreBox(ProjectBackups& backups, const QString& folder, QWidget* parent)
    : QDialog(parent), m_backups(backups), m_title(new QLabel(this)), m_hint(new QLabel(this)),
      m_list(new QListWidget(this)), m_problem(new QLabel(this)), m_close(new QPushButton(this)),
      m_open(new QPushButton(this)) {
    setObjectName(u"restoreBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    layOut();
    connect(&m_backups, &ProjectBackups::listed, this, &RestoreBox::refresh);
    connect(&m_backups, &ProjectBackups::restoringChanged, this, &RestoreBox::refresh);
    connect(&m_backups, &ProjectBackups::restored, this, &QDialog::accept);
    connect(&m_backups, &ProjectBackups::restoreFailed, this, [this](const std::vector<core::Problem>& problems) {
        m_problem->setText(problemLines(problems, 3));
        m_problem->show();
    });
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_open->setEnabled(row >= 0 && !m_backups.isRestoring()); });
    connect(m_list, &QListWidget::itemActivated, this, &RestoreBox::restore);
    connect(m_open, &QPushButton::clicked, this, &RestoreBox::restore);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    m_backups.list(folder);
    retranslate();
    m_list->setFocus();
}

void RestoreBox::layOut() {
    m_title->setObjectName(u"restoreTitle"_s);
    m_hint->setObjectName(u"restoreHint"_s);
    m_list->setObjectName(u"restoreList"_s);
    m_problem->setObjectName(u"restoreProblem"_s);
    m_open->setObjectName(u"restoreOpen"_s);
    m_close->setObjectName(u"restoreClose"_s);
    setRole(m_title, Role::Title);
    setRole(m_hint, Role::Muted);
    setRole(m_problem, Role::Danger);
    setRole(m_open, Role::Primary);
    m_hint->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_open->setAutoDefault(true);
    m_open->setDefault(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Spacing::Small);
    foot->addStretch(1);
    foot->addWidget(m_close);
    foot->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Section, Spacing::Section, Spacing::Section, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(m_problem);
    column->addLayout(foot);
    const int unit = letterWidth(fontMetrics());
    resize(QSize(unit * 76, fontMetrics().height() * 20).boundedTo(parentWidget()->size()));
}

void RestoreBox::refresh() {
    const QLocale locale;
    const int chosen = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const core::Backup& copy : m_backups.copies()) {
        const QDate day = QDate::fromString(QString::number(copy.day), u"yyyyMMdd"_s);
        auto* item = new QListWidgetItem(tr("%1 · %2 records · %3", "day of a copy, its records, its size")
                                             .arg(locale.toString(day, QLocale::LongFormat), countText(copy.records),
                                                  bytesText(copy.bytes)),
                                         m_list);
        item->setSizeHint(QSize(0, std::max(RowHeight, fontMetrics().height() + Spacing::Small)));
    }
    m_list->setCurrentRow(std::min(chosen, m_list->count() - 1));
    m_list->setEnabled(!m_backups.isRestoring());
    m_open->setEnabled(m_list->count() > 0 && !m_backups.isRestoring());
    if (m_backups.isListing())
        m_hint->setText(tr("Looking for copies…"));
    else if (m_list->count() == 0)
        m_hint->setText(
            tr("There is no copy yet. One is made when a project is opened on a day after it was changed."));
    else
        m_hint->setText(tr("A copy holds records, history and settings of its day. It opens as a project of its own in "
                           "a new folder; runs and adapters stay where they are, and nothing is overwritten."));
}

void RestoreBox::restore() {
    const int row = m_list->currentRow();
    if (row < 0 || m_backups.isRestoring()) return;
    m_problem->hide();
    m_backups.restore(m_backups.copies().at(static_cast<std::size_t>(row)));
}

void RestoreBox::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void RestoreBox::retranslate() {
    setWindowTitle(tr("Restore a copy"));
    m_title->setText(tr("Copies of this project"));
    m_list->setAccessibleName(tr("Copies, the newest first"));
    m_open->setText(tr("Open as a new project"));
    m_open->setToolTip(tr("Makes a new project of this copy and opens it; the other one stays as it is."));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Closes this box."));
    refresh();
}

} // namespace ui
