// What the import panel says of a file: what is wrong with it, and what a click would import.
#include "core/exchange/DataFile.h"
#include "ui/data/ImportPanel.h"
#include "ui/session/ImportSession.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"

namespace ui {
namespace {

constexpr int ListedProblems = 200;

} // namespace

/// The file stands above: its problems are named without it, and those of a folder's files by their place in it.
std::vector<core::Problem> ImportPanel::named(std::vector<core::Problem> problems) const {
    const std::string file = m_session.file().toStdString();
    for (core::Problem& problem : problems) {
        std::string& where = problem.where.file;
        where = where.starts_with(file + "/") ? where.substr(file.size() + 1) : std::string();
    }
    return problems;
}

QString ImportPanel::problemText() const {
    auto notes = m_session.notes();
    std::erase_if(notes, [](const core::Problem& note) { // Excel writes it, and so do we
        return note.code == core::ProblemCode::DataRepaired && note.args.at(0) == core::ByteOrderMark;
    });
    const auto rejected = m_session.rejected();
    QStringList parts;
    if (!rejected.empty()) {
        const int count = static_cast<int>(m_session.rejectedCount());
        parts += tr("%Ln record(s) cannot be used and will be left out:", nullptr, count);
        parts += problemLines(named(rejected), ListedProblems);
    }
    if (!notes.empty()) {
        parts += tr("Repaired or left aside:");
        parts += problemLines(named(notes), ListedProblems);
    }
    return parts.join(u'\n');
}

QString ImportPanel::importText() const {
    if (isWriting()) return tr("Importing…");
    if (!m_session.isWhole()) return tr("Import all records");
    const qint64 records = m_session.recordCount();
    const qint64 rejected = m_session.rejectedCount();
    if (rejected == 0) return tr("Import %Ln record(s)", nullptr, static_cast<int>(records));
    return tr("Import %1 of %Ln record(s)", nullptr, static_cast<int>(records + rejected)).arg(countText(records));
}

} // namespace ui
