#include "ui/session/LabelCounts.h"

#include "core/training/LabelledTexts.h"
#include "ui/session/DataReader.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"

#include <QElapsedTimer>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace ui {

using core::EntryKind;
using core::LabelUse;
using core::RecordField;

namespace {

/// Records that are looked at for the fields that are used.
constexpr std::size_t Sample = 200;
/// More records with other texts are looked at by looking at all.
constexpr std::size_t MostRewritten = 2'000;
/// Of the time that counting takes: what else is read has the rest.
constexpr qint64 RestPerCount = 5;
/// One of so many records that have a label makes several of them a custom.
constexpr qint64 OneOf = 100;

std::vector<std::string> parts(const std::string& text) {
    return core::labelsIn(text, core::ProblemType::MultiLabel);
}

/// The first record that has such a text ends the search.
bool isThere(const core::ProjectReader& reader, RecordField field, const std::stop_token& stop) {
    bool isFound = false;
    const auto found = [&](const std::vector<core::RecordId>&) {
        isFound = true;
        throw core::Stopped();
    };
    try {
        reader.list({.text = "[\\s\\S]", .isPattern = true, .field = field}, found, {stop, {}});
    } catch (const core::Stopped&) {
        if (!isFound) throw;
    }
    return isFound;
}

std::array<bool, core::AllRecordFields.size()> usedBy(const core::ProjectReader& reader,
                                                      const std::vector<core::RecordId>& records) {
    std::array<bool, core::AllRecordFields.size()> isUsed{};
    for (core::StoredRecord& stored : reader.load(records))
        for (const RecordField field : core::AllRecordFields)
            if (!core::textOf(stored, field).empty()) isUsed[static_cast<std::size_t>(field)] = true;
    return isUsed;
}

/// Most that are used are so in some of the records; that none has an input or an output is said of all of them.
std::array<bool, core::AllRecordFields.size()> usedFields(const core::ProjectReader& reader,
                                                          const std::stop_token& stop) {
    std::vector<core::RecordId> all, some;
    reader.list({}, [&](const auto& ids) { all.insert(all.end(), ids.begin(), ids.end()); }, {stop, {}});
    for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(1, all.size() / Sample)) some.push_back(all[i]);
    std::array<bool, core::AllRecordFields.size()> isUsed = usedBy(reader, some);
    for (const RecordField field : {RecordField::Input, RecordField::Output}) {
        bool& isOne = isUsed[static_cast<std::size_t>(field)];
        isOne = isOne || (some.size() < all.size() && isThere(reader, field, stop));
    }
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
    m_isListNew = true;
    m_rewritten.clear();
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
    noteTexts(change);
    if (change.entry.kind == EntryKind::Edit && !wasNews && !change.listChanged) return;
    m_rest.start();
}

/// That none of a million records has an output takes a third of a second to see: it is looked for again where records
/// came or went, and else in those that changed. A field that was used stays so until then.
void LabelCounts::noteTexts(const core::RecordChange& change) {
    if (change.entry.subject == EntryKind::Split) return;
    m_isListNew = m_isListNew || change.listChanged || m_rewritten.size() + change.records.size() > MostRewritten;
    if (m_isListNew)
        m_rewritten.clear();
    else
        m_rewritten.insert(m_rewritten.end(), change.records.begin(), change.records.end());
}

