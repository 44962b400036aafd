/// Says at the end of a long run that it is over, for one who looks elsewhere: what came of it, and a way there. What a
/// person ended or paused themselves is not told. Lives on the UI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>

namespace ui {

class DesktopNotices;
class TrainingSession;

class RunNotice : public QObject {
    Q_OBJECT
public:
    /// Shorter runs end before one looks away.
    static constexpr std::chrono::milliseconds Shortest{20'000};

    /// `isWatched` says whether the person looks at the window now.
    RunNotice(TrainingSession& training, DesktopNotices& notices, std::function<bool()> isWatched,
              std::chrono::milliseconds shortest = Shortest, QObject* parent = nullptr);

    /// What came of the run, in one sentence.
    static QString sentence(const TrainingSession& training);
    /// Folder of the run that was told of last.
    const QString& run() const { return m_run; }

signals:
    /// The window is to ask for a look.
    void attentionWanted();
    /// The notice was clicked: the result is to be shown. `token` may be empty.
    void resultWanted(const QString& token);

private:
    void follow();

    TrainingSession& m_training;
    DesktopNotices& m_notices;
    std::function<bool()> m_isWatched;
    std::chrono::milliseconds m_shortest;
    QString m_run;
    QElapsedTimer m_since; ///< not valid: nothing runs
};

} // namespace ui
