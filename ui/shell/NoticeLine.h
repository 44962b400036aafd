/// A line above the page that says what went wrong and offers the way out; it waits to be read and blocks nothing.
#pragma once

#include <QFrame>

#include <array>

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

    /// Either action may be nullptr; its text becomes the button's. `otherwise` is what one does in place of the
    /// remedy.
    void show(Kind kind, const QString& text, QAction* remedy = nullptr, QAction* otherwise = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Choice {
        QPushButton* button;
        QAction* action = nullptr;
    };
    Choice makeChoice(const QString& name);
    void retranslate();

    QLabel* m_icon;
    QLabel* m_text;
    std::array<Choice, 2> m_choices; ///< the remedy, and what one does in its place
    QToolButton* m_close;
};

} // namespace ui
