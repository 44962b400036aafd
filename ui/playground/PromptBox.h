/// The prompt at the foot of the playground: the fields of a record, or one message of a chat. It says what is asked
/// and what stands in the way; who answers is the page's.
#pragma once

#include "core/project/Record.h"
#include "ui/playground/PromptHistory.h"

#include <QFrame>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class WritingField;

class PromptBox : public QFrame {
    Q_OBJECT
public:
    explicit PromptBox(QWidget* parent = nullptr);

    bool isChat() const;
    void setChat(bool isChat);
    /// Somebody who is asked judges texts: then there is no chat, and where nobody writes no instruction but a text.
    void setJudged(bool isJudged, bool isWritten);
    /// What is to be asked; without an answer, with the label of the record that stands there unchanged.
    core::Record record() const;
    bool isEmpty() const;
    /// A record of the project; its answer is shown as a quiet line, and whether runs may have learned it.
    void fill(const core::Record& record, bool isLearned = false);
    /// Of a project that is left.
    void forget();
    /// The message was asked; its field is free for the next.
    void clearMessage();
    PromptHistory& history() { return m_history; }

    /// Why nothing can be asked, or empty.
    void setMissing(const QString& sentence);
    /// What went wrong with the last question, or empty.
    void setProblem(const QString& sentence);
    void setBusy(bool isBusy);
    void setRandomEnabled(bool isEnabled);
    QWidget* firstField() const;

signals:
    void compareAsked();
    void stopAsked();
    void randomAsked();
    void newChatAsked();
    void historyForgotten();
    void modeChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeModes();
    QWidget* makeFields();
    QWidget* makeFoot();
    void stepHistory(int direction);
    void fillHistoryMenu();
    void put(const core::Record& record);
    void forgetRecord();
    bool isFilled() const;
    void refresh();
    void sayWanted();
    void nameFields();
    void retranslate();

    PromptHistory m_history;
    core::Record m_filled; ///< the record that fills the fields: its system text and earlier turns are asked along
    bool m_isLearned = false; ///< an adapter may have learned it
    QPushButton* m_asRecord;
    QPushButton* m_asChat;
    QPushButton* m_newChat;
    QPushButton* m_random;
    QPushButton* m_older;
    QMenu* m_olderMenu;
    QLabel* m_instructionLabel;
    QLabel* m_inputLabel;
    WritingField* m_instruction;
    WritingField* m_input;
    QLabel* m_wanted;
    QLabel* m_missing;
    QLabel* m_problem;
    QPushButton* m_stop;
    QPushButton* m_compare;
    QString m_missingText;
    bool m_isBusy = false;
    bool m_isJudged = false, m_isWritten = true;
};

} // namespace ui
