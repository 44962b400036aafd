/// Records of the project that were chosen in another place, and in words which they are: «negative taken for
/// positive».
#pragma once

#include "core/project/Record.h"

#include <QString>

#include <vector>

namespace ui {

struct ChosenRecords {
    std::vector<core::RecordId> records; ///< empty: all
    QString what;
    bool operator==(const ChosenRecords&) const = default;
};

} // namespace ui
