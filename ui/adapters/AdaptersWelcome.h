/// What stands in place of the adapters while there is none: what will be here, and the next step.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class AdaptersWelcome : public QWidget {
    Q_OBJECT
public:
    explicit AdaptersWelcome(QWidget* parent = nullptr);

    void setHasProject(bool hasProject);
    /// To a training, or to the start where no project is open.
    QPushButton* nextStep() const { return m_next; }
    QPushButton* importButton() const { return m_import; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    bool m_hasProject = false;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_next;
    QPushButton* m_import;
};

} // namespace ui
