/// A plain text of several lines, each paragraph laid out by its own direction. In an empty field Up and Down ask for
/// earlier prompts.
#pragma once

#include <QTextEdit>

#include <functional>

namespace ui {

class WritingField : public QTextEdit {
    Q_OBJECT
public:
    explicit WritingField(QWidget* parent = nullptr);

    /// Between how many lines it grows with its text.
    void setLines(int fewest, int most);
    QString text() const;
    /// One step of undo.
    void setText(const QString& text);

signals:
    /// -1: an older prompt, +1: a newer one.
    void historyAsked(int direction);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Does `work`, after which the text has about so many characters.
    void fill(qsizetype characters, const std::function<void()>& work);

private:
    void fitHeight();
    void setTextHeight(double height);

    qsizetype m_expected = 0; ///< characters of a text that is being put there
    int m_fewest = 0, m_most = 0; ///< 0: as high as there is room
    QString m_recalled;           ///< what the history put there
};

} // namespace ui
