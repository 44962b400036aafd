/// A text that was judged, its words underlined and coloured by how much they spoke for the judgement; what was not
/// read is struck out. Pointing at a word, or going to it by the keys, says its weight.
#pragma once

#include "ui/playground/WritingField.h"
#include "ui/session/Answer.h"

#include <optional>

namespace ui {

class WeighedText : public WritingField {
    Q_OBJECT
public:
    explicit WeighedText(QWidget* parent = nullptr);

    /// Of an answer that judged; nullopt: nothing stands here.
    void show(const std::optional<Answer>& answer);
    /// The ground of a word that weighs `share` of the strongest one, −1…1.
    static QColor groundOf(double share);
    /// Of a few lines; where there is more room it takes it.
    QSize sizeHint() const override;

signals:
    /// What is to be said of the word that the caret is in; empty where it is in none.
    void pointedAt(const QString& sentence);

protected:
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Place {
        int begin = 0, end = 0; ///< in the document
        WeighedWord word;
    };
    void fillIn();
    void paintMarks();
    QString sentenceAt(int position) const;

    std::optional<Answer> m_answer;
    std::vector<Place> m_places;                  ///< ascending
    std::vector<std::pair<int, int>> m_unread;    ///< in the document
    double m_strongest = 0;
};

} // namespace ui
