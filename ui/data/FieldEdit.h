/// A text of a record, of several lines, or of one where it is a label. It grows with its text, lays every paragraph
/// out by its own direction, and keeps what is typed until it is taken. Ctrl+Z takes back what is typed first; then it
/// lets the key through, or asks.
#pragma once

#include <QPlainTextEdit>

namespace ui {

class LabelSuggestions;

class FieldEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit FieldEdit(QWidget* parent = nullptr);

    /// The text is a label, or several: one line, and these are offered.
    void offerLabels(const QStringList& labels);
    /// Another record's text: what is typed is forgotten.
    void begin(const QString& stored);
    /// The same record's text as it is in the project now. What is typed and not taken yet stays.
    void follow(const QString& stored);
    /// Whether something is typed that was not taken yet.
    bool isChanged() const;
    /// With the line ends that the text had.
    QString text() const;
    /// What is typed becomes the stored text; from here on Ctrl+Z is the project's.
    QString take();
    /// An input method is in the middle of a word, or a label is being chosen.
    bool isComposing() const;

signals:
    void left();
    void undoWanted();
    void redoWanted();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Exactly what is in the field; toPlainText() turns no-break spaces into spaces.
    QString typed() const;
    void show(const QString& stored);
    void fitHeight();

    LabelSuggestions* m_labels = nullptr; ///< of a label
    QString m_stored; ///< with line ends as the field has them
    qsizetype m_expected = 0; ///< characters of a text that is being shown
    bool m_hasWindowsLineEnds = false;
};

} // namespace ui
