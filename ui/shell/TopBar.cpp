#include "ui/shell/TopBar.h"

#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/BarButton.h"
#include "ui/shell/ModelWords.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

BarButton* makeButton(QWidget* parent, BarButton::Opens opens, const char* name, Symbol icon) {
    auto* button = new BarButton(opens, parent);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(symbol(icon, SymbolColor::Muted));
    return button;
}

QString deviceName(const core::Device& device) {
    return device.kind == core::Device::Kind::Cpu ? u"CPU"_s : QString::fromStdString(device.name);
}

} // namespace

TopBar::TopBar(const Actions& actions, const EngineScheduler& engine, const ProjectSession& project,
               const ModelSession& models, QWidget* parent)
    : QFrame(parent), m_actions(actions), m_engine(engine), m_projects(project), m_models(models),
      m_project(makeButton(this, BarButton::Opens::Menu, "projectButton", Symbol::Home)),
      m_model(makeButton(this, BarButton::Opens::Menu, "modelButton", Symbol::Model)),
      m_search(makeButton(this, BarButton::Opens::Nothing, "searchButton", Symbol::Search)),
      m_lock(makeButton(this, BarButton::Opens::Nothing, "lockButton", Symbol::Lock)),
      m_device(makeButton(this, BarButton::Opens::Nothing, "deviceButton", Symbol::Chip)) {
    setRole(this, Role::Bar);
    setObjectName(u"topBar"_s);
    m_model->setTextLimit(360);
    m_search->setFramed(true);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->setMaximumWidth(420);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, Spacing::Small);
    row->setSpacing(Spacing::Hair);
    row->addWidget(m_project);
    row->addWidget(m_model);
    row->addStretch(1);
    row->addWidget(m_search, 3);
    row->addStretch(1);
    row->addWidget(m_lock);
    row->addWidget(m_device);

    connect(m_project, &BarButton::clicked, this, &TopBar::projectsAsked);
    connect(m_search, &BarButton::clicked, m_actions[Actions::Id::CommandPalette], &QAction::trigger);
    connect(m_model, &BarButton::clicked, this, &TopBar::modelsAsked);
    connect(m_device, &BarButton::clicked, this, &TopBar::deviceAsked);
    connect(m_lock, &BarButton::clicked, m_actions[Actions::Id::About], &QAction::trigger);
    connect(&m_engine, &EngineScheduler::changed, this, &TopBar::refresh);
    connect(&m_models, &ModelSession::baseChanged, this, &TopBar::refresh);
    connect(&m_projects, &ProjectSession::opened, this, &TopBar::showProject);
    connect(&m_projects, &ProjectSession::closed, this, &TopBar::showProject);
    m_project->setTextLimit(260);
    refresh();
}

void TopBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

void TopBar::refresh() {
    showProject();
    const QAction* search = m_actions[Actions::Id::CommandPalette];
    m_search->say(search->text(), search->shortcut().toString(QKeySequence::NativeText), search->text(),
                  search->toolTip());
    m_lock->say(tr("Offline"), {}, tr("Offline: nothing leaves this computer"),
                tr("Nothing leaves this computer: the studio opens no connection to any network."));
    showModel();
    showDevice();
}

void TopBar::showProject() {
    const auto& project = m_projects.project();
    if (!project)
        return m_project->say(tr("No project"), {}, tr("Project: none"), tr("Opens a project, or makes one."));
    m_project->say(project->name, project->readOnly ? tr("read-only") : QString(), tr("Project: %1").arg(project->name),
                   pathText(project->folder));
}

void TopBar::showModel() {
    const auto& base = m_models.base();
    m_model->setDot({});
    if (!base) {
        m_model->say(tr("Base model: none"), {}, tr("Base model: none chosen"),
                     tr("Chooses the model that your adapters build on."));
        return;
    }
    ModelFit fit;
    if (const core::Device* device = m_engine.report().preferredDevice())
        fit = modelFit(base->inspection.parameterCount, *device);
    const QString verdict = fitText(fit.fit);
    m_model->setDot(fitColor(fit.fit, palette()));
    const QString reason = fit.fit == Fit::Unknown ? QString() : u'\n' + fitReason(fit);
    const QString text = tr("Base model: %1").arg(modelName(base->folder)); // in the language of the moment
    m_model->say(text, verdict, verdict.isEmpty() ? text : text + u", "_s + verdict,
                 tr("The model that your adapters build on. Click to choose another.") + reason);
}

void TopBar::showDevice() {
    const EngineReport& report = m_engine.report();
    m_device->setIcon(
        symbol(Symbol::Chip, report.state == EngineState::Missing ? SymbolColor::Danger : SymbolColor::Muted));
    const QString click = u"\n"_s + tr("Click for version and devices.");
    switch (report.state) {
    case EngineState::NotStarted:
    case EngineState::Starting:
        m_device->say(tr("Engine starting…"), {}, tr("Engine starting"),
                      tr("The part that computes is being loaded; everything else can be used meanwhile."));
        return;
    case EngineState::Missing:
        m_device->say(tr("No engine"), {}, tr("No engine"), problemLines(report.problems) + click);
        return;
    case EngineState::Ready:
        break;
    }
    const core::Device* device = report.preferredDevice();
    if (!device)
        return m_device->say(tr("No device"), {}, tr("No device"),
                             tr("The engine found no device it can use.") + click);
    const QString memory = bytesText(device->memoryBytes);
    m_device->say(deviceName(*device), u"· "_s + memory, deviceName(*device) + u", "_s + memory,
                  tr("Where models run: %1, with %2 of memory, %3 of it free at the start.")
                          .arg(QString::fromStdString(device->name), memory, bytesText(device->freeBytes)) +
                      click);
}

} // namespace ui
