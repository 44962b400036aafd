/// The parts of a project's storage in the language of the window: what each is, and what is lost with it.
#pragma once

#include "core/project/StorageUse.h"

#include <QString>

namespace ui {

struct StorageWords {
    QString name;
    QString meaning; ///< a sentence
    QString loss;    ///< a sentence for what lets go of it; empty where nothing can
};

StorageWords storageWords(core::StoragePart part);

} // namespace ui
