/// Goes through the records of a project in their order and delivers those of a filter as it finds them.
#pragma once

#include "core/project/Database.h"
#include "core/project/ProjectReader.h"

namespace core {

/// Progress counts records looked at. Throws PatternInvalid.
void searchRecords(const Database& database, const RecordFilter& filter, const ProjectReader::Found& found,
                   const Progress& progress);

} // namespace core
