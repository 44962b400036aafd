/// What stands in place of the table while there is no run: what will be here, and the one next step.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class RunsWelcome : public QWidget {
    Q_OBJECT
public:
    explicit RunsWelcome(QWidget* parent = nullptr);

    void setHasProject(bool hasProject);
    QPushButton* nextStep() const { return m_next; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    bool m_hasProject = false;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_next;
};

} // namespace ui
