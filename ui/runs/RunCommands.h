/// What can be done with the run that is selected, as buttons in a row; one that cannot be used now says why.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace core {
struct RunOverview;
}

namespace ui {

class RunCommands : public QFrame {
    Q_OBJECT
public:
    explicit RunCommands(QWidget* parent = nullptr);

    /// `run` may be nullptr; `isTraining`: this program trains one already; `isWritable`: the project takes changes.
    void setRun(const core::RunOverview* run, bool isTraining, bool isWritable);
    void setCounts(int runs, int ticked);

signals:
    void tryAsked();
    void trainAgainAsked();
    void goOnAsked();
    void renameAsked();
    void binAsked();
    void untickAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* makeButton(const char* name, void (RunCommands::*asked)());
    void say(QPushButton* button, const QString& text, const QString& explanation, const QString& obstacle);
    void refresh();
    QString obstacleToGoOn() const;
    static QString readOnly();

    /// What the buttons depend on.
    struct Facts {
        bool isRun = false, isReadable = false, hasResult = false, canGoOn = false, isUnderWay = false;
        bool isOver = false, isTraining = false, isWritable = true;
    };
    Facts m_facts;
    int m_runs = 0, m_ticked = 0;
    QPushButton* m_try;
    QPushButton* m_again;
    QPushButton* m_goOn;
    QPushButton* m_rename;
    QPushButton* m_bin;
    QPushButton* m_untick;
    QLabel* m_count;
};

} // namespace ui
