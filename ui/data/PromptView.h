/// The text of «What it sees»: learned and cut text on their grounds, special tokens as chips, invisible characters as
/// marks, the token under the pointer or the caret framed. It is built in pieces between events, and copies the exact
/// text, without the marks.
#pragma once

#include "ui/data/PromptText.h"

#include <QPlainTextEdit>
#include <QTextCharFormat>
#include <QTimer>

#include <memory>
#include <vector>

namespace ui {

class PromptView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PromptView(QWidget* parent = nullptr);

    void showText(std::shared_ptr<PromptText> text);
    void clear();
    /// Pieces are still to come.
    bool isBuilding() const { return m_build.isActive(); }
    /// The exact text of a stretch of the document.
    QString exactText(int from, int to) const;
    /// The tokens at a place of the document: several where they share a character.
    std::vector<int> tokensAt(int position) const;
    /// What the tooltip says of them.
    QString tokenWords(const std::vector<int>& tokens) const;

signals:
    /// The caret stands at other tokens; an empty text: at none.
    void tokenReached(const QString& words);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;

private:
    /// Where a piece stands in the document and in the text.
    struct Place {
        int document = 0;
        int shownLength = 0;
        qsizetype text = 0;
        qsizetype length = 0;
        int token = -1;
        bool isExact = false; ///< character by character
    };
    void buildSome();
    void append(QTextCursor& cursor, const PromptPiece& piece);
    QTextCharFormat formatOf(const PromptPiece& piece) const;
    void makeFormats();
    const Place* placeAt(int position) const;
    /// Where a token stands in the document.
    std::pair<int, int> shownRange(int token) const;
    int documentPosition(qsizetype text) const;
    void frame(QPainter& painter, int token) const;
    void setHovered(std::vector<int> tokens);

    std::shared_ptr<PromptText> m_text;
    std::vector<Place> m_places; ///< in the order of the document, and of the text
    std::vector<int> m_hovered;
    QTimer m_build;
    int m_lineLength = 0; ///< of the last block
    QColor m_learned, m_cut, m_mark, m_special, m_chip, m_frame, m_accent;
};

} // namespace ui
