#include "core/exchange/TextTree.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DecisionNames.h"
#include "core/exchange/EncodingGuess.h"
#include "core/exchange/FieldNames.h"
#include "core/exchange/LabelledLines.h"
#include "core/exchange/TextDecoder.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace core {
namespace {

namespace fs = std::filesystem;

/// Where no text is among so many files, the folder is another.
constexpr int FilesLookedAt = 1000;
constexpr std::int64_t MostCounted = 10000;

bool isHidden(const fs::path& path) {
    return utf8(path.filename()).starts_with('.');
}

/// «12_7.txt», and files that are numbers alone, as the newsgroups have them.
bool isTextFile(const fs::directory_entry& entry) {
    std::error_code failed;
    if (isHidden(entry.path()) || !entry.is_regular_file(failed)) return false;
    const std::string ending = normalisedName(utf8(entry.path().extension()));
    const std::string name = utf8(entry.path().filename());
    return ending == ".txt" || ending == ".text" ||
           std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

bool holdsTexts(const fs::path& folder) {
    std::error_code failed;
    int seen = 0;
    for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed))
        if (isTextFile(*each)) return true;
        else if (++seen > FilesLookedAt) return false;
    return false;
}

bool isUnlabelled(const fs::path& folder) {
    constexpr std::array<std::string_view, 5> Names{"unsup", "unsupervised", "unlabeled", "unlabelled", "unlabel"};
    return std::ranges::find(Names, normalisedName(utf8(folder.filename()))) != Names.end();
}

/// The name of a folder that another computer wrote may be in its encoding.
std::string labelOfFolder(const fs::path& folder) {
    const std::string name = utf8(folder.filename());
    const Utf8Look look = lookForUtf8(name, {});
    if (!look.fault && look.end == name.size()) return name;
    TextDecoder decoder(guessEncoding(name, look.fault.value_or(look.end)).label);
    return decoder.feed(name, Extent::Whole);
}

struct Entries {
    std::vector<fs::path> folders, files;
};

Entries entriesOf(const fs::path& folder) {
    Entries entries;
    std::error_code failed;
    for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
        if (isHidden(each->path())) continue;
        std::error_code unseen;
        if (each->is_directory(unseen)) entries.folders.push_back(each->path());
        else if (labelOfName(each->path())) entries.files.push_back(each->path());
    }
    std::ranges::sort(entries.folders);
    std::ranges::sort(entries.files);
    return entries;
}

void addParts(const fs::path& folder, std::optional<Split> split, TextTree& tree) {
    const Entries entries = entriesOf(folder);
    const std::size_t before = tree.parts.size();
    for (const fs::path& each : entries.folders) {
        const bool isPart = !splitByName(utf8(each.filename())) && holdsTexts(each);
        if (!isPart) tree.passedOver.push_back(each);
        else if (isUnlabelled(each)) tree.unlabelled.push_back(each);
        else tree.parts.push_back({each, labelOfFolder(each), split});
    }
    const bool hasFolders = tree.parts.size() > before;
    for (const fs::path& each : entries.files) {
        if (hasFolders) tree.passedOver.push_back(each);
        else tree.parts.push_back({each, *labelOfName(each), split, true});
    }
}

/// Texts of a split that lie in no folder have no label.
void addSplit(const fs::path& folder, Split split, TextTree& tree) {
    const std::size_t parts = tree.parts.size();
    const std::size_t unlabelled = tree.unlabelled.size();
    const std::size_t passedOver = tree.passedOver.size();
    addParts(folder, split, tree);
    if (tree.parts.size() > parts) return;
    if (holdsTexts(folder)) return tree.unlabelled.push_back(folder);
    if (tree.unlabelled.size() > unlabelled) return;
    tree.passedOver.resize(passedOver);
    tree.passedOver.push_back(folder);
}

/// A tree whose folders are splits.
TextTree splitTree(const fs::path& folder) {
    TextTree tree;
    const Entries entries = entriesOf(folder);
    for (const fs::path& each : entries.folders) {
        if (const auto split = splitByName(utf8(each.filename()))) addSplit(each, *split, tree);
        else if (isUnlabelled(each) && holdsTexts(each)) tree.unlabelled.push_back(each);
        else tree.passedOver.push_back(each);
    }
    tree.passedOver.insert(tree.passedOver.end(), entries.files.begin(), entries.files.end());
    std::ranges::stable_sort(tree.parts, {}, &TextPart::split);
    return tree;
}

bool hasSeveralLabels(const TextTree& tree) {
    std::set<std::string_view> labels;
    for (const TextPart& part : tree.parts) labels.insert(part.label);
    return labels.size() > 1;
}

} // namespace

std::optional<TextTree> findTextTree(const fs::path& folder) {
    const fs::path plain = (folder / "").parent_path(); // without a separator at its end
    TextTree tree = splitTree(folder);
    if (hasSeveralLabels(tree)) return tree;
    tree = {};
    addParts(folder, splitByName(utf8(plain.filename())), tree);
    if (hasSeveralLabels(tree)) return tree;
    if (!isLabelName(utf8(plain.filename())) || !holdsTexts(folder)) return std::nullopt;
    tree = {};
    tree.parts = {{plain, utf8(plain.filename()), splitByName(utf8(plain.parent_path().filename()))}};
    return tree;
}

std::vector<fs::path> textFilesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    fs::directory_iterator each(folder, failed);
    for (const fs::directory_iterator end; !failed && each != end; each.increment(failed))
        if (isTextFile(*each)) files.push_back(each->path());
    if (failed) throw Error(ProblemCode::FileUnreadable, {.file = utf8(folder)}, {failed.message()});
    std::ranges::sort(files);
    return files;
}

std::int64_t otherFiles(const fs::path& path, bool isPart) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) return 1;
    std::int64_t count = 0;
    fs::recursive_directory_iterator each(path, failed);
    for (const fs::recursive_directory_iterator end; !failed && each != end && count < MostCounted;
         each.increment(failed)) {
        std::error_code unseen;
        if (isHidden(each->path())) each.disable_recursion_pending();
        else if (each->is_regular_file(unseen) && !(isPart && each.depth() == 0 && isTextFile(*each))) ++count;
    }
    return count;
}

} // namespace core
