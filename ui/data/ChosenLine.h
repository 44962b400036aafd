/// A line above the table while it shows only records that were chosen in another place: which they are, and the way
/// back to all.
#pragma once

#include <QFrame>

class QPushButton;

namespace ui {

class ElidedLabel;
class RecordQuery;

class ChosenLine : public QFrame {
    Q_OBJECT
public:
    explicit ChosenLine(RecordQuery& query, QWidget* parent = nullptr);

signals:
    /// All are shown again.
    void left();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    RecordQuery& m_query;
    ElidedLabel* m_text;
    QPushButton* m_all;
};

} // namespace ui
