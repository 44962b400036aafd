/// The column of pages at the left: icon and word, Alt+1…5, and the menu at its foot.
#pragma once

#include "ui/shell/RailButton.h"

#include <QFrame>

#include <optional>
#include <vector>

class QAction;

namespace ui {

class Actions;
enum class Place;

class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(const Actions& actions, QWidget* parent = nullptr);

    void setBadge(Place place, const std::optional<Badge>& badge);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void sizeIcons();
    void popUpMenu();

    const Actions& m_actions;
    std::vector<RailButton*> m_places;
    RailButton* m_menu;
};

} // namespace ui
