/// An adapter in the words of the window.
#pragma once

#include "core/release/AdapterLibrary.h"
#include "core/training/RunOverview.h"
#include "ui/session/AdapterExport.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

class AdapterWords {
    Q_DECLARE_TR_FUNCTIONS(AdapterWords)
public:
    static QString name(const core::AdapterEntry& adapter);
    /// The run that made it, or that it was imported. `run` may be nullptr, here and below.
    static QString origin(const core::AdapterEntry& adapter, const core::RunOverview* run);
    /// The base model's name, without the folders above it.
    static QString base(const core::AdapterEntry& adapter);
    /// «q_proj, v_proj», or the pattern.
    static QString targets(const core::AdapterEntry& adapter);
    static QString time(const core::AdapterEntry& adapter);
    /// «0.9123», or empty where it was not measured.
    static QString loss(const core::RunOverview* run);
    /// Before training and at its best, in a sentence.
    static QString figures(const core::RunOverview& run);
    /// «420 to learn from, 60 to watch by; data 3f9a0c12».
    static QString data(const core::RunOverview& run);
    /// «Verified: … it judges 64 texts as the adapter here does.»
    static QString verified(const ExportReport& report);
    /// The same for one who asks how much alike.
    static QString verifiedInFigures(const ExportReport& report);
    /// It is on another base than it was made for; names of both.
    static QString madeForAnother(const QString& made, const QString& inUse);

private:
    static QString judgedFigures(const core::RunOverview& run);
};

} // namespace ui
