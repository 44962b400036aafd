/// The column of pages at the left: icon and word, Alt+1…5, and the menu at its foot.
#pragma once

#include <QFrame>

#include <vector>

class QAction;
class QToolButton;

namespace ui {

class Actions;
enum class Place;

class Rail : public QFrame {
    Q_OBJECT
public:
    explicit Rail(const Actions& actions, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addPlace(Place place);
    void retranslate();
    void sizeIcons();
    void popUpMenu();

    const Actions& m_actions;
    std::vector<QToolButton*> m_places;
    QToolButton* m_menu;
};

} // namespace ui
