#include "ui/shell/HistoryText.h"

#include "core/text/VisibleText.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace ui {
namespace {

QString counted(const char* text, int count) {
    return QCoreApplication::translate("HistoryText", text, nullptr, count);
}

} // namespace

QString historyText(const core::HistoryEntry& entry) {
    if (entry.id == 0) return {};
    const bool isAboutAnother = entry.kind == core::EntryKind::Undo || entry.kind == core::EntryKind::Redo;
    const int count = static_cast<int>(std::min<std::int64_t>(entry.records, std::numeric_limits<int>::max()));
    switch (isAboutAnother ? entry.subject : entry.kind) {
    case core::EntryKind::Edit:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Edit of %Ln record(s)"), count);
    case core::EntryKind::Add:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "%Ln new record(s)"), count);
    case core::EntryKind::Duplicate:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Copy of %Ln record(s)"), count);
    case core::EntryKind::Paste:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Paste into %Ln record(s)"), count);
    case core::EntryKind::Import: {
        const QString text = counted(QT_TRANSLATE_N_NOOP("HistoryText", "Import of %Ln record(s)"), count);
        if (entry.detail.empty()) return text;
        return QCoreApplication::translate("HistoryText", "%1 from %2", "an import, a file")
            .arg(text, QString::fromStdString(core::oneLine(entry.detail)));
    }
    case core::EntryKind::Remove:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Delete of %Ln record(s)"), count);
    case core::EntryKind::Move:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Move of %Ln record(s)"), count);
    case core::EntryKind::Status:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Status of %Ln record(s)"), count);
    case core::EntryKind::Split:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Split of %Ln record(s)"), count);
    case core::EntryKind::Fill:
        return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Fill down into %Ln record(s)"), count);
    case core::EntryKind::Undo:
    case core::EntryKind::Redo:
        break; // a subject is a change of records
    }
    return counted(QT_TRANSLATE_N_NOOP("HistoryText", "Change of %Ln record(s)"), count);
}

} // namespace ui
