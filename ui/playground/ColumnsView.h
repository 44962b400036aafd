/// The columns side by side, and the way to one more; they scroll where there is no room. Their order is the
/// person's.
#pragma once

#include "ui/session/GenerationSession.h"

#include <QScrollArea>

#include <vector>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace ui {

class AnswerColumn;

class ColumnsView : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnsView(QWidget* parent = nullptr);

    /// Who can be a column, in the order of the menu; the base first. Columns of others go where they hold no answer,
    /// unless none would be left.
    void setAvailable(const std::vector<AnswerSource>& sources);
    const std::vector<AnswerSource>& available() const { return m_available; }
    /// Columns that stay keep what they show.
    void setSources(const std::vector<AnswerSource>& sources);
    std::vector<AnswerSource> sources() const;
    /// These two, and columns in which a text is under way.
    void showBeside(const AnswerSource& first, const AnswerSource& second);
    /// The column whose correction has this widget; nullptr: none has.
    AnswerColumn* correctedAt(const QWidget* widget) const;
    /// Before a question: who is not available any more cannot be asked.
    void dropUnlisted();
    /// The answers go, the columns stay.
    void clear();
    /// One whose correction would be lost by another question; nullptr: there is none.
    AnswerColumn* unkept() const;
    const std::vector<AnswerColumn*>& columns() const { return m_columns; }
    /// The way to one more column; the page places it.
    QWidget* addButton() const;
    /// nullptr where there is none.
    AnswerColumn* find(const AnswerSource& source) const;

signals:
    /// The person chose others, or another order.
    void chosen();
    void corrected(ui::AnswerColumn* column, const QString& text);
    void recordAsked(core::RecordId record);
    /// The run or the adapter of a column, by its key.
    void sourceAsked(const QString& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    AnswerColumn* make(const AnswerSource& source);
    void move(AnswerColumn* column, int by);
    void remove(AnswerColumn* column);
    void fillMenu();
    void arrange();
    void retranslate();

    std::vector<AnswerSource> m_available;
    std::vector<AnswerColumn*> m_columns;
    QHBoxLayout* m_row;
    QToolButton* m_add;
    QMenu* m_menu;
};

} // namespace ui
