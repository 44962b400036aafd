#include "ui/session/PromptSession.h"

#include "core/Error.h"
#include "core/text/ModelText.h"
#include "ui/session/JudgedReading.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/Worker.h"

#include <algorithm>

namespace ui {
namespace {

/// Records encoded between two looks at what is wanted now.
constexpr std::size_t BatchSize = 64;
constexpr std::size_t LargestWish = 1'000;
constexpr std::size_t LargestMemory = 200'000;
constexpr qint64 NoTokens = -1;

struct OpenedText {
    std::shared_ptr<const core::ModelText> text;
    core::FormatKind format;
};

} // namespace

PromptSession::PromptSession(Worker& worker, ModelSession& models, QObject* parent)
    : QObject(parent), m_worker(worker), m_models(models), m_cache(std::make_shared<Cache>()) {
    connect(&m_models, &ModelSession::baseChanged, this, &PromptSession::openText);
}

PromptSession::~PromptSession() {
    for (std::stop_source* stop : {&m_stopText, &m_stopCount, &m_stopLook}) stop->request_stop();
}

void PromptSession::openText() {
    for (std::stop_source* stop : {&m_stopText, &m_stopCount, &m_stopLook}) {
        stop->request_stop();
        *stop = std::stop_source();
    }
    m_text.reset();
    m_problems.clear();
    forgetCounts();
    emit readyChanged();
    if (!m_models.base()) return;
    const auto open = [folder = toPath(m_models.base()->folder)](const std::stop_token&) {
        auto text = core::ModelText::open(folder);
        return OpenedText{text, text->suited()};
    };
    m_worker.run(m_stopText.get_token(), open, this, [this](Outcome<OpenedText> outcome) {
        if (outcome.value) {
            m_text = std::move(outcome.value->text);
            m_format = outcome.value->format;
        } else {
            m_problems = std::move(outcome.problems);
        }
        emit readyChanged();
    });
}

void PromptSession::setLimit(qint64 tokens) {
    if (tokens == m_limit) return;
    m_limit = tokens;
    emit changed();
}

void PromptSession::setFormat(core::FormatKind format, core::Learned learned) {
    if (format == m_format && learned == m_learned) return;
    m_format = format;
    m_learned = learned;
    forgetCounts();
    emit changed();
}

void PromptSession::setJudging(bool isJudging) {
    if (isJudging == m_isJudging) return;
    m_isJudging = isJudging;
    forgetCounts();
    emit changed();
}

void PromptSession::setLabelled(bool isLabelled) {
    if (isLabelled == m_isLabelled) return;
    m_isLabelled = isLabelled;
    forgetCounts();
    emit changed();
}

bool PromptSession::isJudged(const core::Record& record) const {
    return m_isJudging || isToBeJudged(record) || (m_isLabelled && record.output.empty());
}

void PromptSession::forgetCounts() {
    m_counts.clear();
    m_wanted.clear();
    m_stopCount.request_stop();
    m_stopCount = std::stop_source();
    m_isCounting = false;
}

std::optional<qint64> PromptSession::count(const core::StoredRecord& stored) {
    const core::Record& record = stored.record;
    if (const auto found = m_counts.find(record.id);
        found != m_counts.end() && found->second.revision == record.revision)
        return found->second.tokens;
    if (!isReady() || record.revision == 0) return {}; // a text on its way to the disk is counted when it is there
    const auto isWanted = [&](const core::StoredRecord& each) { return each.record.id == record.id; };
    std::erase_if(m_wanted, isWanted);
    m_wanted.push_back(stored);
    if (m_wanted.size() > LargestWish) m_wanted.erase(m_wanted.begin());
    if (!m_isCounting) countWanted();
    return {};
}

void PromptSession::countWanted() {
    if (m_wanted.empty() || !isReady()) return;
    m_isCounting = true;
    const auto first = m_wanted.size() > BatchSize ? m_wanted.end() - BatchSize : m_wanted.begin();
    std::vector<core::StoredRecord> batch(std::make_move_iterator(first), std::make_move_iterator(m_wanted.end()));
    m_wanted.erase(first, m_wanted.end());
    const auto second = std::stable_partition(batch.begin(), batch.end(),
                                              [this](const core::StoredRecord& each) { return isJudged(each.record); });
    const auto encode = [judged = Batch(batch.begin(), second), written = Batch(second, batch.end()), text = m_text,
                         kind = m_format, cache = m_cache, judgedKey = cacheKey("judged"),
                         writtenKey = cacheKey(core::name(m_format))](const std::stop_token& stop) {
        Counts counts;
        const auto read = [&](const core::Record& record) { return judgedLength(record, text->tokenizer()); };
        count(judged, read, *cache, judgedKey, stop, counts);
        if (written.empty()) return counts;
        const core::PromptFormat format = text->format(kind);
        const auto encoded = [&](const core::Record& record) {
            return static_cast<qint64>(format.encode(record).ids.size());
        };
        count(written, encoded, *cache, writtenKey, stop, counts);
        return counts;
    };
    m_worker.run(m_stopCount.get_token(), encode, this, [this](const Outcome<Counts>& outcome) {
        m_isCounting = false;
        if (!outcome.value) return;
        if (m_counts.size() > LargestMemory) m_counts.clear();
        std::vector<core::RecordId> records;
        for (const auto& [record, found] : *outcome.value) {
            m_counts[record] = found;
            records.push_back(record);
        }
        emit counted(records);
        if (!m_isCounting) countWanted();
    });
}

/// On the worker's thread: what the cache does not know is encoded, and kept there.
void PromptSession::count(const Batch& batch, const Length& length, Cache& cache, const std::string& key,
                          const std::stop_token& stop, Counts& counts) {
    std::vector<core::DerivedKey> keys;
    for (const core::StoredRecord& stored : batch) keys.push_back({stored.record.id, stored.record.revision});
    std::vector<std::optional<std::int64_t>> known(batch.size());
    if (cache) known = cache->get(key, keys);
    std::vector<core::DerivedValue> made;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (stop.stop_requested()) throw core::Stopped();
        Counted& found = counts[keys[i].id] = {keys[i].revision, known[i].value_or(NoTokens)};
        if (known[i]) continue;
        try {
            found.tokens = length(batch[i].record);
        } catch (const core::Error&) {
            // The editor says why; the table shows that there is nothing to count.
        }
        made.push_back({keys[i].id, keys[i].revision, found.tokens});
    }
    if (cache) cache->put(key, made);
}

