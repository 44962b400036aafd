/// What lies in the project's bin, one under the other, each with a button that puts it back; nothing is shown where
/// the bin is empty.
#pragma once

#include <QFrame>

#include <filesystem>
#include <vector>

class QGridLayout;
class QLabel;

namespace core {
struct BinnedFolder;
}

namespace ui {

class Storage;

class BinList : public QFrame {
    Q_OBJECT
public:
    explicit BinList(Storage& storage, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void refresh();
    void addRow(const core::BinnedFolder& folder, int row);

    Storage& m_storage;
    QLabel* m_title;
    QLabel* m_meaning;
    QGridLayout* m_grid;
    std::vector<QWidget*> m_rows;
    std::vector<std::filesystem::path> m_shown;
};

} // namespace ui
