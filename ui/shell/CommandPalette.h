/// Every command of the window in one searchable list, with its keys. Ctrl+K opens it, typing narrows it, Enter runs
/// it.
#pragma once

#include <QFrame>

#include <vector>

class QAction;
class QLineEdit;
class QListWidget;

namespace ui {

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(std::vector<QAction*> actions, QWidget* parent);

    /// Opens under the middle of `anchor`, with nothing typed.
    void open(const QWidget* anchor);

    /// How well `typed` names `text`: 0 not at all; beginnings of words count more than middles.
    static int match(const QString& typed, const QString& text);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();
    void fitHeight();
    void run();

    std::vector<QAction*> m_actions;
    QLineEdit* m_edit;
    QListWidget* m_list;
};

} // namespace ui
