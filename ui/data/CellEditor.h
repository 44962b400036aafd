/// The field that opens over a cell: several lines, growing downwards over the table as one types, or one line with
/// labels to choose from. It says how the person left it; what becomes of the text is the delegate's matter.
#pragma once

#include <QPlainTextEdit>

namespace ui {

class LabelSuggestions;

class CellEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    /// How the person left the field, and so where the table goes next.
    enum class Leave { Down, Up, Right, Left, GiveUp };
    /// Replace: the first key takes the place of the text, as in a spreadsheet.
    enum class Begin { AtTheEnd, Replace };

    explicit CellEditor(QWidget* parent);

    /// The text is a label, or several: one line, and these are offered.
    void offerLabels(const QStringList& labels);
    /// Once: what arrives later from the model does not touch what the person has typed.
    void fill(const QString& text, Begin begin);
    /// As it is: a hard space stays one.
    QString text() const;
    bool isChanged() const;
    /// The cell that it covers, in the parent's coordinates; it takes as much more as its text needs.
    void placeOver(const QRect& cell);

signals:
    void left(ui::CellEditor::Leave leave);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void grow();

    LabelSuggestions* m_labels = nullptr; ///< of a label
    QRect m_cell;
    bool m_isFilled = false;
    bool m_isWhole = false; ///< all of the text is in sight
    bool m_isComposing = false;
};

} // namespace ui
