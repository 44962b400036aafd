/// One question, answered side by side by the base model and any number of adapters, token by token, or judged by those
/// that judge; usable while a run trains. Columns that need another model in memory, those with other labels, come one
/// group after the other. Lives on the UI thread.
#pragma once

#include "core/text/PromptFormat.h"
#include "ui/session/Answer.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <memory>
#include <stop_token>
#include <vector>

namespace core { class ModelText; }

namespace ui {

class EngineScheduler;
class ModelSession;
class PromptSession;
class Worker;
class EngineJob;
struct AnswerPiece;
struct JudgedPrompt;
struct ColumnJudged;

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
    const std::vector<core::TokenizedRecord>& prompts() const { return m_rendered.prompts; }

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
        std::vector<JudgedPrompt> judged; ///< by column; empty for one that writes
    };
    using Group = std::vector<std::size_t>; ///< columns that one model in memory serves
    static Rendered render(const Question& question, const core::ModelText& text, core::FormatKind suited,
                           qint64 mostTokens);
    static void renderWriting(const Question& question, std::size_t column, const core::ModelText& text,
                              core::FormatKind suited, Rendered& rendered);
    void launch(Rendered rendered);
    void launchNext();
    std::unique_ptr<EngineJob> writing(const Group& group);
    std::unique_ptr<EngineJob> judging(const Group& group);
    void endGroup(const Group& group, const std::vector<core::Problem>& problems);
    void lookForOtherBases();
    void arrive(const Group& group, const std::vector<AnswerPiece>& pieces);
    void arrive(const Group& group, const std::vector<ColumnJudged>& judgements);
    void take(std::size_t column, const ColumnJudged& told);
    void end(const std::vector<core::Problem>& problems);

    ModelSession& m_models;
    PromptSession& m_prompts;
    Worker& m_worker;
    EngineScheduler& m_engine;
    std::stop_source m_stop;
    Question m_question;
    Rendered m_rendered;
    std::deque<Group> m_groups; ///< that are still to be answered
    std::size_t m_groupCount = 0;
    QElapsedTimer m_clock; ///< since the first piece
    std::vector<Answer> m_answers;
    bool m_isBusy = false;
};

} // namespace ui
