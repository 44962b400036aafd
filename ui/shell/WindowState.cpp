#include "ui/shell/WindowState.h"

#include "ui/session/ProjectSession.h"
#include "ui/session/Settings.h"

#include <QEvent>
#include <QScreen>
#include <QWidget>

#include <algorithm>
#include <array>
#include <chrono>

namespace ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr QSize FirstSize(1180, 760);
constexpr QSize LeastSize(720, 480); // of letters in their normal size
constexpr QSize Around(48, 64);      // that a desktop keeps for itself
constexpr auto PageKey = "window-page"_L1;
constexpr std::array Names{std::pair{Place::Data, "data"_L1}, std::pair{Place::Train, "train"_L1},
                           std::pair{Place::Runs, "runs"_L1}, std::pair{Place::Play, "play"_L1},
                           std::pair{Place::Adapters, "adapters"_L1}};

} // namespace

WindowState::WindowState(QWidget& window, Settings& settings, const ProjectSession& project)
    : QObject(&window), m_window(window), m_settings(settings), m_project(project) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(500ms);
    connect(&m_rest, &QTimer::timeout, this, &WindowState::keep);
    connect(&m_project, &ProjectSession::opened, this, &WindowState::showTitle);
    connect(&m_project, &ProjectSession::closed, this, &WindowState::showTitle);
    connect(&m_settings, &Settings::fontScaleChanged, this, &WindowState::fitLetters);
    m_window.installEventFilter(this);
    showTitle();
    fitLetters();
}

/// The frame needs room that grows with the letters, as far as the screen has it.
void WindowState::fitLetters() {
    const QSize wanted = LeastSize * (m_settings.fontScale() / 100.0);
    const QSize most = m_window.screen()->availableSize() - Around;
    m_window.setMinimumSize(wanted.expandedTo(LeastSize).boundedTo(most.expandedTo(LeastSize)));
}

void WindowState::restore() {
    const QByteArray geometry = m_settings.windowGeometry();
    if (!geometry.isEmpty() && m_window.restoreGeometry(geometry)) return;
    m_window.resize(FirstSize.boundedTo(m_window.screen()->availableSize() - Around));
}

Place WindowState::lastPlace() const {
    const QString kept = QString::fromLatin1(m_settings.pageState(PageKey));
    const auto found = std::ranges::find_if(Names, [&](const auto& each) { return each.second == kept; });
    return found == Names.end() ? Place::Data : found->first;
}

/// Without a project every start begins at the first page.
void WindowState::setPlace(Place place) {
    const auto found = std::ranges::find(Names, place, &std::pair<Place, QLatin1StringView>::first);
    if (found == Names.end() || !m_project.isOpen()) return;
    m_settings.setPageState(PageKey, QByteArray(found->second.data(), found->second.size()));
}

void WindowState::keep() {
    m_rest.stop();
    m_settings.setWindowGeometry(m_window.saveGeometry());
}

bool WindowState::eventFilter(QObject* watched, QEvent* event) {
    const bool isOther = event->type() == QEvent::Move || event->type() == QEvent::Resize ||
                         event->type() == QEvent::WindowStateChange;
    if (isOther && m_window.isVisible()) m_rest.start();
    return QObject::eventFilter(watched, event);
}

void WindowState::showTitle() {
    const QString program = u"Lorikeet"_s;
    m_window.setWindowTitle(m_project.isOpen() ? m_project.project()->name + u" — "_s + program : program);
}

} // namespace ui
