/// The engine's thread: it opens the engine module there, owns the engine, and decides which job runs next: questions
/// first, at most 200 ms a turn, then one turn of a training. The object itself lives on the UI thread; its end
/// destroys jobs and engine on their own thread.
#pragma once

#include "core/Problem.h"
#include "core/engine-api/Engine.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace ui {

class EngineJob;
class Worker;

enum class EngineState { NotStarted, Starting, Ready, Missing };

struct EngineReport {
    EngineState state = EngineState::NotStarted;
    QString version;
    std::vector<core::Device> devices;   ///< the CPU first
    std::vector<core::Problem> problems; ///< why it is missing

    /// The card a task would take: the first that can be used, else the CPU; nullptr where nothing is ready.
    const core::Device* preferredDevice() const;
};

class EngineScheduler : public QObject {
    Q_OBJECT
public:
    /// Called on the engine's thread; throws core::Error. The program passes core::EngineLoader::load.
    using Load = std::function<std::unique_ptr<core::Engine>()>;

    explicit EngineScheduler(Load load, QObject* parent = nullptr);
    ~EngineScheduler() override;

    /// Begins to load; does nothing while it loads or when it is ready.
    void start();
    const EngineReport& report() const { return m_report; }

    /// A question is answered between two turns of a training.
    enum class Priority { Question, Training };
    using Ended = std::function<void(core::TaskState state, const std::vector<core::Problem>& problems)>;
    /// Moves `job` forward until it is over or `stop` asks for its end, then calls `ended` on the UI thread, while
    /// `context` lives; a job that failed has problems.
    void run(std::unique_ptr<EngineJob> job, Priority priority, std::stop_token stop, QObject* context, Ended ended);
    /// For what a job tells before its end; see Worker::courier.
    std::function<void(std::function<void()>)> courier(QObject* context);

signals:
    void changed(const ui::EngineReport& report);

private:
    struct Floor; ///< what is touched on the engine's thread only

    void setReport(EngineReport report);

    Load m_load;
    EngineReport m_report;
    std::stop_source m_stop;
    std::shared_ptr<Floor> m_floor;
    std::unique_ptr<Worker> m_worker;
};

} // namespace ui
