/// Files of records on their way into the project, one after the other: each is looked at, read as the person says, and
/// written as one step of undo. Reading happens on a worker and can be given up at any time. Lives on the UI thread.
#pragma once

#include "core/exchange/DataPreview.h"
#include "core/exchange/ImportOptions.h"
#include "core/project/StoredRecord.h"
#include "core/Problem.h"
#include "ui/session/ImportMemory.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace ui {

class ProjectSession;
class RecordEdits;
class Settings;
class Worker;

/// Of new records: what the person decides; nothing: as the file says.
struct ImportDecisions {
    std::optional<core::Status> status;
    std::optional<core::Split> split;
};

class ImportSession : public QObject {
    Q_OBJECT
public:
    /// Looking: the first part of the file is read. Ready: it was, or cannot be. Writing: import() is at work.
    enum class State { Closed, Looking, Ready, Writing };

    ImportSession(Worker& worker, ProjectSession& project, RecordEdits& edits, Settings& settings,
                  QObject* parent = nullptr);
    ~ImportSession() override;

    /// Files, or folders whose files of records are meant. They wait behind the one that is open.
    void add(const QStringList& paths);
    /// A folder stands for its files of records, one of texts by label for itself. It waits for the drive.
    static QStringList filesOf(const QStringList& paths);
    State state() const { return m_state; }
    QString file() const { return m_files.value(0); }
    /// Files behind this one; a folder that was not looked at yet counts as one.
    qsizetype waiting() const { return m_files.isEmpty() ? 0 : m_files.size() - 1; }

    const core::ImportOptions& options() const { return m_options; }
    /// The file is looked at anew.
    void setOptions(const core::ImportOptions& options);
    /// The options are those that a file with the same columns was imported with before.
    bool isRemembered() const { return m_isRemembered; }
    const ImportDecisions& decisions() const { return m_decisions; }
    void setDecisions(const ImportDecisions& decisions);

    /// nullptr where the file could not be looked at.
    const core::DataPreview* preview() const { return m_preview ? &*m_preview : nullptr; }
    /// Why the file cannot be imported as it stands; empty where it can.
    const std::vector<core::Problem>& problems() const { return m_problems; }
    /// Of the whole file as it was read; before that, of the part that was seen.
    qint64 recordCount() const;
    qint64 rejectedCount() const;
    std::vector<core::Problem> rejected() const;
    std::vector<core::Problem> notes() const;
    core::TalliedLabels labels() const;
    /// Whether the numbers above are those of the whole file.
    bool isWhole() const { return m_read.has_value(); }
    bool canImport() const;

    void import();
    /// Gives up what is under way: the import, and nothing of it stays.
    void cancel();
    /// Leaves this file and goes on to the next.
    void skip();
    void close();

signals:
    void changed();
    /// 0…1 of what is being read or written.
    void progressed(double part);
    void imported(const QString& file, qint64 records, qint64 rejected);

private:
    struct Read {
        std::shared_ptr<std::vector<core::StoredRecord>> records;
        std::vector<core::Problem> rejected, notes;
        core::TalliedLabels labels;
    };
    void begin();
    void look();
    void unfold(QStringList files);
    bool remember();
    void read();
    void write();
    void stop();
    void setState(State state);

    Worker& m_worker;
    ProjectSession& m_project;
    RecordEdits& m_edits;
    State m_state = State::Closed;
    QStringList m_files;
    ImportMemory m_memory;
    std::optional<FileLook> m_look; ///< of the file as it was found
    core::ImportOptions m_options;
    bool m_isRemembered = false;
    ImportDecisions m_decisions;
    std::optional<core::DataPreview> m_preview;
    std::optional<Read> m_read;
    std::vector<core::Problem> m_problems;
    std::stop_source m_stop;
    bool m_isWanted = false; ///< import() was asked for before the file was read
    bool m_isImported = false;
    qint64 m_rejectedCount = 0;
};

} // namespace ui
