/// One column of the playground: who answers, the answer as it grows, what it was drawn with, and its correction. It
/// shows values; who asks and who keeps a correction is the page's.
#pragma once

#include "ui/session/GenerationSession.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace ui {

class AnswerView;
class ColumnHead;
class LabelAnswer;
class WritingField;

class AnswerColumn : public QFrame {
    Q_OBJECT
public:
    static constexpr int SmallestWidth = 280;

    explicit AnswerColumn(AnswerSource source, QWidget* parent = nullptr);

    const AnswerSource& source() const;
    void setSource(const AnswerSource& source);
    /// Its name, as the person reads it.
    QString title() const;
    /// Counted from 0; the colour of an adapter goes with it.
    void setPlace(int place, int count);
    /// Whether it can still be asked; what it answered can be read and corrected without that.
    void setListed(bool isListed);
    bool isListed() const { return m_isListed; }

    void showAnswer(const Answer& answer, bool isWriting);
    /// Of another question or none.
    void clear();
    /// The words in which it differs from `first`; nullptr: nothing is marked.
    void compareWith(const Answer* first, const QString& firstName);
    /// The earlier turns of this column's chat.
    void setTurns(const std::vector<core::Message>& turns);
    /// What the model saw, shown on demand.
    void setPrompt(const QString& text);
    /// It judges texts: what it shows are labels, and what is corrected is the label.
    bool judges() const;
    /// Whether a corrected answer could be kept.
    void setCorrectable(bool isCorrectable);
    bool isCorrecting() const { return m_isCorrecting; }
    /// Something was written in the correction that is not kept yet.
    bool hasChanges() const;
    void focusCorrection();
    /// Asks that the correction be kept, once.
    void save();
    /// The corrected answer is this record now.
    void setSaved(core::RecordId record);
    /// It could not be kept; the correction goes on.
    void setNotSaved();
    const std::optional<Answer>& answer() const { return m_answer; }

signals:
    /// The run or the adapter that it speaks of.
    void sourceAsked();
    void removeAsked();
    void moveAsked(int by);
    void corrected(const QString& text);
    void recordAsked(core::RecordId record);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLayout* makeFoot();
    void bind();
    void setCorrecting(bool isCorrecting);
    void warnBeforeGivingUp(bool isWarned);
    void refresh();
    QString warning() const;
    void refreshActions();
    void showPrompt();
    void retranslate();

    std::optional<Answer> m_answer;
    bool m_isWriting = false, m_isCorrecting = false, m_isCorrectable = false;
    bool m_isListed = true;
    bool m_isSaving = false;
    bool m_isWarned = false; ///< that one more Esc gives the correction up
    core::RecordId m_saved = 0;
    ColumnHead* m_head;
    QLabel* m_warning;
    WritingField* m_turns;
    AnswerView* m_text;
    LabelAnswer* m_labels; ///< in the place of m_text where it judges
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
