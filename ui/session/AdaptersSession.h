/// The adapters of the open project: what its runs made, and what was imported. Folders are read and written on a
/// worker. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/model/ModelConfig.h"
#include "core/release/AdapterLibrary.h"
#include "core/training/RunOverview.h"
#include "ui/session/Worker.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <vector>

namespace ui {

class ProjectSession;
class TrainingSession;

/// What takes a while to find out about one.
struct AdapterLook {
    QString key;
    QString hash;                        ///< core::adapterHash; empty where its files cannot be read
    bool hasBase = false;                ///< it was held against a base
    std::vector<core::Problem> problems; ///< in which it does not fit that base
    QString otherBase;                   ///< what it was made for, where that is known to be another than that base
};

class AdaptersSession : public QObject {
    Q_OBJECT
public:
    /// `worker` reads the folders.
    AdaptersSession(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent = nullptr);
    ~AdaptersSession() override;

    /// Looks at the folders again.
    void refresh();
    /// Newest first; without the one that is being trained.
    const std::vector<core::AdapterEntry>& adapters() const { return m_listed.adapters; }
    /// nullptr where there is none of this key.
    const core::AdapterEntry* find(const QString& key) const;
    /// What the run in this folder made, or what lies there itself; else nullptr.
    const core::AdapterEntry* ofRun(const QString& folder) const;
    /// What is known of the run that made it; nullptr where it came from elsewhere.
    const core::RunOverview* runOf(const QString& key) const;
    /// What an adapter that judges texts chooses from; nullptr where it writes.
    const core::LabelSet* labelsOf(const QString& key) const;
    /// Runs that trained every weight, newest first, without one under way: each has a whole model in its folder «model».
    const std::vector<core::RunOverview>& wholeModels() const { return m_listed.whole; }
    /// The folders have been read at least once since the project was opened.
    bool isKnown() const { return m_isKnown; }

    /// A PEFT folder, or a file in one, comes in where all of it fits the base; `imported` or `refused` tells.
    void import(const QString& path, const core::ModelConfig& base, const std::filesystem::path& baseFolder = {});
    /// An empty name is the folder's.
    void rename(const QString& key, const QString& name);
    void setNote(const QString& key, const QString& note);
    /// One that came from elsewhere; what a run made goes with its run.
    void bin(const QString& key);
    /// What the last bin() took away comes back.
    void undoBin();
    bool canUndoBin() const { return m_binned.has_value(); }
    /// The newest question is answered by `looked`, at once where nothing changed since the last; `base` is the one in
    /// use, where there is one, and lies in `baseFolder`.
    void look(const QString& key, const std::optional<core::ModelConfig>& base,
              const std::filesystem::path& baseFolder = {});
    bool isWritable() const; ///< the project takes names, notes and adapters

signals:
    /// Adapters came, went or are others.
    void changed();
    void failed(const std::vector<core::Problem>& problems);
    void imported(const QString& key);
    void refused(const QString& path, const std::vector<core::Problem>& problems);
    void binned(const QString& name);
    void restored(const QString& key);
    void looked(const ui::AdapterLook& look);
    /// What others read of runs is another on the disk: a name, a note.
    void kept();

private:
    /// What the last look was at.
    struct Looked {
        AdapterLook look;
        std::filesystem::path baseFolder;
        std::uint64_t bytes = 0;
        std::int64_t time = 0;
    };
    struct Listed {
        std::vector<core::AdapterEntry> adapters;
        std::map<std::string, core::RunOverview> runs; ///< by key of the adapter
        std::map<std::string, core::LabelSet> labels;  ///< by key of one that judges texts
        std::vector<core::RunOverview> whole;
    };

    static Listed listed(const std::filesystem::path& project, const std::stop_token& stop);
    void setLabels(const QString& key, const core::LabelChange& change);
    bool isSameLook(const core::AdapterEntry& entry, bool hasBase, const std::filesystem::path& baseFolder) const;
    void forget();
    QString runUnderWay() const;
    void take(Listed found);

    ProjectSession& m_project;
    TrainingSession& m_training;
    Worker& m_worker;
    Listed m_listed;
    std::optional<std::filesystem::path> m_binned; ///< where in the bin it lies
    std::optional<Looked> m_looked;
    std::stop_source m_listing, m_looking;
    QString m_run; ///< that is under way
    bool m_isKnown = false;
    Worker m_keeping{"labels", {}, Worker::Rest::Done}; ///< what was typed is on the disk when the program ends
};

} // namespace ui