void LabelCounts::count() {
    m_isStale = m_isCounting;
    if (std::exchange(m_isCounting, true)) return;
    const bool isListNew = std::exchange(m_isListNew, false) || !m_isKnown || isEmpty();
    const auto work = [isListNew, before = m_isUsed, rewritten = std::exchange(m_rewritten, {})](
                          const core::ProjectReader& reader, const std::stop_token& stop) {
        QElapsedTimer clock; // of the counting alone: it may have waited for another's search
        clock.start();
        Found found{.texts = reader.labels(), .isUsed = allUsed()};
        const bool areLabelled =
            std::ranges::any_of(found.texts, [](const LabelUse& use) { return !use.label.empty(); });
        if (areLabelled && isListNew)
            found.isUsed = usedFields(reader, stop);
        else if (areLabelled)
            std::ranges::transform(before, usedBy(reader, rewritten), found.isUsed.begin(), std::logical_or());
        found.milliseconds = clock.elapsed();
        return found;
    };
    m_reader.scan(m_stop.get_token(), work, this, [this](Outcome<Found> outcome) {
        m_isCounting = false;
        const qint64 took = outcome.value ? outcome.value->milliseconds : 0;
        m_rest.setInterval(static_cast<int>(std::max<qint64>(RestMs, RestPerCount * took)));
        if (outcome.value)
            take(std::move(*outcome.value));
        else
            m_isListNew = true;
        if (std::exchange(m_isStale, false)) m_rest.start();
    });
}

void LabelCounts::take(Found found) {
    m_isKnown = found.isKnown;
    m_isUsed = found.isUsed;
    qint64 several = 0, labelled = 0;
    m_unlabelled = {};
    m_textsWith = {{std::string(), {}}};
    std::map<std::string, LabelUse> labels;
    const auto add = [](LabelUse& to, const LabelUse& from) {
        for (std::size_t i = 0; i < std::size(to.bySplit); ++i) to.bySplit[i] += from.bySplit[i];
    };
    for (const LabelUse& text : found.texts) {
        const std::vector<std::string> names = parts(text.label);
        if (!names.empty()) labelled += text.total();
        if (names.size() > 1) several += text.total();
        if (names.empty()) {
            add(m_unlabelled, text);
            m_textsWith[std::string()].push_back(text.label);
        }
        for (const std::string& name : std::set(names.begin(), names.end())) {
            add(labels.try_emplace(name, LabelUse{name}).first->second, text);
            m_textsWith[name].push_back(text.label);
        }
    }
    m_hasSeveral = several > 0;
    m_isOfSeveral = several > 0 && several * OneOf >= labelled;
    m_labels.clear();
    m_names.clear();
    for (auto& [name, use] : labels) m_labels.push_back(std::move(use));
    std::ranges::stable_sort(m_labels, std::greater(), &LabelUse::total);
    for (const LabelUse& label : m_labels) m_names += QString::fromStdString(label.label);
    keepPlaces();
    emit changed();
}

void LabelCounts::keepPlaces() {
    std::set<std::string> there;
    for (const LabelUse& use : m_labels) there.insert(use.label);
    while (!m_places.empty() && !there.contains(m_places.back())) m_places.pop_back();
    const std::set<std::string> placed(m_places.begin(), m_places.end());
    for (const LabelUse& use : m_labels)
        if (!placed.contains(use.label)) m_places.push_back(use.label);
}

std::vector<std::string> LabelCounts::keyed() const {
    return {m_places.begin(), m_places.begin() + static_cast<std::ptrdiff_t>(std::min(MostKeys, m_places.size()))};
}

const std::vector<std::string>& LabelCounts::textsWith(const std::string& label) const {
    static const std::vector<std::string> none;
    const auto found = m_textsWith.find(label);
    return found == m_textsWith.end() ? none : found->second;
}

std::vector<std::string> LabelCounts::filterTexts(const std::string& label) const {
    const std::vector<std::string>& texts = textsWith(label);
    return texts.empty() ? std::vector{label} : texts;
}

bool LabelCounts::isAmong(const std::string& text, const std::string& label) {
    const std::vector<std::string> names = parts(text);
    return std::ranges::find(names, label) != names.end();
}

std::string LabelCounts::chosen(const std::string& text, const std::string& label) const {
    std::vector<std::string> names = parts(text);
    if (!m_isOfSeveral && names.size() < 2) return label;
    if (std::erase(names, label) == 0) names.push_back(label);
    std::string joined;
    for (const std::string& name : names) joined += (joined.empty() ? "" : "; ") + name;
    return joined;
}

} // namespace ui
