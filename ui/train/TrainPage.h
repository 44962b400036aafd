/// What to train and how, at the left; what it will take and what it is doing, at the right. The form, the forecast and
/// the plots are parts of their own; the page hands what one says to the other.
#pragma once

#include "ui/session/TrainingSession.h"
#include "ui/shell/Page.h"

#include <vector>

class QLabel;
class QPushButton;
class QSplitter;

namespace ui {

class DataReader;
class Dialogs;
class ForecastCard;
class ForecastSession;
class JudgementPanel;
class JudgementSession;
class LabelCounts;
class JudgedPanel;
class ModelSession;
class PlotPanel;
class ProjectSession;
class PromptSession;
class RecordChoice;
class RecordEdits;
class RecordQuery;
class RunBar;
class SamplesPanel;
class Settings;
class Suggestions;
class TrainingForm;
class Worker;

/// What the page works on.
struct TrainSessions {
    ProjectSession& project;
    RecordQuery& records;
    RecordEdits& edits;
    ModelSession& models;
    PromptSession& prompts;
    ForecastSession& forecast;
    TrainingSession& training;
    Settings& settings;
    LabelCounts& labels;
    JudgementSession& judgements;
};

class TrainPage : public Page {
    Q_OBJECT
public:
    /// `worker` reads and writes files for the plots.
    TrainPage(const TrainSessions& sessions, Dialogs& dialogs, Worker& worker, QWidget* parent = nullptr);
    ~TrainPage() override;

    /// Takes the settings of a run that is named.
    void arrive(const Destination& destination) override;
    QWidget* firstFocus() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent*) override { fitForm(); }
    void hideEvent(QHideEvent* event) override;

private:
    void fitForm();
    QWidget* makeLeft();
    QWidget* makeRight(Dialogs& dialogs, Worker& worker);
    void bind();
    TrainingChoice choice() const;
    void choose();
    void takeSettings(const QString& run);
    void showModel();
    void showForecast();
    void showNotes();
    void showEvents(const std::vector<core::TrainingEvent>& events);
    void showRun();
    void showLooks();
    void showStart();
    /// Why a run cannot start, or empty.
    QString missing() const;
    void keepChoices();
    void retranslate();

    TrainSessions m_sessions;
    Worker& m_worker;
    TrainingForm* m_form;
    Suggestions* m_suggestions;
    RecordChoice* m_records;
    QPushButton* m_start;
    QLabel* m_missing;
    ForecastCard* m_forecast;
    QLabel* m_notes;
    RunBar* m_run;
    PlotPanel* m_plots;
    JudgedPanel* m_judged;
    SamplesPanel* m_samples;
    JudgementPanel* m_judgements;
};

} // namespace ui
