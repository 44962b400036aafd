/// The stations of a journey through the whole program, as a person passes them: records, a run, answers, an export.
#pragma once

#include "tests/journeys/Studio.h"
#include "ui/session/AdapterExport.h"

#include <QElapsedTimer>
#include <QStringList>

#include <map>
#include <optional>

namespace tests {

class Journey {
public:
    Journey();

    Studio& studio() { return m_studio; }
    Studio* operator->() { return &m_studio; }
    QString file(const char* name) const { return m_home.file(name); }
    app::Application& program() { return *m_studio; }

    /// Clicks a button that a person can see, and waits for the page that it leads to; counts such clicks.
    void lead(const char* button, const char* page);
    int clicks() const { return m_clicks; }
    /// By the rail.
    void visit(Qt::Key digit, const char* page);

    /// The settings of these names in «Advanced», as typed.
    void set(const std::map<const char*, const char*>& settings);
    /// Trains what the Train page says, to the end.
    void train();
    QString run() { return program().training().runFolder(); }

    void addColumn(const QString& name);
    QStringList columns();
    QAbstractButton* inColumn(int column, const char* button);
    /// What each column answers to it.
    QStringList ask(const core::Record& question);

    /// As the Adapters page exports the adapter that is chosen there; nullopt where it failed.
    std::optional<ui::ExportReport> exportAs(const char* format, const QString& folder);

    /// Longest silence of the window since the last look, by station; printed at the end.
    void arriveAt(const char* station);
    void printStalls() const;

private:
    Home m_home;
    Studio m_studio;
    Heartbeat m_heartbeat;
    int m_clicks = 0;
    std::vector<std::pair<const char*, qint64>> m_stalls;
};

} // namespace tests
