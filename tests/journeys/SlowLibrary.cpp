/// A library that takes its time to be opened, as those of the engine do.
extern "C" void whileLibraryOpens(); // of tst_Importing

namespace {

const struct Opening {
    Opening() { whileLibraryOpens(); }
} opening;

} // namespace
