#include "ui/shell/JobBar.h"

#include "ui/shell/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

JobBar::JobBar(QWidget* parent)
    : QFrame(parent), m_title(new QPushButton(this)), m_detail(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_row(new QHBoxLayout(this)) {
    setObjectName(u"jobBar"_s);
    setRole(this, Role::Bar);
    setRole(m_title, Role::Flat);
    setRole(m_detail, Role::Muted);
    m_title->setObjectName(u"jobTitle"_s);
    m_detail->setObjectName(u"jobDetail"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setFixedHeight(6);
    m_row->setContentsMargins(Spacing::Small, Spacing::Hair, Spacing::Large, Spacing::Hair);
    m_row->setSpacing(Spacing::Medium);
    m_row->addWidget(m_title);
    m_row->addWidget(m_progress);
    m_row->addWidget(m_detail, 1);
    connect(m_title, &QPushButton::clicked, this, &JobBar::asked);
    hide();
}

void JobBar::setJob(const std::optional<Job>& job) {
    setVisible(job.has_value());
    if (!job) return;
    m_title->setText(job->title);
    m_title->setToolTip(tr("Leads to the page where this is going on."));
    m_title->setAccessibleDescription(job->detail);
    m_detail->setText(job->detail);
    m_progress->setRange(0, job->permille ? 1000 : 0);
    m_progress->setValue(job->permille.value_or(0));
    m_progress->setAccessibleName(job->title);
    setActions(job->actions);
}

/// Buttons stay where they are while a job goes on: one may be under the pointer or have the focus.
void JobBar::setActions(const std::vector<JobAction>& actions) {
    m_actions = actions;
    while (m_buttons.size() < actions.size()) {
        auto* button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, [this, index = m_buttons.size()] {
            if (index < m_actions.size()) m_actions[index].run();
        });
        m_buttons.push_back(button);
        m_row->addWidget(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < actions.size());
        if (i >= actions.size()) continue;
        m_buttons[i]->setObjectName(actions[i].objectName);
        m_buttons[i]->setText(actions[i].text);
        m_buttons[i]->setAccessibleName(actions[i].text);
        m_buttons[i]->setToolTip(actions[i].explanation);
    }
}

} // namespace ui
