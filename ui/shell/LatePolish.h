/// Changes the look of what is in sight at once, and of the rest soon after, a few milliseconds at a time: to work a
/// style sheet out for every widget of the program takes longer than its window may stand still. What comes into sight
/// meanwhile is done first.
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace ui {

class LatePolish : public QObject {
    Q_OBJECT
public:
    explicit LatePolish(QObject* parent = nullptr);

    /// Before the style sheet is changed: it will pass by what is not in sight.
    void setAside();
    /// After it was.
    void begin();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Arrangement {
        QPointer<QWidget> widget;
        bool isLate = false; ///< it heard of the change before its parts did
    };
    void polishNow(QObject* waiting);
    static bool hasComeIntoSight(const Arrangement& arrangement);
    void arrangeNext();
    void goOn();

    QHash<QObject*, QPointer<QWidget>> m_waiting;
    QList<Arrangement> m_unarranged; ///< whose parts have other sizes now
    bool m_isChanging = false;
    QTimer m_timer;
};

} // namespace ui
