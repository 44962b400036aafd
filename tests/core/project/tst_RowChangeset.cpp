#include "core/project/RowChangeset.h"

#include <QByteArray>
#include <QTest>

#include <algorithm>
#include <functional>
#include <sqlite3.h>
#include <string>

using core::RowChange;
using core::RowChangeset;
using core::RowColumn;

namespace {

constexpr int Columns = 10;

/// The narrow table with rows 1 to 3, and a row whose numbers are large and negative.
class Table {
public:
    Table() {
        sqlite3_open(":memory:", &m_database);
        run("create table record(id integer primary key, position integer, alive integer, status integer, split integer, "
            "revision integer, source integer, source_line integer, source_row integer, label text)");
        for (const char* id : {"1", "2", "3"})
            run("insert into record values(" + std::string(id) + ", 1048576, 0, 1, 2, 7, null, 4, null, null)");
        run("insert into record values(9223372036854775806, -1, 0, 1, 2, -9223372036854775807, 1, 0, 5, 'kind')");
    }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() { sqlite3_close(m_database); }

    void run(const std::string& sql) {
        QCOMPARE(sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    }
    /// What SQLite itself writes down of that.
    QByteArray watched(const std::string& sql) {
        sqlite3_session* session = nullptr;
        sqlite3session_create(m_database, "main", &session);
        sqlite3session_attach(session, "record");
        run(sql);
        int size = 0;
        void* bytes = nullptr;
        sqlite3session_changeset(session, &size, &bytes);
        const QByteArray changes(static_cast<const char*>(bytes), size);
        sqlite3_free(bytes);
        sqlite3session_delete(session);
        return changes;
    }
    /// Turned round and applied.
    bool takeBack(const RowChangeset& changes) {
        int size = 0;
        void* inverted = nullptr;
        const auto bytes = changes.bytes();
        if (sqlite3changeset_invert(static_cast<int>(bytes.size()), bytes.data(), &size, &inverted) != SQLITE_OK)
            return false;
        const auto abort = [](void*, int, sqlite3_changeset_iter*) { return SQLITE_CHANGESET_ABORT; };
        const int result = sqlite3changeset_apply(m_database, size, inverted, nullptr, abort, nullptr);
        sqlite3_free(inverted);
        return result == SQLITE_OK;
    }
    std::string content() {
        std::string all;
        const auto take = [](void* to, int count, char** values, char**) {
            for (int i = 0; i < count; ++i) *static_cast<std::string*>(to) += std::string(values[i] ? values[i] : "-") + " ";
            return 0;
        };
        sqlite3_exec(m_database, "select * from record order by id", take, &all, nullptr);
        return all;
    }

private:
    sqlite3* m_database = nullptr;
};

QByteArray bytesOf(const RowChangeset& changes) {
    return {reinterpret_cast<const char*>(changes.bytes().data()), static_cast<qsizetype>(changes.bytes().size())};
}

} // namespace

class tst_RowChangeset : public QObject {
    Q_OBJECT
private slots:
    void itIsWhatSqliteWrites() {
        Table table;
        RowChangeset changes(Columns);
        const std::vector<RowChange> shown{{RowColumn::Alive, 0, 1}, {RowColumn::Revision, 7, 12}};
        changes.add(2, shown);
        QCOMPARE(bytesOf(changes), table.watched("update record set alive = 1, revision = 12 where id = 2"));
        changes.clear();
        const std::vector<RowChange> all{{RowColumn::Position, -1, 1LL << 40}, {RowColumn::Alive, 0, 1},
                                         {RowColumn::Status, 1, 3},            {RowColumn::Split, 2, 0},
                                         {RowColumn::Revision, -9223372036854775807, 1}};
        changes.add(9223372036854775806, all);
        QCOMPARE(changes.rows(), std::size_t(1));
        QCOMPARE(bytesOf(changes), table.watched("update record set position = 1099511627776, alive = 1, status = 3, "
                                                 "split = 0, revision = 1 where id = 9223372036854775806"));
    }

    void manyRowsAreTakenBack() {
        Table table;
        const std::string before = table.content();
        RowChangeset changes(Columns);
        for (const core::RecordId id : {1, 2, 3}) {
            const RowChange status{RowColumn::Status, 1, 2};
            changes.add(id, {&status, 1});
        }
        table.run("update record set status = 2 where id < 4");
        QVERIFY(table.content() != before);
        QVERIFY(table.takeBack(changes));
        QCOMPARE(table.content(), before);
        QVERIFY(!table.takeBack(changes)); // the rows are not as it left them
    }
};

QTEST_GUILESS_MAIN(tst_RowChangeset)
#include "tst_RowChangeset.moc"
