/// What the page says while there is no table to show: no project, one being opened, one that cannot be read, an empty
/// one, or nothing that was looked for. It offers the next steps as the commands they are.
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Actions;

class DataWelcome : public QWidget {
    Q_OBJECT
public:
    enum class Kind { NoProject, Opening, Unread, Empty, EmptyReadOnly, NothingFound };

    DataWelcome(const Actions& actions, QWidget* parent = nullptr);

    void show(Kind kind);
    Kind kind() const { return m_kind; }
    QWidget* firstFocus() const;

signals:
    /// Without the filter that leaves nothing.
    void allWanted();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Words {
        QString title, text, hint;
    };
    Words words() const;
    void layOut();
    QPushButton* makeButton(QAction* action, bool isPrimary);
    void retranslate();

    const Actions& m_actions;
    Kind m_kind = Kind::NoProject;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_hint;
    QPushButton* m_all;
    std::vector<QPushButton*> m_ofNoProject, m_ofEmpty; ///< the first is the one next step
};

} // namespace ui
