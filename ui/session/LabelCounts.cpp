#include "ui/session/LabelCounts.h"

#include "core/training/LabelledTexts.h"
#include "ui/session/DataReader.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"

#include <QElapsedTimer>

#include <algorithm>
#include <map>
#include <set>

namespace ui {

using core::EntryKind;
using core::LabelUse;
using core::RecordField;

namespace {

/// Records that are looked at for the fields that are used.
constexpr std::size_t Sample = 200;
/// Of the time that counting takes: what else is read has the rest.
constexpr qint64 RestPerCount = 5;

std::vector<std::string> parts(const std::string& text) {
    return core::labelsIn(text, core::ProblemType::MultiLabel);
}

std::array<bool, core::AllRecordFields.size()> usedFields(const core::ProjectReader& reader,
                                                          const std::stop_token& stop) {
    std::vector<core::RecordId> all, some;
    reader.list({}, [&](const auto& ids) { all.insert(all.end(), ids.begin(), ids.end()); }, {stop, {}});
    for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(1, all.size() / Sample)) some.push_back(all[i]);
    std::array<bool, core::AllRecordFields.size()> isUsed{};
    for (core::StoredRecord& stored : reader.load(some))
        for (const RecordField field : core::AllRecordFields)
            if (!core::textOf(stored, field).empty()) isUsed[static_cast<std::size_t>(field)] = true;
    return isUsed;
}

} // namespace

LabelCounts::LabelCounts(DataReader& reader, ProjectSession& project, RecordEdits& edits, QObject* parent)
    : QObject(parent), m_reader(reader), m_edits(edits) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    connect(&m_rest, &QTimer::timeout, this, &LabelCounts::count);
    connect(&project, &ProjectSession::opened, this, &LabelCounts::count);
    connect(&project, &ProjectSession::closed, this, &LabelCounts::clear);
    connect(&m_edits, &RecordEdits::pendingChanged, this, &LabelCounts::notePending);
    connect(&m_edits, &RecordEdits::changed, this, &LabelCounts::follow);
    if (project.isOpen()) count();
}

LabelCounts::~LabelCounts() {
    m_stop.request_stop();
}

LabelCounts::Used LabelCounts::allUsed() {
    Used all;
    all.fill(true);
    return all;
}

void LabelCounts::clear() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_rest.stop();
    m_rest.setInterval(RestMs);
    m_isNewsPending = m_isCounting = m_isStale = false;
    take({.texts = {}, .isUsed = allUsed(), .isKnown = false});
}

void LabelCounts::notePending(const std::vector<core::RecordId>& records) {
    const auto isNews = [this](core::RecordId record, RecordField field) {
        return (field == RecordField::Label || !isUsed(field)) && m_edits.pending(record, field).has_value();
    };
    for (const core::RecordId record : records) {
        if (m_isNewsPending) return;
        for (const RecordField field : {RecordField::Label, RecordField::Input, RecordField::Output})
            m_isNewsPending = m_isNewsPending || isNews(record, field);
    }
}

/// What is typed into other texts is no reason to count a million labels.
void LabelCounts::follow(const core::RecordChange& change) {
    if (change.entry.subject == EntryKind::Status) return;
    const bool wasNews = std::exchange(m_isNewsPending, false);
    if (change.entry.kind == EntryKind::Edit && !wasNews && !change.listChanged) return;
    m_rest.start();
}

void LabelCounts::count() {
    m_isStale = m_isCounting;
    if (std::exchange(m_isCounting, true)) return;
    const auto work = [](const core::ProjectReader& reader, const std::stop_token& stop) {
        QElapsedTimer clock; // of the counting alone: it may have waited for another's search
        clock.start();
        Found found{.texts = reader.labels(), .isUsed = allUsed()};
        if (std::ranges::any_of(found.texts, [](const LabelUse& use) { return !use.label.empty(); }))
            found.isUsed = usedFields(reader, stop);
        found.milliseconds = clock.elapsed();
        return found;
    };
    m_reader.scan(m_stop.get_token(), work, this, [this](Outcome<Found> outcome) {
        m_isCounting = false;
        const qint64 took = outcome.value ? outcome.value->milliseconds : 0;
        m_rest.setInterval(static_cast<int>(std::max<qint64>(RestMs, RestPerCount * took)));
        if (outcome.value) take(std::move(*outcome.value));
        if (std::exchange(m_isStale, false)) m_rest.start();
    });
}

void LabelCounts::take(Found found) {
    m_isKnown = found.isKnown;
    m_isUsed = found.isUsed;
    m_hasSeveral = false;
    m_unlabelled = {};
    m_textsWith = {{std::string(), {}}};
    std::map<std::string, LabelUse> labels;
    const auto add = [](LabelUse& to, const LabelUse& from) {
        for (std::size_t i = 0; i < std::size(to.bySplit); ++i) to.bySplit[i] += from.bySplit[i];
    };
    for (const LabelUse& text : found.texts) {
        const std::vector<std::string> names = parts(text.label);
        m_hasSeveral = m_hasSeveral || names.size() > 1;
        if (names.empty()) {
            add(m_unlabelled, text);
            m_textsWith[std::string()].push_back(text.label);
        }
        for (const std::string& name : std::set(names.begin(), names.end())) {
            add(labels.try_emplace(name, LabelUse{name}).first->second, text);
            m_textsWith[name].push_back(text.label);
        }
    }
    m_labels.clear();
    m_names.clear();
    for (auto& [name, use] : labels) m_labels.push_back(std::move(use));
    std::ranges::stable_sort(m_labels, std::greater(), &LabelUse::total);
    for (const LabelUse& label : m_labels) m_names += QString::fromStdString(label.label);
    emit changed();
}

const std::vector<std::string>& LabelCounts::textsWith(const std::string& label) const {
    static const std::vector<std::string> none;
    const auto found = m_textsWith.find(label);
    return found == m_textsWith.end() ? none : found->second;
}

bool LabelCounts::isAmong(const std::string& text, const std::string& label) {
    const std::vector<std::string> names = parts(text);
    return std::ranges::find(names, label) != names.end();
}

std::string LabelCounts::chosen(const std::string& text, const std::string& label) const {
    if (!m_hasSeveral) return label;
    std::vector<std::string> names = parts(text);
    if (std::erase(names, label) == 0) names.push_back(label);
    std::string joined;
    for (const std::string& name : names) joined += (joined.empty() ? "" : "; ") + name;
    return joined;
}

} // namespace ui
