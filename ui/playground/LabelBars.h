/// A bar for each label with its probability, the likeliest first; of many labels the first ones. What was chosen is
/// bold.
#pragma once

#include "ui/session/Answer.h"

#include <QWidget>

#include <vector>

namespace ui {

class LabelBars : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t MostBars = 6;

    explicit LabelBars(QWidget* parent = nullptr);

    void show(const Answer& answer);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Bar {
        QString name;
        double share = 0;
        bool isChosen = false;
    };
    int rowHeight() const;
    void paintBar(QPainter& painter, const Bar& bar, const QRect& row) const;

    std::vector<Bar> m_bars;
    QString m_others; ///< what is said of those that have no bar
};

} // namespace ui
