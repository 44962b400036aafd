/// What the open project occupies on the disk, part by part, and buttons that let go of what can go. That is final, so
/// one line in the box asks once more; nothing else is in the way.
#pragma once

#include "core/project/StorageUse.h"

#include <QDialog>

#include <optional>
#include <vector>

class QFrame;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class Storage;

class StorageBox : public QDialog {
    Q_OBJECT
public:
    StorageBox(Storage& storage, QWidget* parent);
    ~StorageBox() override;

    /// Gives up the question first.
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        core::StoragePart part{};
        QLabel* name = nullptr;
        QLabel* meaning = nullptr;
        QLabel* size = nullptr;
        QPushButton* free = nullptr;
    };

    void layOut();
    QWidget* makeRows();
    QWidget* makeQuestion();
    void addRow(QGridLayout* grid, core::StoragePart part);
    void ask(std::optional<core::StoragePart> part);
    void refresh();
    void refreshRow(const Row& row);
    void refreshState();
    void retranslate();

    Storage& m_storage;
    std::vector<Row> m_rows;
    std::optional<core::StoragePart> m_asked; ///< what is to be let go of
    QLabel* m_title;
    QLabel* m_total;
    QLabel* m_problem;
    QFrame* m_question;
    QLabel* m_loss;
    QPushButton* m_keep;
    QPushButton* m_confirm;
    QLabel* m_state;
    QProgressBar* m_progress;
    QPushButton* m_count;
    QPushButton* m_close;
};

} // namespace ui
