/// Takes the files and folders that are dropped anywhere on a window, and lies over it as a sign while they are dragged.
#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

class FileDrops : public QWidget {
    Q_OBJECT
public:
    explicit FileDrops(QWidget* window);
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void dropped(const QStringList& paths);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showSign();
};

} // namespace ui
