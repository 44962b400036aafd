#include "ui/session/ImportSession.h"

#include "core/exchange/DataFile.h"
#include "core/exchange/TextFolder.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/Worker.h"

#include <QDir>
#include <QFileInfo>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

void decide(std::vector<core::StoredRecord>& records, const ImportDecisions& decisions) {
    for (core::StoredRecord& stored : records) {
        if (decisions.status) stored.status = *decisions.status;
        if (decisions.split) stored.split = *decisions.split;
    }
}

/// Without a separator at its end, so that a folder has a name.
QString absolute(const QString& path) {
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

core::TalliedLabels labelsOf(const std::vector<core::StoredRecord>& records) {
    core::LabelTally tally;
    for (const core::StoredRecord& stored : records) tally.add(stored.record.label);
    return tally.counts();
}

/// The folder that stands for all files that wait; empty where it is more than they, or they are others.
QString folderOf(const QStringList& files) {
    std::vector<std::filesystem::path> paths;
    for (const QString& each : files) paths.push_back(toPath(each));
    const auto folder = core::folderOfLabelledFiles(paths);
    if (!folder) return {};
    const QString path = fromPath(*folder);
    return ImportSession::filesOf({path}) == QStringList{path} ? path : QString();
}

/// What a path turned out to be.
struct Looked {
    bool isFolder = false;
    QStringList files;
    qsizetype standsFor = 1; ///< so many of those that wait
    std::optional<core::DataPreview> preview;
};

} // namespace

ImportSession::ImportSession(Worker& worker, ProjectSession& project, RecordEdits& edits, Settings& settings,
                             QObject* parent)
    : QObject(parent), m_worker(worker), m_project(project), m_edits(edits), m_memory(settings) {
    connect(&m_project, &ProjectSession::closed, this, &ImportSession::close);
    connect(&m_edits, &RecordEdits::importing, this, [this](qint64 done, qint64 total) {
        if (m_state == State::Writing && total > 0)
            emit progressed(static_cast<double>(done) / static_cast<double>(total));
    });
    connect(&m_edits, &RecordEdits::imported, this, [this](qint64 records) {
        if (m_state != State::Writing) return;
        m_isImported = true;
        if (m_look) m_memory.keep(*m_look, m_options);
        emit imported(file(), records, m_rejectedCount);
    });
    connect(&m_edits, &RecordEdits::importEnded, this, [this] {
        if (m_state != State::Writing) return;
        if (m_isImported) return skip();
        setState(State::Ready); // it was given up or failed: the file can be imported again
        read();
    });
}

ImportSession::~ImportSession() {
    m_stop.request_stop();
}

QStringList ImportSession::filesOf(const QStringList& paths) {
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            files += absolute(path);
            continue;
        }
        const QStringList patterns{u"*.json"_s, u"*.jsonl"_s, u"*.ndjson"_s, u"*.csv"_s, u"*.tsv"_s};
        const QFileInfoList entries = QDir(path).entryInfoList(patterns, QDir::Files, QDir::Name);
        for (const QFileInfo& entry : entries) files += entry.absoluteFilePath();
        if (entries.isEmpty() && core::isTextFolder(toPath(path))) files += absolute(path);
    }
    return files;
}

void ImportSession::add(const QStringList& paths) {
    if (m_project.isOpen() && !m_project.isWritable()) return m_edits.refuse();
    const bool wasClosed = m_files.isEmpty();
    for (const QString& path : paths) m_files += absolute(path);
    if (m_files.isEmpty()) return;
    if (wasClosed)
        begin();
    else
        emit changed();
}

void ImportSession::begin() {
    m_options = {};
    m_decisions = {};
    m_look.reset();
    m_isRemembered = false;
    look();
}

void ImportSession::stop() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_isWanted = false;
}

void ImportSession::setState(State state) {
    m_state = state;
    emit changed();
}

void ImportSession::setOptions(const core::ImportOptions& options) {
    if (m_state != State::Looking && m_state != State::Ready) return;
    m_options = options;
    m_isRemembered = false;
    look();
}

void ImportSession::setDecisions(const ImportDecisions& decisions) {
    m_decisions = decisions;
    emit changed();
}

/// What was seen before stays until the new look is there.
void ImportSession::look() {
    stop();
    m_read.reset();
    setState(State::Looking);
    const auto work = [path = file(), waiting = m_files, options = m_options](const std::stop_token& token) {
        Looked looked{.isFolder = QFileInfo(path).isDir(), .files = {}, .preview = {}};
        if (const QString folder = folderOf(waiting); !folder.isEmpty())
            return Looked{.isFolder = true, .files = {folder}, .standsFor = waiting.size(), .preview = {}};
        if (looked.isFolder) looked.files = filesOf({path});
        // Texts by label are one file; of a folder without anything it is said what is needed.
        if (looked.files.isEmpty() || looked.files == QStringList{path}) looked.isFolder = false;
        if (!looked.isFolder)
            looked.preview = core::previewDataFile(toPath(path), options, {token, {}});
        return looked;
    };
    m_worker.run(m_stop.get_token(), work, this, [this](Outcome<Looked> outcome) {
        if (outcome.value) m_files.remove(1, outcome.value->standsFor - 1);
        if (outcome.value && outcome.value->isFolder) return unfold(std::move(outcome.value->files));
        m_preview.reset();
        if (outcome.value) m_preview = std::move(outcome.value->preview);
        m_problems = m_preview ? m_preview->problems : std::move(outcome.problems);
        if (remember()) return look();
        setState(State::Ready);
        if (m_problems.empty()) read();
    });
}

