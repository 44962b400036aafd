#include "ui/data/RecordWords.h"

#include "ui/shell/HistoryText.h"

#include <QCoreApplication>

namespace ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordWords)
};

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
    case core::RecordField::Label:
        return Words::tr("Label");
    case core::RecordField::Note:
        return Words::tr("Note");
    case core::RecordField::Instruction:
        break;
    }
    return Words::tr("Instruction");
}

QString doneText(const core::HistoryEntry& entry) {
    if (entry.kind == core::EntryKind::Undo) return Words::tr("Taken back: %1").arg(historyText(entry));
    if (entry.kind == core::EntryKind::Redo) return Words::tr("Done again: %1").arg(historyText(entry));
    return historyText(entry);
}

} // namespace ui
