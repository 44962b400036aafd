/// Selects records in the table and scrolls there, also where they are still on their way into the list; where the
/// filter hides them, it takes the filter away.
#pragma once

#include "core/project/StoredRecord.h"

#include <QObject>

#include <vector>

namespace ui {

class RecordQuery;
class RecordTableView;

class RecordReveal : public QObject {
    Q_OBJECT
public:
    enum class Then { Nothing, Edit };

    RecordReveal(RecordQuery& query, RecordTableView& view, QObject* parent = nullptr);

    /// Records that are in the project.
    void show(std::vector<core::RecordId> records);
    /// Records that were just added: the list learns of them with its next search.
    void showAdded(std::vector<core::RecordId> records, Then then);
    void forget() { m_wanted.clear(); }

private:
    bool tryToShow();
    void listChanged();
    void edit();

    RecordQuery& m_query;
    RecordTableView& m_view;
    std::vector<core::RecordId> m_wanted;
    core::RecordId m_toEdit = 0;
    Then m_then = Then::Nothing;
};

} // namespace ui
