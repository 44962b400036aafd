/// One question, answered side by side by the base model and any number of adapters, token by token; usable while a run
/// trains. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/engine-api/Generation.h"
#include "core/project/Record.h"
#include "core/text/PromptFormat.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace core { class ModelText; }

namespace ui {

class EngineScheduler;
class ModelSession;
class PromptSession;
class Worker;
struct AnswerPiece;

/// Who answers: the base alone, an adapter of the library, or a whole model that a run made of the base.
struct AnswerSource {
    QString key;    ///< of core::AdapterEntry; empty: the base
    QString name;
    QString folder; ///< of the adapter; empty: the base
    /// What its run taught it to answer; empty: the base's own format.
    std::optional<core::FormatKind> format = {};
    bool isWhole = false; ///< a whole model in place of the base, trained from it
    bool isOfRun() const { return key.startsWith(QLatin1StringView("runs/")); }
    bool operator==(const AnswerSource&) const = default;
};

struct Question {
    core::Record record;                 ///< instruction, input, system text, earlier turns; its output is not asked
    std::vector<AnswerSource> columns;
    /// Earlier turns by column, where each has a conversation of its own; empty: the record's hold for all.
    std::vector<std::vector<core::Message>> turns;
    core::Sampling sampling;             ///< the same seed for every column

    /// What this column is asked.
    core::Record recordOf(std::size_t column) const;
};

/// An answer as it grows.
struct Answer {
    AnswerSource source;
    QString base;                        ///< name of the model that it was asked on
    QString otherBase;                   ///< that the adapter was made for, where it is known to be another
    QString hash;                        ///< of the adapter
    core::Sampling sampling;
    QString text;
    qint64 tokens = 0;
    double seconds = 0;                  ///< of its writing, with the reading of the prompt
    bool isFinished = false;
    bool isStopped = false;
    bool isIgnored = false;              ///< the adapter changes nothing: it would be the base's answer
    bool isWaiting = false;              ///< until another model is in use no more
    core::FinishReason reason = core::FinishReason::EndToken;
    std::vector<core::Problem> problems; ///< why there is none
};

class GenerationSession : public QObject {
    Q_OBJECT
public:
    GenerationSession(ModelSession& models, PromptSession& prompts, Worker& worker, EngineScheduler& engine,
                      QObject* parent = nullptr);
    ~GenerationSession() override;

    /// Stops what is being answered first.
    void ask(const Question& question);
    /// At once: what was written stays.
    void stop();
    /// Question and answers belong to a project that is left.
    void forget();
    bool isBusy() const { return m_isBusy; }
    const std::vector<Answer>& answers() const { return m_answers; }
    const Question& question() const { return m_question; }
    /// What the model sees of the question, by column; empty until it is rendered.
    const std::vector<core::TokenizedRecord>& prompts() const { return m_rendered; }

signals:
    void started();
    /// These columns have grown or ended.
    void answered(const std::vector<std::size_t>& columns);
    void ended();
    void failed(const std::vector<core::Problem>& problems);

private:
    struct Rendered {
        std::vector<core::TokenizedRecord> prompts;
        std::vector<std::int32_t> endTokens;
    };
    static Rendered render(const Question& question, const core::ModelText& text, core::FormatKind suited);
    void launch(Rendered rendered);
    void lookForOtherBases();
    void arrive(const std::vector<AnswerPiece>& pieces);
    void end(const std::vector<core::Problem>& problems);

    ModelSession& m_models;
    PromptSession& m_prompts;
    Worker& m_worker;
    EngineScheduler& m_engine;
    std::stop_source m_stop;
    Question m_question;
    std::vector<core::TokenizedRecord> m_rendered;
    QElapsedTimer m_clock; ///< since the first piece
    std::vector<Answer> m_answers;
    bool m_isBusy = false;
};

} // namespace ui
