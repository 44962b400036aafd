/// How a run that learns labels judges its validation records: the figures of each label at its best step. Hidden where
/// a run writes answers. Lives on the UI thread.
#pragma once

#include "core/training/RunConfig.h"
#include "core/training/TrainingEvent.h"

#include <QWidget>

#include <optional>
#include <vector>

class QFrame;
class QLabel;
class QTableView;

namespace ui {

class LabelFigures;

class JudgedPanel : public QWidget {
    Q_OBJECT
public:
    explicit JudgedPanel(QWidget* parent = nullptr);

    /// The run that is shown, and all it told so far.
    void setRun(const core::RunConfig& config, const std::vector<core::TrainingEvent>& events);

protected:
    void changeEvent(QEvent* event) override;

private:
    void describe();
    void retranslate();
    void fitTable();

    std::optional<core::EvaluationFinished> m_look; ///< the best, else the last
    QFrame* m_card;
    QLabel* m_title;
    QLabel* m_sentence;
    LabelFigures* m_figures;
    QTableView* m_table;
};

} // namespace ui
