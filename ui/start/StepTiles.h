/// The four things the studio is for, as tiles that lead to their pages: curate, train, compare, export.
#pragma once

#include "ui/shell/Destination.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace ui {

class StepTiles : public QWidget {
    Q_OBJECT
public:
    explicit StepTiles(QWidget* parent = nullptr);

signals:
    void goTo(const ui::Destination& destination);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Tile {
        Place place;
        class TileButton* button;
    };
    void retranslate();

    std::vector<Tile> m_tiles;
};

} // namespace ui
