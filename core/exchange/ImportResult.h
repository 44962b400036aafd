/// What an import gathers while a file or a folder is read.
#pragma once

#include "core/exchange/DataFile.h"
#include "core/exchange/RecordFields.h"

#include <string>
#include <vector>

namespace core {

void addRecord(ReadRecord read, ImportedRecords& result);
/// Throws each reason once, where it came first: a file of another kind has the same fault in every record. DataEmpty
/// where there is none.
[[noreturn]] void failUnusable(const std::vector<Problem>& rejected, const std::string& name);

} // namespace core
