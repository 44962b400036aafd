// Which parts of the page of records are there, and how the keyboard comes to them.
#include "ui/data/DataPage.h"
#include "ui/data/DataWelcome.h"
#include "ui/data/FilterBar.h"
#include "ui/data/ImportPanel.h"
#include "ui/data/RecordSide.h"
#include "ui/data/RecordTableView.h"
#include "ui/data/ViewList.h"
#include "ui/session/ImportSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordQuery.h"

#include <QApplication>
#include <QStackedWidget>

#include <algorithm>

namespace ui {
namespace {

constexpr QSize RoomForImport(1500, 860); // beside the records; in less, a file that is looked at has the page

} // namespace

QWidget* DataPage::firstFocus() const {
    if (!m_import->isHidden()) return m_import;
    return m_middle->currentWidget() == m_table ? m_table : m_welcome->firstFocus();
}

/// While a file is looked at, where there are no records or no room for both. While it is written they are there.
bool DataPage::doesImportFill() const {
    const auto& importer = m_sessions.importer;
    if (!importer.preview() || importer.preview()->columns.empty()) return false;
    if (!m_sessions.project.isOpen() || (m_sessions.query.count() == 0 && !m_sessions.query.isSearching())) return true;
    const bool hasRoom = width() >= RoomForImport.width() && height() >= RoomForImport.height();
    return !hasRoom && importer.state() != ImportSession::State::Writing;
}

void DataPage::goToNextPart(int step) {
    std::vector<QWidget*> parts;
    for (QWidget* each : {static_cast<QWidget*>(m_views), static_cast<QWidget*>(m_filter),
                          static_cast<QWidget*>(m_centre), static_cast<QWidget*>(m_side)})
        if (each->isVisible()) parts.push_back(each);
    if (parts.empty()) return;
    const auto here = std::ranges::find_if(
        parts, [](QWidget* each) { return each->hasFocus() || each->isAncestorOf(QApplication::focusWidget()); });
    const auto count = std::ssize(parts);
    const auto next = here == parts.end() ? 0 : (here - parts.begin() + step + count) % count;
    QWidget* part = parts[static_cast<std::size_t>(next)];
    if (part == m_filter)
        m_filter->find();
    else if (part == m_side)
        m_side->takeFocus();
    else if (QWidget* first = part == m_centre ? firstFocus() : part)
        first->setFocus(Qt::TabFocusReason);
}

} // namespace ui
