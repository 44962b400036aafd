/// What a run would take, told before it starts: counted from the project's records, and timed by a few seconds of real
/// work where the engine is free. Asked anew whenever a choice changes; the newest question wins. Lives on the UI
/// thread.
#pragma once

#include "core/Problem.h"
#include "core/training/Forecast.h"
#include "core/training/RunPreparation.h"
#include "core/training/TokenCounts.h"
#include "ui/session/TrainingSession.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace ui {

struct ForecastReport {
    core::Forecast forecast;  ///< seconds and memory are 0 until they are timed
    bool isTimed = false;
    bool isComputing = false;
    quint64 freeBytes = 0;    ///< of the device
    qint64 validationRecords = 0;
    std::vector<core::Problem> problems; ///< why there is none, or why a run would not start
    std::vector<core::Problem> notes;
};

class ForecastSession : public QObject {
    Q_OBJECT
public:
    ForecastSession(ProjectSession& project, DataReader& reader, PromptSession& prompts, Worker& worker,
                    EngineScheduler& engine, const TrainingSession& training, QObject* parent = nullptr);
    ~ForecastSession() override;

    /// Answers after a short rest, so that typing does not start one for every key.
    void ask(const TrainingChoice& choice);
    /// Nobody looks at it any more.
    void stop();
    const ForecastReport& report() const { return m_report; }

signals:
    void changed(const ui::ForecastReport& report);

private:
    /// Encoded and counted, on a worker.
    struct Encoded {
        core::PreparedRun run;
        core::TokenCounts counts;
        std::string fingerprint; ///< of the training records' ids
    };
    using Prepared = std::shared_ptr<const Encoded>;
    /// The records of the last question, as long as only settings change that no token depends on.
    struct Kept {
        std::string key;
        std::int64_t version = 0; ///< of the project's records
        Prepared prepared;
    };
    struct Read {
        std::int64_t version = 0;
        std::optional<core::SplitRecords> records; ///< nullopt: those that are kept
    };
    static Prepared encode(const RunDraft& draft, core::SplitRecords& records, const core::Progress& progress);
    static Prepared again(const RunDraft& draft, const Encoded& before);

    void askAgain();
    void stopTrial();
    void collect();
    void prepare(const RunDraft& draft, Read read);
    void keep(const std::string& key, std::int64_t version, const Prepared& prepared);
    void time(const Prepared& prepared);
    void tell(const Prepared& prepared);
    void fail(const std::vector<core::Problem>& problems);
    void setReport(ForecastReport report);
    /// Whatever a step's time and memory depend on; a trial of the same key still counts.
    static std::string trialKey(const Encoded& prepared);

    ProjectSession& m_project;
    DataReader& m_reader;
    PromptSession& m_prompts;
    Worker& m_worker;
    EngineScheduler& m_engine;
    const TrainingSession& m_training;
    QTimer m_rest;
    TrainingChoice m_choice;
    bool m_isAsked = false; ///< there is a choice
    std::stop_source m_stop, m_stopTrial;
    bool m_isTrying = false;
    ForecastReport m_report;
    std::optional<Kept> m_kept;
    std::string m_trialKey;
    std::optional<core::TrainingTrial> m_trial;
};

} // namespace ui
