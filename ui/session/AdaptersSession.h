/// The adapters of the open project: what its runs made, and what was imported. Folders are read and written on a
/// worker. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/model/ModelConfig.h"
#include "core/release/AdapterLibrary.h"
#include "core/training/RunOverview.h"

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
class Worker;

/// What takes a while to find out about one.
struct AdapterLook {
    QString key;
    QString hash;                        ///< core::adapterHash; empty where its files cannot be read
    bool hasBase = false;                ///< it was held against a base
    std::vector<core::Problem> problems; ///< in which it does not fit that base
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
    const std::vector<core::AdapterEntry>& adapters() const { return m_adapters; }
    /// nullptr where there is none of this key.
    const core::AdapterEntry* find(const QString& key) const;
    /// What the run in this folder made, or what lies there itself; else nullptr.
    const core::AdapterEntry* ofRun(const QString& folder) const;
    /// What is known of the run that made it; nullptr where it came from elsewhere.
    const core::RunOverview* runOf(const QString& key) const;
    /// The folders have been read at least once since the project was opened.
    bool isKnown() const { return m_isKnown; }

    /// A PEFT folder, or a file in one, comes in where all of it fits the base; `imported` or `refused` tells.
    void import(const QString& path, const core::ModelConfig& base);
    /// An empty name is the folder's.
    void rename(const QString& key, const QString& name);
    void setNote(const QString& key, const QString& note);
    /// One that came from elsewhere; what a run made goes with its run.
    void bin(const QString& key);
    /// What the last bin() took away comes back.
    void undoBin();
    bool canUndoBin() const { return m_binned.has_value(); }
    /// The newest question is answered by `looked`; `base` is the one in use, where there is one.
    void look(const QString& key, const std::optional<core::ModelConfig>& base);

signals:
    /// Adapters came, went or are others.
    void changed();
    void failed(const std::vector<core::Problem>& problems);
    void imported(const QString& key);
    void refused(const QString& path, const std::vector<core::Problem>& problems);
    void binned(const QString& name);
    void restored(const QString& key);
    void looked(const ui::AdapterLook& look);

private:
    struct Binned {
        core::AdapterEntry entry;
        std::filesystem::path place; ///< in the bin
    };
    struct Listed {
        std::vector<core::AdapterEntry> adapters;
        std::map<std::string, core::RunOverview> runs; ///< by key of the adapter
    };

    static Listed listed(const std::filesystem::path& project, const std::stop_token& stop);
    void setLabels(const QString& key, const std::string& name, const std::string& note);
    void forget();
    QString runUnderWay() const;
    void take(Listed found);

    ProjectSession& m_project;
    TrainingSession& m_training;
    Worker& m_worker;
    std::vector<core::AdapterEntry> m_adapters;
    std::map<std::string, core::RunOverview> m_runs;
    std::optional<Binned> m_binned;
    std::stop_source m_listing, m_looking;
    QString m_run; ///< that is under way
    bool m_isKnown = false;
};

} // namespace ui
