/// What a run will take, before it starts and corrected while it runs: records, steps, time, memory, and whether it
/// fits. Shows a value; whoever computes it hands it in.
#pragma once

#include <QFrame>

#include <cstdint>
#include <optional>

class QLabel;
class QProgressBar;

namespace ui {

/// What is known of a run; 0: not known.
struct RunForecast {
    std::int64_t records = 0;
    std::int64_t cutRecords = 0;
    std::int64_t leftOutRecords = 0;
    double epochs = 0;
    std::int64_t steps = 0;
    double seconds = 0;
    std::uint64_t peakBytes = 0;
    std::uint64_t freeBytes = 0;
    std::uint64_t resultBytes = 0; ///< of the adapter, or of the whole model
    double share = 0;              ///< trained weights of all weights
    bool isWhole = false;          ///< every weight is trained
};

class ForecastCard : public QFrame {
    Q_OBJECT
public:
    enum class State {
        Nothing,   ///< nothing to tell yet
        Computing, ///< the numbers shown, if any, are of the settings before
        Estimated, ///< before the run
        Corrected, ///< by the first steps of the run
    };

    explicit ForecastCard(QWidget* parent = nullptr);

    void setForecast(const RunForecast& forecast, State state);
    void setComputing();
    /// `sentence` says what is missing, or is empty.
    void setNothing(const QString& sentence);
    State state() const { return m_state; }
    /// All of it in words.
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showFit();
    QString runLine() const;
    QString resultLine() const;
    QString recordLine() const;

    RunForecast m_forecast;
    bool m_hasForecast = false;
    State m_state = State::Nothing;
    QString m_missing;
    QLabel* m_title;
    QLabel* m_stateLabel;
    QProgressBar* m_busy;
    QLabel* m_run;
    QLabel* m_records;
    QLabel* m_result;
    QLabel* m_fitIcon;
    QLabel* m_fit;
};

} // namespace ui
