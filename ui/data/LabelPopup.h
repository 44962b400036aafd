/// How many records have each label, by split, over the page: what should be known of them in sentences, and a table of
/// which each row shows its records.
#pragma once

#include <QFrame>

#include <string>

class QTableWidget;

namespace ui {

class LabelCounts;

class LabelPopup : public QFrame {
    Q_OBJECT
public:
    /// It deletes itself when it is closed.
    LabelPopup(const LabelCounts& labels, QWidget* parent);

    /// Its lower end at this place of the screen.
    void showAbove(const QPoint& place);

signals:
    /// Empty: records without one.
    void chosen(const std::string& label);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void choose(int row);

    const LabelCounts& m_labels;
    QTableWidget* m_table;
};

} // namespace ui
