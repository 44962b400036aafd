/// A line above the page that says what went wrong and offers the way out; it waits to be read and blocks nothing.
#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class NoticeLine : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Danger, Information };

    explicit NoticeLine(QWidget* parent = nullptr);

    /// `remedy` may be nullptr; its text becomes the button's.
    void show(Kind kind, const QString& text, QAction* remedy = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_remedy;
    QToolButton* m_close;
    QAction* m_action = nullptr;
};

} // namespace ui
