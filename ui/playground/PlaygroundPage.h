/// The same prompt to the base model and to adapters, side by side. Columns, prompt and sampling are parts of their
/// own; the page hands what one says to the other and to the sessions.
#pragma once

#include "ui/playground/ChatTurns.h"
#include "ui/playground/PlaySessions.h"
#include "ui/session/GenerationSession.h"
#include "ui/shell/Page.h"

#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace ui {

class Actions;
class AnswerColumn;
class ColumnsView;
class CorrectionKeeper;
class PromptBox;
class SamplingPanel;

class PlaygroundPage : public Page {
    Q_OBJECT
public:
    explicit PlaygroundPage(const PlaySessions& sessions, Actions& actions, QWidget* parent = nullptr);
    ~PlaygroundPage() override;

    /// With a run, its adapter becomes the column beside the base.
    void arrive(const Destination& destination) override;
    QWidget* firstFocus() const override;
    QString unkept() const override;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    void bindParts();
    void bindKeys();
    void bindSessions();
    void ask();
    bool holdsCorrection();
    Question question();
    void takeTurns();
    void forget();
    void follow();
    void followKinds();
    void showAdapters();
    void chooseColumns();
    QString wantedKey() const;
    void refuseWanted(const std::vector<core::Problem>& problems);
    void askOnArrival();
    void showSource(const QString& key);
    void showStarted();
    void showAnswers(const std::vector<std::size_t>& answers);
    void showEnded();
    void compareColumns();
    void showTurns();
    void showState();
    void takeRecord(const std::optional<core::Record>& record, const std::vector<core::Problem>& problems);
    void keepCorrection(AnswerColumn* column, const QString& text);
    /// Why nothing can be asked, or empty.
    QString missing() const;
    QString note() const;
    /// The key of the adapter that the way leads on to, the last of the columns; empty: none answers here.
    QString exportable() const;
    void restoreChoices();
    void keepChoices();
    void restoreHistory();
    void retranslate();
    enum class Arrival { None, Waiting, HeldOut, Learned }; ///< for all that is needed; for a record of these
    struct Refused {
        QString name;
        std::vector<core::Problem> problems; ///< empty: it has no adapter
    };

    PlaySessions m_sessions;
    Actions& m_actions;
    CorrectionKeeper* m_corrections;
    ColumnsView* m_columns;
    SamplingPanel* m_sampling;
    PromptBox* m_prompt;
    QLabel* m_note;
    QPushButton* m_way; ///< out of what is missing, else on to the export
    QCheckBox* m_differences;
    QPushButton* m_samplingToggle;
    ChatTurns m_turns;
    bool m_isAnswered = false; ///< the last question belongs to the chat and is not in its turns yet
    QString m_wantedRun;       ///< whose adapter is to be a column as soon as it is listed
    std::optional<Refused> m_refused; ///< that was wanted and cannot answer
    Arrival m_arrival = Arrival::None;
    bool m_isChosen = false; ///< the person chose the columns, or asked them
};

} // namespace ui
