/// One column of the playground: who answers, the answer as it grows, what it was drawn with, and its correction. It
/// shows values; who asks and who keeps a correction is the page's.
#pragma once

#include "ui/session/GenerationSession.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class AnswerView;
class WritingField;

class AnswerColumn : public QFrame {
    Q_OBJECT
public:
    static constexpr int SmallestWidth = 280;

    explicit AnswerColumn(AnswerSource source, QWidget* parent = nullptr);

    const AnswerSource& source() const { return m_source; }
    void setSource(const AnswerSource& source);
    /// Its name, as the person reads it.
    QString title() const;
    /// Counted from 0; the colour of an adapter goes with it.
    void setPlace(int place, int count);

    void showAnswer(const Answer& answer, bool isWriting);
    /// Of another question or none.
    void clear();
    /// The words in which it differs from `first`; nullptr: nothing is marked.
    void compareWith(const Answer* first, const QString& firstName);
    /// The earlier turns of this column's chat.
    void setTurns(const std::vector<core::Message>& turns);
    /// What the model saw, shown on demand.
    void setPrompt(const QString& text);
    /// Whether a corrected answer could be kept.
    void setCorrectable(bool isCorrectable);
    /// The corrected answer is this record now.
    void setSaved(core::RecordId record);
    const std::optional<Answer>& answer() const { return m_answer; }

signals:
    void removeAsked();
    void moveAsked(int by);
    void corrected(const QString& text);
    void recordAsked(core::RecordId record);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* makeHead();
    QLayout* makeFoot();
    void bind();
    void setCorrecting(bool isCorrecting);
    void refresh();
    void refreshActions();
    void showPrompt();
    void showName();
    void retranslate();

    AnswerSource m_source;
    std::optional<Answer> m_answer;
    bool m_isWriting = false, m_isCorrecting = false, m_isCorrectable = false;
    core::RecordId m_saved = 0;
    int m_place = 0, m_count = 1;
    QLabel* m_mark;
    QLabel* m_name;
    QToolButton* m_left;
    QToolButton* m_right;
    QToolButton* m_remove;
    QLabel* m_detail;
    QLabel* m_warning;
    WritingField* m_turns;
    AnswerView* m_text;
    WritingField* m_prompt;
    QString m_promptText;
    QLabel* m_pace;
    QLabel* m_difference;
    QPushButton* m_seen;
    QPushButton* m_copy;
    QPushButton* m_correct;
    QPushButton* m_save;
    QPushButton* m_giveUp;
    QPushButton* m_show;
};

} // namespace ui
