/// A run in the words of the window: its state, what it was trained on, its figures.
#pragma once

#include "core/training/DataDifference.h"
#include "core/training/RunOverview.h"
#include "ui/shell/Symbols.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace ui {

class RunWords {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
public:
    static QString name(const core::RunOverview& run);
    static QString state(const core::RunOverview& run);
    /// What happened to it and what to do now; empty where all is well.
    static QString reason(const core::RunOverview& run);
    /// The base model's folder without those above it; empty where it is not known.
    static QString base(const core::RunOverview& run);
    /// «840 + 93»: to learn from, and to watch it by.
    static QString data(const core::RunOverview& run);
    static QString dataSentence(const core::RunOverview& run);
    /// «240 / 960», or one number where it did all of them.
    static QString steps(const core::RunOverview& run);
    static QString loss(const core::RunOverview& run);
    static QString lossSentence(const core::RunOverview& run);
    static QString accuracy(const core::RunOverview& run);
    static QString accuracySentence(const core::RunOverview& run);
    /// F1 over all labels alike; empty where no labels were learned.
    static QString f1(const core::RunOverview& run);
    /// Of labels or tokens that are right; NaN of numbers, empty where nothing was measured.
    static std::optional<double> accuracyOf(const core::RunOverview& run);
    static std::optional<double> f1Of(const core::RunOverview& run);
    static QString started(const core::RunOverview& run);
    /// «31 records changed, 12 removed, 4 added.»
    static QString difference(const core::DataDifference& difference);

private:
    static QString judgedSentence(const core::RunOverview& run);
};

Symbol stateSymbol(core::RunState state);
SymbolColor stateColor(core::RunState state);

} // namespace ui
