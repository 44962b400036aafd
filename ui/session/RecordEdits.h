/// Every change of the open project's records. It is shown at once as pending, written by the DataWriter, and told when
/// it is on the disk; what cannot be written stays pending and is said, but for texts of records that are gone. Lives
/// on the UI thread.
#pragma once

#include "core/project/HistoryEntry.h"
#include "core/project/PastedDecision.h"
#include "core/project/StoredRecord.h"
#include "core/Problem.h"
#include "ui/session/SlowWatch.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace core {
class Project;
}

namespace ui {

class DataWriter;
class ProjectSession;

class RecordEdits : public QObject {
    Q_OBJECT
public:
    using Ids = std::vector<core::RecordId>;

    RecordEdits(DataWriter& writer, ProjectSession& project, QObject* parent = nullptr);
    ~RecordEdits() override;

    // Each is one step of undo.
    void edit(core::RecordId record, core::RecordField field, const QString& text);
    void edit(std::vector<core::TextEdit> edits);
    /// Behind `after`; 0: at the end. `added` tells their ids.
    void add(std::vector<core::StoredRecord> records, core::RecordId after,
             core::EntryKind kind = core::EntryKind::Add);
    void paste(std::vector<core::TextEdit> edits, std::vector<core::StoredRecord> added,
               std::vector<core::PastedDecision> decisions = {});
    void fill(Ids records, core::Filling filling);
    void setStatus(Ids records, core::Status status);
    void setSplit(Ids records, core::Split split);
    void remove(Ids records);
    void move(Ids records, core::RecordId after);
    void undo();
    void redo();
    /// What is in a file, already read; progress by `importing`, and cancelImport() leaves nothing of it. Other changes
    /// are written meanwhile.
    void import(std::shared_ptr<const std::vector<core::StoredRecord>> records, const QString& file);
    void cancelImport();
    bool isImporting() const { return m_isImporting; }

    /// The text that is on its way to the disk; nullopt where there is none.
    std::optional<std::string> pending(core::RecordId record, core::RecordField field) const;
    /// Texts that could not be written and are kept as pending; retry() tries again.
    bool hasFailed() const { return !m_failed.empty(); }
    void retry();
    /// Says why nothing can be changed.
    void refuse();
    /// Nothing is on its way.
    bool isIdle() const { return !m_work.isRunning(); }
    /// Something has been on its way for so long that a person wonders.
    bool isSlow() const { return m_work.isSlow(); }
    const core::UndoState& undoState() const { return m_undo; }

signals:
    void changed(const core::RecordChange& change);
    void added(const std::vector<core::RecordId>& records);
    void pendingChanged(const std::vector<core::RecordId>& records);
    void undoStateChanged();
    void idle();
    void slowChanged();
    void failed(const std::vector<core::Problem>& problems);
    void importing(qint64 done, qint64 total);
    void imported(qint64 records);
    void importEnded();

private:
    struct Written {
        std::optional<core::RecordChange> change;
        core::UndoState undo;
    };
    using Work = std::function<std::optional<core::RecordChange>(core::Project&, const std::stop_token&)>;
    void write(Work work, std::function<void(bool isWritten)> after = {});
    void told(Written written);
    void settle(const std::vector<core::TextEdit>& edits, qint64 number, bool isSettled);
    void stepImport(Work work, qint64 count);
    void endImport(std::optional<Written> written, qint64 count);

    DataWriter& m_writer;
    ProjectSession& m_project;
    struct Pending {
        std::string text;
        qint64 number = 0; ///< of the edit: the same text may be asked for again
    };
    using Place = std::pair<core::RecordId, core::RecordField>;
    struct PlaceHash {
        std::size_t operator()(const Place& place) const {
            return std::hash<core::RecordId>()(place.first * 8 + static_cast<core::RecordId>(place.second));
        }
    };
    std::unordered_map<Place, Pending, PlaceHash> m_pending;
    std::unordered_set<Place, PlaceHash> m_failed; ///< of the pending ones
    core::UndoState m_undo;
    std::stop_source m_stopImport;
    qint64 m_editNumber = 0;
    int m_generation = 0; ///< counts projects: answers of one that is closed come to nothing
    SlowWatch m_work;
    bool m_isImporting = false;
};

} // namespace ui
