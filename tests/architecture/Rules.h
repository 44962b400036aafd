/// The rules of the design that can be read off the text of one file. tst_Layers holds the project to them, tst_Rules
/// holds them to samples that break them.
#pragma once

#include "tests/architecture/Sources.h"

namespace architecture {

/// Sentences about what in the file breaks the rule; empty where it is kept.
using Rule = QStringList (*)(const SourceFile&);

struct NamedRule {
    const char* name;
    Rule rule;
};

/// Each include goes down the layers: app, ui/<feature>, ui/shell, ui/session, core.
QStringList includesGoDown(const SourceFile& file);
/// torch, ATen and c10 are seen by core/engine and its tests alone, `torch/torch.h` by nobody.
QStringList torchStaysInTheEngine(const SourceFile& file);
/// Core and the command line know no Qt, sessions no widgets.
QStringList qtStaysAboveCore(const SourceFile& file);
/// The bridge, PCRE2 and SQLite are core's own business; a header that is shown names none of them, nor nlohmann.
QStringList privateLibrariesStayPrivate(const SourceFile& file);
/// Our own headers are named from the top.
QStringList includesStartAtTheTop(const SourceFile& file);
/// No nested event loop, no blocking between threads; core prints nothing, starts no thread, throws core::Error alone.
QStringList noBannedCalls(const SourceFile& file);
/// Headers 120 lines, sources 350, functions 50.
QStringList filesStaySmall(const SourceFile& file);
/// A header says what it is for, once, in plain words.
QStringList headersSayWhatTheyAreFor(const SourceFile& file);
/// Nothing is left open without its reason.
QStringList nothingIsLeftOpen(const SourceFile& file);
/// Names that say nothing: Manager, Helper, Util, Handler, Data, Info.
QStringList namesSaySomething(const SourceFile& file);
/// CMake lists files.
QStringList cmakeDoesNotGlob(const SourceFile& file);

std::vector<NamedRule> allRules();

} // namespace architecture
