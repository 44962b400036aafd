/// What the program is: version, engine and devices, and the licences of everything inside.
#pragma once

#include <QDialog>

class QTabWidget;

namespace ui {

struct EngineReport;

class AboutBox : public QDialog {
    Q_OBJECT
public:
    enum class Tab { Program, Engine, Licences };

    AboutBox(const EngineReport& engine, QWidget* parent);

    void showTab(Tab tab);

private:
    QWidget* programTab();
    QWidget* engineTab(const EngineReport& engine);
    QWidget* licencesTab();

    QTabWidget* m_tabs;
};

} // namespace ui
