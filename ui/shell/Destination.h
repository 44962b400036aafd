/// Where a page asks to go, as a value that MainWindow resolves: pages never know one another.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace ui {

enum class Place { Start, Data, Train, Runs, Play, Adapters };

struct Destination {
    Place place = Place::Start;
    QList<qint64> records; ///< to be selected there
    QString run;           ///< to be shown there
    QStringList files;     ///< whose records are to be imported there
    bool operator==(const Destination&) const = default;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::Destination)
