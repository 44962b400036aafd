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

    /// Who can be a column, in the order of the menu; the base first. Columns of others go, unless none would be left.
    void setAvailable(const std::vector<AnswerSource>& sources);
    const std::vector<AnswerSource>& available() const { return m_available; }
    /// Columns that stay keep what they show.
    void setSources(const std::vector<AnswerSource>& sources);
    std::vector<AnswerSource> sources() const;
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