/// Another way of reading is another number.
std::string PromptSession::cacheKey(std::string_view way) const {
    return "tokens/" + std::string(way) + "/" + m_text->fingerprint();
}

void PromptSession::keepCountsIn(const std::filesystem::path& project) {
    forgetCounts();
    m_worker.post([cache = m_cache, project] {
        cache->reset();
        if (!project.empty()) cache->emplace(project);
    });
}

void PromptSession::look(const core::StoredRecord& stored) {
    m_stopLook.request_stop();
    m_stopLook = std::stop_source();
    const auto report = [this, &stored] {
        return PromptReport{.record = stored.record.id, .revision = stored.record.revision, .limit = m_limit};
    };
    if (!isReady()) {
        PromptReport empty = report();
        empty.problems = m_problems;
        emit seen(empty);
        return;
    }
    const auto encode = [stored, empty = report(), text = m_text, format = m_format, learned = m_learned,
                         isJudged = isJudged(stored.record)](const std::stop_token&) {
        PromptReport made = empty;
        try {
            if (isJudged) {
                JudgedReading reading = judgedReading(stored.record, text->tokenizer(), made.limit);
                made.tokens = std::move(reading.tokens);
                made.isCut = std::move(reading.isCut);
            } else {
                made.tokens = text->format(format, learned).encode(stored.record);
            }
        } catch (const core::Error& error) {
            made.problems = error.problems();
        }
        made.isJudged = isJudged;
        if (isJudged) made.label = core::judgedBy(stored.record);
        return made;
    };
    m_worker.run(m_stopLook.get_token(), encode, this, [this](const Outcome<PromptReport>& outcome) {
        if (outcome.value) emit seen(*outcome.value);
    });
}

} // namespace ui
