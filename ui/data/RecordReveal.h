/// Selects records in the table and scrolls there, also where they are still on their way into the list; where the
/// filter hides them, it takes the filter away.
#pragma once

#include "core/project/StoredRecord.h"

#include <QObject>

#include <deque>
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
    /// The same where a filter may hide them.
    void showHidden(std::vector<core::RecordId> records);
    /// The next records that are added were asked for here; what else adds some is left alone.
    void awaitAdded(Then then = Then::Nothing) { m_awaited.push_back(then); }
    /// Records that were just added: the list learns of them with its next search.
    void showAdded(const std::vector<core::RecordId>& records);
    /// As soon as so many more are in the list than now, the first of them; not where a filter may hide it.
    void showNext(qint64 count);
    /// What was asked for has come, or could not be added.
    void expectNothing() { m_awaited.clear(); }
    void forget();

private:
    bool tryToShow();
    void listChanged();
    void goToNext();
    void edit();

    RecordQuery& m_query;
    RecordTableView& m_view;
    std::vector<core::RecordId> m_wanted;
    core::RecordId m_toEdit = 0;
    Then m_then = Then::Nothing;
    qint64 m_next = 0, m_nextEnd = 0; ///< the rows that are to come
    std::deque<Then> m_awaited; ///< one for each addition on its way
};

} // namespace ui
