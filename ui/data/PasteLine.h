/// A line above the table that asks whether the first row of what is to be pasted names the columns. Nothing is pasted
/// before it is answered, and nothing else waits.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class PasteLine : public QFrame {
    Q_OBJECT
public:
    enum class Answer { Header, Cells, GiveUp };

    explicit PasteLine(QWidget* parent = nullptr);

    /// `names` as they stand in the first row; `rows` come after it.
    void ask(const QStringList& names, qint64 rows);

signals:
    void answered(ui::PasteLine::Answer answer);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer(Answer answer);
    void retranslate();

    QStringList m_names;
    qint64 m_rows = 0;
    QLabel* m_text;
    QPushButton* m_header;
    QPushButton* m_cells;
    QPushButton* m_giveUp;
};

} // namespace ui
