/// Which project is open. Makes, opens and closes it on the data threads and remembers the recent ones; what is in it,
/// RecordEdits and RecordQuery say. Lives on the UI thread.
#pragma once

#include "core/project/HistoryEntry.h"
#include "core/project/Record.h"
#include "core/Problem.h"
#include "ui/session/Paths.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace core {
class Project;
struct StoredRecord;
}

namespace ui {

class DataReader;
class DataWriter;
class Settings;
template <class T> struct Outcome;

struct ProjectReport {
    QString folder;
    QString name;
    std::optional<core::Problem> readOnly; ///< why nothing can be changed
    std::vector<core::Problem> notes;      ///< what opening did
    core::UndoState undo;
    qint64 version = 0;
    QString baseModel; ///< the folder that the project was last used with, or empty
    std::vector<core::Record> prompts; ///< that were asked in the playground, newest first
    QStringList files;        ///< made right now, for their records
    bool isNewSample = false; ///< made right now, to be tried
};

class ProjectSession : public QObject {
    Q_OBJECT
public:
    ProjectSession(DataWriter& writer, DataReader& reader, Settings& settings, QObject* parent = nullptr);
    ~ProjectSession() override;

    /// The open one stays open until the other is, and where that cannot be opened. Asked while one is being opened, the
    /// newest wish is the next.
    void open(const QString& folder);
    /// An empty project in a folder that is new or empty.
    void create(const QString& folder);
    /// One of that name where new projects lie, for the records of these files.
    void createFor(const QStringList& files, const QString& name);
    /// A copy of a sample's records in a new folder; the base model becomes the sample's.
    void createSample(Sample sample = Sample::Clinic);
    void close();
    /// Asked before the open project is left: it calls `leave` at once, later, or never, and `stay` where it is not left.
    using Guard = std::function<void(std::function<void()> leave, std::function<void()> stay)>;
    void setGuard(Guard guard) { m_guard = std::move(guard); }

    bool isOpen() const { return m_project.has_value(); }
    /// Something is being opened or closed.
    bool isBusy() const { return m_isBusy; }
    const std::optional<ProjectReport>& project() const { return m_project; }
    /// Whether records can be changed.
    bool isWritable() const { return m_project && !m_project->readOnly; }
    QStringList recent() const;
    void forget(const QString& folder);
    /// Kept in the project for the next time.
    void setBaseModel(const QString& folder);
    /// The same of the prompts that were asked.
    void setPrompts(const std::vector<core::Record>& prompts);
    std::filesystem::path path() const;
    /// Calls `then` when everything that was asked to be written so far is on the disk (or could not be written).
    void afterWrites(QObject* context, std::function<void()> then);

    /// Where new projects lie: «Lorikeet» in the person's documents.
    static QString defaultFolder();
    /// A folder there that does not exist yet: «My project», «My project 2» … Makes the one it lies in. It waits for the
    /// drive: not for the UI thread.
    static QString freshFolder(const QString& name);

signals:
    void busyChanged();
    void opened(const ui::ProjectReport& project);
    /// The one that was asked for is the one that is open.
    void shown();
    void closed();
    void failed(const QString& folder, const std::vector<core::Problem>& problems);
    void recentChanged();

private:
    struct Wish {
        QString folder; ///< that a failure is told of
        std::function<core::Project()> open;
        QStringList files;
        bool isSample = false;
    };
    void start(const Wish& wish);
    void arrive(const Wish& wish, Outcome<ProjectReport> outcome);
    void offer(ProjectReport report);
    void adopt(ProjectReport report);
    void leave();
    void keepSetting(std::string_view name, std::function<std::string()> value);
    void tellFailure(const QString& folder, const std::vector<core::Problem>& problems);
    void setBusy(bool isBusy);

    DataWriter& m_writer;
    DataReader& m_reader;
    Settings& m_settings;
    std::optional<ProjectReport> m_project;
    Guard m_guard;
    std::function<void()> m_next; ///< what was asked for while another is being opened
    int m_offer = 0;              ///< counts what was opened: an answer about an older one comes to nothing
    bool m_isBusy = false;
};

} // namespace ui
