/// Counts how often a text that is in a field already is laid out again because the field's room for it changed.
#pragma once

#include <QAbstractScrollArea>
#include <QEvent>

#include <functional>
#include <utility>

namespace tests {

class LaidOutAgain : public QObject {
public:
    LaidOutAgain(QAbstractScrollArea& field, std::function<bool()> isFilled) : m_isFilled(std::move(isFilled)) {
        field.viewport()->installEventFilter(this);
    }
    int times() const { return m_times; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize && m_isFilled()) ++m_times;
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<bool()> m_isFilled;
    int m_times = 0;
};

} // namespace tests
