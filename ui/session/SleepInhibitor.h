/// What keeps a computer from falling asleep: logind, else the desktop's portal or screen saver, by D-Bus. It may wait
/// for an answer, so it is asked on a worker.
#pragma once

#include <QString>

#include <functional>
#include <memory>

class QDBusConnection;

namespace ui {

class SleepInhibitor {
public:
    /// The computer stays awake while it lives; its end gives that back at once, as does the end of the program.
    using Hold = std::shared_ptr<void>;

    virtual ~SleepInhibitor() = default;
    /// Empty where it was refused or nobody is there to ask.
    virtual Hold inhibit(const QString& reason) = 0;
};

class DBusSleepInhibitor : public SleepInhibitor {
public:
    /// Each gives the connection to one of the two buses, which may not be there.
    using Connect = std::function<QDBusConnection()>;
    DBusSleepInhibitor(Connect systemBus, Connect sessionBus);
    ~DBusSleepInhibitor() override;

    Hold inhibit(const QString& reason) override;

private:
    Connect m_systemBus, m_sessionBus;
};

/// That of this computer; one that always refuses where the program was built without D-Bus.
std::shared_ptr<SleepInhibitor> systemSleepInhibitor();

} // namespace ui
