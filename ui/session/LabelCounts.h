/// The labels of the open project and how many records have each, by split. They are read beside everything else, some
/// rest after a change; a text of several labels counts for each of them. Lives on the UI thread.
#pragma once

#include "core/project/HistoryEntry.h"
#include "core/project/RecordFilter.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <array>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace ui {

class DataReader;
class ProjectSession;
class RecordEdits;

class LabelCounts : public QObject {
    Q_OBJECT
public:
    static constexpr int RestMs = 300;
    static constexpr std::size_t MostKeys = 9;

    LabelCounts(DataReader& reader, ProjectSession& project, RecordEdits& edits, QObject* parent = nullptr);
    ~LabelCounts() override;

    /// One label each, the one of most records first.
    const std::vector<core::LabelUse>& labels() const { return m_labels; }
    /// Records without a label.
    const core::LabelUse& unlabelled() const { return m_unlabelled; }
    bool isEmpty() const { return m_labels.empty(); }
    /// Whether the records of a project were counted; where not, no labels does not mean that it has none.
    bool isKnown() const { return m_isKnown; }
    /// Whether a record has more than one.
    bool hasSeveral() const { return m_hasSeveral; }
    /// Whether so many have that a choice adds to them: a stray semicolon is no custom.
    bool isOfSeveral() const { return m_isOfSeveral; }
    /// Those that have keys and buttons. A label keeps its place while the project is open: whoever labels has it in
    /// the fingers. At first the one of most records is first; new ones come last.
    std::vector<std::string> keyed() const;
    const QStringList& names() const { return m_names; }
    /// What stands in the records that have this label, alone or among others; of an empty one: nothing stands there.
    const std::vector<std::string>& textsWith(const std::string& label) const;
    /// The same for a filter: a label that no record has any more, or yet, is asked for by its name.
    std::vector<std::string> filterTexts(const std::string& label) const;
    /// A record's text with this label: in place of the one it has, or, where it or many records have several, put in
    /// or taken out.
    std::string chosen(const std::string& text, const std::string& label) const;
    static bool isAmong(const std::string& text, const std::string& label);
    /// Whether records of a project with labels have such a text: an input or an output by all of them, another by
    /// some.
    bool isUsed(core::RecordField field) const { return m_isUsed[static_cast<std::size_t>(field)]; }

signals:
    void changed();

private:
    using Used = std::array<bool, core::AllRecordFields.size()>;
    struct Found {
        std::vector<core::LabelUse> texts;
        Used isUsed{};
        bool isKnown = true;
        qint64 milliseconds = 0; ///< that counting took
    };
    static Used allUsed();
    void clear();
    void notePending(const std::vector<core::RecordId>& records);
    void follow(const core::RecordChange& change);
    void count();
    void noteTexts(const core::RecordChange& change);
    void take(Found found);
    void keepPlaces();

    DataReader& m_reader;
    RecordEdits& m_edits;
    std::vector<core::LabelUse> m_labels;
    QStringList m_names;
    std::vector<std::string> m_places; ///< in the order of the keys; one that is gone keeps those behind it in place
    std::map<std::string, std::vector<std::string>> m_textsWith; ///< as they stand in the records, by label
    core::LabelUse m_unlabelled;
    Used m_isUsed = allUsed();
    std::stop_source m_stop;
    QTimer m_rest;
    std::vector<core::RecordId> m_rewritten; ///< records of the list with other texts than at the last count
    bool m_isListNew = true;                 ///< or so many that all are looked at
    bool m_isKnown = false;
    bool m_hasSeveral = false;
    bool m_isOfSeveral = false;
    bool m_isNewsPending = false; ///< a label, or a first input or output, was typed that is not on the disk yet
    bool m_isCounting = false;
    bool m_isStale = false; ///< something changed while it was counted
};

} // namespace ui
