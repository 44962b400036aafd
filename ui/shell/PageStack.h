/// The pages of the window, one in sight. A change of language reaches that one at once, and the others one by one soon
/// after, or when they come into sight: to say all words of the program anew takes longer than its window may stand
/// still.
#pragma once

#include <QList>
#include <QPointer>
#include <QStackedWidget>
#include <QTimer>

namespace ui {

class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit PageStack(QWidget* parent = nullptr);

protected:
    void childEvent(QChildEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell(QWidget* page);

    QList<QPointer<QWidget>> m_waiting;
    bool m_isTelling = false;
    QTimer m_timer;
};

} // namespace ui
