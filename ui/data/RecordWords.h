/// What the pages of records call things: a status, a split, a field. In the language of the
/// window.
#pragma once

#include "core/project/HistoryEntry.h"
#include "core/project/StoredRecord.h"
#include "ui/shell/Symbols.h"

#include <QString>

#include <array>

namespace ui {

inline constexpr std::array AllStatuses = {core::Status::Draft, core::Status::Approved, core::Status::NeedsWork,
                                           core::Status::Rejected};
inline constexpr std::array AllSplits = {core::Split::Train, core::Split::Validation, core::Split::Test};

QString statusText(core::Status status);
Symbol statusSymbol(core::Status status);
SymbolColor statusColor(core::Status status);
QString splitText(core::Split split);
QString fieldText(core::RecordField field);
/// What one did by it, to be announced: «Took back: Edit of 3 records».
QString doneText(const core::HistoryEntry& entry);

} // namespace ui
