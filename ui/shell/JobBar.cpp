#include "ui/shell/JobBar.h"

#include "ui/shell/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace ui {

using namespace Qt::StringLiterals;

JobBar::JobBar(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_detail(new QLabel(this)), m_progress(new QProgressBar(this)) {
    setObjectName(u"jobBar"_s);
    setRole(this, Role::Bar);
    setRole(m_detail, Role::Muted);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setFixedHeight(6);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Large, Spacing::Small);
    row->setSpacing(Spacing::Medium);
    row->addWidget(m_title);
    row->addWidget(m_progress);
    row->addWidget(m_detail, 1);
    hide();
}

void JobBar::setJob(const std::optional<Job>& job) {
    setVisible(job.has_value());
    if (!job) return;
    m_title->setText(job->title);
    m_detail->setText(job->detail);
    m_progress->setRange(0, job->permille ? 1000 : 0);
    m_progress->setValue(job->permille.value_or(0));
    m_progress->setAccessibleName(job->title);
}

} // namespace ui
