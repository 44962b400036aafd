#include "ui/data/RecordWords.h"

#include <QCoreApplication>

namespace ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordWords)
};

QString ofKind(core::EntryKind kind, const core::HistoryEntry& entry) {
    const int count = static_cast<int>(entry.records);
    switch (kind) {
    case core::EntryKind::Edit:
        return Words::tr("Edit of %Ln record(s)", nullptr, count);
    case core::EntryKind::Add:
        return Words::tr("%Ln new record(s)", nullptr, count);
    case core::EntryKind::Duplicate:
        return Words::tr("Copy of %Ln record(s)", nullptr, count);
    case core::EntryKind::Paste:
        return Words::tr("Paste into %Ln record(s)", nullptr, count);
    case core::EntryKind::Import:
        return entry.detail.empty()
                   ? Words::tr("Import of %Ln record(s)", nullptr, count)
                   : Words::tr("Import of %1, %Ln record(s)", nullptr, count).arg(QString::fromStdString(entry.detail));
    case core::EntryKind::Remove:
        return Words::tr("Removal of %Ln record(s)", nullptr, count);
    case core::EntryKind::Move:
        return Words::tr("Move of %Ln record(s)", nullptr, count);
    case core::EntryKind::Status:
        return Words::tr("Status of %Ln record(s)", nullptr, count);
    case core::EntryKind::Split:
        return Words::tr("Split of %Ln record(s)", nullptr, count);
    case core::EntryKind::Fill:
        return Words::tr("Fill down into %Ln record(s)", nullptr, count);
    case core::EntryKind::Undo:
    case core::EntryKind::Redo:
        break;
    }
    return {};
}

} // namespace

QString statusText(core::Status status) {
    switch (status) {
    case core::Status::Approved:
        return Words::tr("Approved");
    case core::Status::NeedsWork:
        return Words::tr("Needs work");
    case core::Status::Rejected:
        return Words::tr("Rejected");
    case core::Status::Draft:
        break;
    }
    return Words::tr("Draft");
}

Symbol statusSymbol(core::Status status) {
    constexpr std::array symbols = {Symbol::Draft, Symbol::Check, Symbol::NeedsWork, Symbol::Rejected};
    return symbols[static_cast<std::size_t>(status)];
}

SymbolColor statusColor(core::Status status) {
    constexpr std::array colors = {SymbolColor::Muted, SymbolColor::Accent, SymbolColor::Warning, SymbolColor::Danger};
    return colors[static_cast<std::size_t>(status)];
}

QString splitText(core::Split split) {
    switch (split) {
    case core::Split::Validation:
        return Words::tr("Validation");
    case core::Split::Test:
        return Words::tr("Test");
    case core::Split::Train:
        break;
    }
    return Words::tr("Train");
}

QString fieldText(core::RecordField field) {
    switch (field) {
    case core::RecordField::Input:
        return Words::tr("Input");
    case core::RecordField::Output:
        return Words::tr("Output");
    case core::RecordField::System:
        return Words::tr("System");
    case core::RecordField::Note:
        return Words::tr("Note");
    case core::RecordField::Instruction:
        break;
    }
    return Words::tr("Instruction");
}

QString changeText(const core::HistoryEntry& entry) {
    const bool ofAnother = entry.kind == core::EntryKind::Undo || entry.kind == core::EntryKind::Redo;
    return ofKind(ofAnother ? entry.subject : entry.kind, entry);
}

QString doneText(const core::HistoryEntry& entry) {
    if (entry.kind == core::EntryKind::Undo) return Words::tr("Taken back: %1").arg(changeText(entry));
    if (entry.kind == core::EntryKind::Redo) return Words::tr("Done again: %1").arg(changeText(entry));
    return changeText(entry);
}

} // namespace ui
