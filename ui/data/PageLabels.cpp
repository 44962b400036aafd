#include "ui/data/PageLabels.h"

#include "ui/data/FilterBar.h"
#include "ui/data/LabelCommands.h"
#include "ui/data/LabelPopup.h"
#include "ui/data/LabelWords.h"
#include "ui/data/RecordSide.h"
#include "ui/data/RecordTableView.h"
#include "ui/data/StatusLine.h"
#include "ui/data/ViewList.h"
#include "ui/session/LabelCounts.h"
#include "ui/session/PromptSession.h"

namespace ui {

PageLabels::PageLabels(const DataSessions& sessions, RecordFetch& fetch, RecordTableView& table, QWidget* page)
    : QObject(page), m_table(table), m_page(page), m_counts(sessions.labels), m_prompts(sessions.prompts),
      m_commands(new LabelCommands(
          m_counts, sessions.project, sessions.edits, fetch, [&table] { return table.selectedIds(); }, this)) {
    table.followLabels(m_counts);
    m_commands->workIn(table);
    connect(m_commands, &LabelCommands::aboutToEdit, &table, &RecordTableView::commitOpenField);
    connect(m_commands, &LabelCommands::said, this, &PageLabels::said);
}

std::vector<QAction*> PageLabels::actions() const {
    return m_commands->actions();
}

void PageLabels::bind(FilterBar& filter, ViewList& views, RecordSide& side, StatusLine& status) {
    m_views = &views;
    m_status = &status;
    filter.offerLabels(m_counts);
    m_commands->workIn(side);
    connect(m_commands, &LabelCommands::aboutToEdit, &side, &RecordSide::commit);
    connect(&status, &StatusLine::labelsWanted, this, &PageLabels::showPopup);
    connect(&m_counts, &LabelCounts::changed, this, &PageLabels::refresh);
    refresh();
}

void PageLabels::retranslate() {
    m_commands->retranslate();
    refresh();
}

void PageLabels::refresh() {
    m_prompts.setLabelled(!m_counts.isEmpty());
    m_views->showLabels(m_counts);
    m_status->showLabels(labelSummary(m_counts), labelAdvice(m_counts).join(u' '), isUneven(m_counts));
}

void PageLabels::showPopup(const QPoint& place) {
    auto* popup = new LabelPopup(m_counts, m_page);
    connect(popup, &LabelPopup::chosen, this, [this](const std::string& label) {
        core::RecordFilter kind;
        kind.labels = m_counts.filterTexts(label);
        emit kindWanted(kind);
        m_table.setFocus();
    });
    popup->showAbove(place);
}

} // namespace ui
