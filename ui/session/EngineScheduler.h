/// The engine's thread: it opens the engine module there, owns the engine, and will decide which of its tasks runs
/// next. The object itself lives on the UI thread and speaks by one signal with a value; its end destroys the engine on
/// its own thread.
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

signals:
    void changed(const ui::EngineReport& report);

private:
    struct Holder {
        std::unique_ptr<core::Engine> engine; ///< touched on the engine's thread only
    };

    void setReport(EngineReport report);

    Load m_load;
    EngineReport m_report;
    std::stop_source m_stop;
    std::shared_ptr<Holder> m_holder;
    std::unique_ptr<Worker> m_worker;
};

} // namespace ui
