/// The row above the table: what is looked for at one side, the commands that bring records in and out at the other.
#pragma once

#include <QWidget>

#include <utility>
#include <vector>

class QAction;
class QPushButton;
class QToolButton;

namespace ui {

class Actions;
class FilterBar;

class ToolRow : public QWidget {
    Q_OBJECT
public:
    explicit ToolRow(const Actions& actions, QWidget* parent = nullptr);

    FilterBar& filter() const { return *m_filter; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* makeMore(const Actions& actions);
    void retranslate();

    FilterBar* m_filter;
    std::vector<std::pair<QPushButton*, QAction*>> m_buttons;
    QToolButton* m_more; ///< other ways to import
};

} // namespace ui
