/// The head of a column: who answers and with what, the way to the run or the adapter that it speaks of, and the
/// column's place.
#pragma once

#include "ui/session/GenerationSession.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class ColumnHead : public QWidget {
    Q_OBJECT
public:
    explicit ColumnHead(AnswerSource source, QWidget* parent = nullptr);

    const AnswerSource& source() const { return m_source; }
    void setSource(const AnswerSource& source);
    /// Its name, as the person reads it.
    QString title() const;
    /// Counted from 0; the colour of an adapter goes with it.
    void setPlace(int place, int count);
    /// What its answer was made with; nullptr: it has none.
    void showAnswer(const Answer* answer);
    /// While a text is under way in it, the column stays.
    void setRemovable(bool isRemovable);

signals:
    void sourceAsked();
    void removeAsked();
    void moveAsked(int by);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* makeRow();
    void refresh();
    void showName();
    void retranslate();

    AnswerSource m_source;
    int m_place = 0, m_count = 1;
    bool m_isRemovable = true;
    QLabel* m_mark;
    QLabel* m_name;
    QToolButton* m_way; ///< to its run or adapter
    QToolButton* m_left;
    QToolButton* m_right;
    QToolButton* m_remove;
    QLabel* m_detail;
};

} // namespace ui
