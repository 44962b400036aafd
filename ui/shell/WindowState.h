/// What the window is like, kept while it is so: its place and size, and the page that is shown of the open project.
/// So the next start finds them where the program was ended without being asked, too. Its title names the project.
#pragma once

#include "ui/shell/Destination.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace ui {

class ProjectSession;
class Settings;

class WindowState : public QObject {
    Q_OBJECT
public:
    WindowState(QWidget& window, Settings& settings, const ProjectSession& project);

    /// The place and size of the last time; else one that fits the screen.
    void restore();
    /// The page of the project that was shown last time; else its records.
    Place lastPlace() const;
    void setPlace(Place place);
    void keep();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showTitle();
    void fitLetters();

    QWidget& m_window;
    Settings& m_settings;
    const ProjectSession& m_project;
    QTimer m_rest; ///< while it is being dragged nothing is kept
};

} // namespace ui