/// At the first look at a file: whether such a file was imported with other options before, which are its own now.
bool ImportSession::remember() {
    if (m_look || !m_preview) return false;
    m_look.emplace(*m_preview);
    const auto options = m_memory.optionsFor(*m_look);
    if (!options) return false;
    m_options = *options;
    return m_isRemembered = true;
}

/// The files of a folder take its place.
void ImportSession::unfold(QStringList files) {
    m_files = std::move(files) + m_files.mid(1);
    if (m_files.isEmpty())
        setState(State::Closed);
    else
        begin();
}

void ImportSession::read() {
    const bool isWanted = m_isWanted;
    stop();
    m_isWanted = isWanted;
    m_read.reset();
    const auto listen = m_worker.listener<double>(this, [this, token = m_stop.get_token()](double part) {
        if (!token.stop_requested()) emit progressed(part);
    });
    const auto work = [path = toPath(file()), options = m_options, listen](const std::stop_token& token) {
        const auto tell = [&](std::uint64_t done, std::uint64_t total) {
            if (total > 0) listen(static_cast<double>(done) / static_cast<double>(total));
        };
        core::ImportedRecords imported = core::readDataFile(path, options, {token, tell});
        Read read{.rejected = std::move(imported.rejected), .notes = std::move(imported.notes)};
        read.records = std::make_shared<std::vector<core::StoredRecord>>(core::storedRecords(std::move(imported)));
        read.labels = labelsOf(*read.records);
        return read;
    };
    m_worker.run(m_stop.get_token(), work, this, [this](Outcome<Read> outcome) {
        m_read = std::move(outcome.value);
        if (!m_read) m_problems = std::move(outcome.problems);
        emit changed();
        if (m_isWanted && m_read) write();
    });
}

qint64 ImportSession::recordCount() const {
    if (m_read) return static_cast<qint64>(m_read->records->size());
    return m_preview ? m_preview->recordCount : 0;
}

qint64 ImportSession::rejectedCount() const {
    if (m_read) return static_cast<qint64>(m_read->rejected.size());
    return m_preview ? m_preview->rejectedCount : 0;
}

std::vector<core::Problem> ImportSession::rejected() const {
    if (m_read) return m_read->rejected;
    return m_preview ? m_preview->rejected : std::vector<core::Problem>();
}

std::vector<core::Problem> ImportSession::notes() const {
    if (m_read) return m_read->notes;
    return m_preview ? m_preview->notes : std::vector<core::Problem>();
}

core::TalliedLabels ImportSession::labels() const {
    if (m_read) return m_read->labels;
    return m_preview ? m_preview->labels : core::TalliedLabels();
}

bool ImportSession::canImport() const {
    return m_state == State::Ready && m_problems.empty() && m_preview && recordCount() > 0 && m_project.isWritable() &&
           !m_edits.isImporting();
}

void ImportSession::import() {
    if (!canImport()) return;
    m_isWanted = true;
    if (m_read)
        write();
    else
        emit changed();
}

/// The records leave with the import; should it be given up, the file is read again.
void ImportSession::write() {
    m_isWanted = false;
    m_isImported = false;
    m_rejectedCount = rejectedCount();
    const auto records = m_read->records;
    m_read.reset();
    setState(State::Writing);
    const auto work = [records, decisions = m_decisions](const std::stop_token&) {
        decide(*records, decisions);
        return std::shared_ptr<const std::vector<core::StoredRecord>>(records);
    };
    using Decided = std::shared_ptr<const std::vector<core::StoredRecord>>;
    m_worker.run(m_stop.get_token(), work, this, [this](const Outcome<Decided>& outcome) {
        if (outcome.value) m_edits.import(*outcome.value, QFileInfo(file()).fileName());
    });
}

void ImportSession::cancel() {
    if (m_state == State::Ready && m_isWanted) {
        m_isWanted = false;
        emit changed();
    }
    if (m_state != State::Writing) return;
    if (m_edits.isImporting()) return m_edits.cancelImport();
    setState(State::Ready);
    read();
}

void ImportSession::skip() {
    if (m_files.isEmpty()) return;
    if (m_state == State::Writing && m_edits.isImporting()) m_edits.cancelImport();
    stop();
    m_files.removeFirst();
    m_preview.reset();
    m_read.reset();
    m_problems.clear();
    if (m_files.isEmpty())
        setState(State::Closed);
    else
        begin();
}

void ImportSession::close() {
    m_files = m_files.mid(0, 1);
    skip();
}

} // namespace ui
