#include "ui/shell/StorageWords.h"

#include <QCoreApplication>

namespace ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StorageWords)
};

} // namespace

StorageWords storageWords(core::StoragePart part) {
    switch (part) {
    case core::StoragePart::Records:
        return {Words::tr("Records and their history"),
                Words::tr("Every record, and every change that can be taken back."),
                {}};
    case core::StoragePart::Caches:
        return {Words::tr("Counts"), Words::tr("Token counts, kept so that they need not be counted again."),
                Words::tr("Nothing is lost: what is counted is counted again when it is needed.")};
    case core::StoragePart::Frozen:
        return {Words::tr("Records of runs"), Words::tr("What each run learned from, as it was then."),
                Words::tr("Records that no run names any more are gone; every run keeps its own.")};
    case core::StoragePart::Checkpoints:
        return {Words::tr("Checkpoints"), Words::tr("What a run needs to go on where it was."),
                Words::tr("Runs that have come to their end keep adapter and curves; what they would need to train on "
                          "is gone.")};
    case core::StoragePart::Runs:
        return {Words::tr("Runs"),
                Words::tr("Adapters, curves and samples of every run; the Runs page bins them."),
                {}};
    case core::StoragePart::Adapters:
        return {Words::tr("Imported adapters"), Words::tr("Adapters that came from elsewhere."), {}};
    case core::StoragePart::Backups:
        return {Words::tr("Daily copies"), Words::tr("Records and history as they were on other days; five are kept."),
                Words::tr("All copies but the newest are gone: there is no way back to those days.")};
    case core::StoragePart::Bin:
        return {Words::tr("Bin"), Words::tr("Runs and adapters that were thrown away."),
                Words::tr("What lies in the bin is gone for good and cannot be brought back.")};
    case core::StoragePart::Other:
        break;
    }
    return {Words::tr("Other files"),
            Words::tr("What else lies in the project’s folder; the studio leaves it alone."),
            {}};
}

} // namespace ui
