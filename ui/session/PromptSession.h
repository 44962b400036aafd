/// What the base model sees of records: token counts for the table and the whole view for the editor, by the very
/// function that feeds training. The tokenizer is opened once a model, on its worker. Lives on the UI thread.
#pragma once

#include "core/project/DerivedCache.h"
#include "core/project/StoredRecord.h"
#include "core/text/PromptFormat.h"
#include "core/Problem.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace core {
class ModelText;
}

namespace ui {

class ModelSession;
class Worker;

/// A record as the model sees it.
struct PromptReport {
    core::RecordId record = 0;
    qint64 revision = 0;
    std::optional<core::TokenizedRecord> tokens; ///< empty where it could not be made
    std::vector<core::Problem> problems;
    qint64 limit = 0; ///< tokens; what is behind is cut
    bool isJudged = false; ///< read by a model that judges: `isCut` says of each token what is cut
    std::vector<std::uint8_t> isCut;
    std::string label; ///< what it is judged by; empty: nothing says it
};

class PromptSession : public QObject {
    Q_OBJECT
public:
    PromptSession(Worker& worker, ModelSession& models, QObject* parent = nullptr);
    ~PromptSession() override;

    /// Counts are kept in this project's cache from now on; empty: nowhere.
    void keepCountsIn(const std::filesystem::path& project);

    /// Whether there is a base model whose tokenizer could be opened.
    bool isReady() const { return m_text != nullptr; }
    std::shared_ptr<const core::ModelText> text() const { return m_text; }
    /// Why it could not.
    const std::vector<core::Problem>& problems() const { return m_problems; }
    /// The longest record that is trained on whole, in tokens: what the Train page says, at most the model's context.
    qint64 limit() const { return m_limit; }
    void setLimit(qint64 tokens);
    core::FormatKind format() const { return m_format; }
    core::Learned learned() const { return m_learned; }
    void setFormat(core::FormatKind format, core::Learned learned);
    /// Whether every record is to be judged, not those alone that have a label and no answer.
    bool isJudging() const { return m_isJudging; }
    void setJudging(bool isJudging);
    /// Whether the project has labels: then one without an answer lacks its label.
    bool isLabelled() const { return m_isLabelled; }
    void setLabelled(bool isLabelled);

    /// Tokens of the whole record; nullopt where they are not counted yet: they will be, and `counted` tells. -1: it
    /// has none (an empty record, a template that refuses it).
    std::optional<qint64> count(const core::StoredRecord& stored);
    /// The newest question wins; the answer comes by `seen`.
    void look(const core::StoredRecord& stored);

signals:
    void readyChanged();
    void changed(); ///< limit, format, or whether records are judged
    void counted(const std::vector<core::RecordId>& records);
    void seen(const ui::PromptReport& report);

private:
    struct Counted {
        qint64 revision = 0;
        qint64 tokens = 0;
    };
    using Cache = std::optional<core::DerivedCache>; ///< touched on the worker's thread only
    using Counts = std::unordered_map<core::RecordId, Counted>;

    void openText();
    using Batch = std::vector<core::StoredRecord>;
    using Length = std::function<qint64(const core::Record&)>;
    bool isJudged(const core::Record& record) const;
    std::string cacheKey(std::string_view way) const;
    static void count(const Batch& batch, const Length& length, Cache& cache, const std::string& key,
                      const std::stop_token& stop, Counts& counts);
    void countWanted();
    void forgetCounts();

    Worker& m_worker;
    ModelSession& m_models;
    std::shared_ptr<const core::ModelText> m_text;
    std::vector<core::Problem> m_problems;
    core::FormatKind m_format = core::FormatKind::Alpaca;
    core::Learned m_learned = core::Learned::Answers;
    qint64 m_limit = 1024;
    bool m_isJudging = false;
    bool m_isLabelled = false;
    std::unordered_map<core::RecordId, Counted> m_counts;
    std::shared_ptr<Cache> m_cache;
    std::vector<core::StoredRecord> m_wanted;
    std::stop_source m_stopText, m_stopCount, m_stopLook;
    bool m_isCounting = false;
};

} // namespace ui
