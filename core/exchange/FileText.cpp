#include "core/exchange/FileText.h"

#include "core/Error.h"
#include "core/exchange/DataFile.h"
#include "core/exchange/EncodingGuess.h"
#include "core/exchange/TextDecoder.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::size_t PieceBytes = 1 << 20;

struct EncodingName {
    const char* name; ///< as people know it
    const char* label;
};

constexpr EncodingName Names[] = {
    {"UTF-8", "UTF-8"},
    {"UTF-16 LE", "UTF-16LE"},
    {"UTF-16 BE", "UTF-16BE"},
    {"GB18030", "gb18030"},
    {"Big5", "Big5"},
    {"Shift_JIS", "Shift_JIS"},
    {"EUC-JP", "EUC-JP"},
    {"ISO-2022-JP", "ISO-2022-JP"},
    {"EUC-KR", "EUC-KR"},
    {"Windows-1250", "windows-1250"},
    {"Windows-1251", "windows-1251"},
    {"Windows-1252", "windows-1252"},
    {"Windows-1253", "windows-1253"},
    {"Windows-1254", "windows-1254"},
    {"Windows-1255", "windows-1255"},
    {"Windows-1256", "windows-1256"},
    {"Windows-1257", "windows-1257"},
    {"Windows-1258", "windows-1258"},
    {"Windows-874", "windows-874"},
    {"ISO-8859-2", "ISO-8859-2"},
    {"ISO-8859-5", "ISO-8859-5"},
    {"ISO-8859-15", "ISO-8859-15"},
    {"KOI8-R", "KOI8-R"},
    {"KOI8-U", "KOI8-U"},
    {"IBM866", "IBM866"},
    {"Mac Roman", "macintosh"},
};

const char* Utf8Name = Names[0].name;

std::string labelByName(const std::string& name) {
    const auto found = std::ranges::find_if(Names, [&](const EncodingName& each) { return name == each.name; });
    return found == std::end(Names) ? name : found->label;
}

std::string nameByLabel(const std::string& label) {
    if (label == "GBK") return "GB18030"; // which holds all of it, and is read the same way
    const auto found = std::ranges::find_if(Names, [&](const EncodingName& each) { return label == each.label; });
    return found == std::end(Names) ? label : found->name;
}

std::string utf16Name(ByteOrder order) {
    return order == ByteOrder::Little ? "UTF-16 LE" : "UTF-16 BE";
}

std::size_t markLength(std::string_view bytes, const std::string& name) {
    if (name == "UTF-8") return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (name == "UTF-16 LE") return bytes.starts_with("\xFF\xFE") ? 2 : 0;
    if (name == "UTF-16 BE") return bytes.starts_with("\xFE\xFF") ? 2 : 0;
    return 0;
}

FileText decodedText(std::string_view bytes, const std::string& name, Extent extent, const Progress& progress) {
    FileText result;
    result.encoding = name;
    TextDecoder decoder(labelByName(name));
    bytes.remove_prefix(markLength(bytes, name));
    std::string& text = result.decoded.emplace();
    text.reserve(bytes.size() + bytes.size() / 2);
    while (!bytes.empty()) {
        progress.check();
        const std::string_view piece = bytes.substr(0, PieceBytes);
        bytes.remove_prefix(piece.size());
        text += decoder.feed(piece, bytes.empty() ? extent : Extent::Beginning);
    }
    text.shrink_to_fit();
    result.replaced = decoder.replaced();
    return result;
}

/// Japanese as in mail: its bytes are sound UTF-8, and say by an escape what they stand for.
bool isJapaneseMail(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 64 << 10);
    return head.find("\x1B$B") != std::string_view::npos || head.find("\x1B$@") != std::string_view::npos;
}

FileText utf8Of(const Utf8Look& look) {
    FileText result;
    result.encoding = Utf8Name;
    result.hadMark = look.begin > 0;
    result.begin = look.begin;
    result.end = look.end;
    return result;
}

[[noreturn]] void failEncoding(const std::string& file, std::size_t fault) {
    throw Error(ProblemCode::DataEncoding, {.file = file}, {std::to_string(fault)});
}

/// Neither UTF-8 nor UTF-16: read only where it is sure what else it is, and nearly all of it can be read as that.
FileText guessedText(std::string_view bytes, std::size_t fault, const std::string& file, Extent extent,
                     const Progress& progress) {
    const EncodingGuess guess = guessEncoding(bytes, fault);
    if (!guess.isSure) failEncoding(file, fault);
    FileText result = decodedText(bytes, nameByLabel(guess.label), extent, progress);
    if (static_cast<std::size_t>(result.replaced) * 1000 > result.decoded->size()) failEncoding(file, fault);
    return result;
}

} // namespace

const std::vector<std::string>& encodingNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const EncodingName& each : Names) all.emplace_back(each.name);
        return all;
    }();
    return names;
}

std::vector<Problem> FileText::notes(const std::string& file) const {
    if (decoded) return {{ProblemCode::DataDecoded, {.file = file}, {encoding, std::to_string(replaced)}}};
    if (hadMark) return {{ProblemCode::DataRepaired, {.file = file}, {ByteOrderMark, "1"}}};
    return {};
}

FileText fileText(std::string_view bytes, const std::string& encoding, const std::string& file, Extent extent,
                  const Progress& progress) {
    failWhereNoText(bytes, file);
    if (!encoding.empty() && encoding != Utf8Name) return decodedText(bytes, encoding, extent, progress);
    if (encoding.empty())
        if (const std::optional<ByteOrder> order = findUtf16(bytes))
            return decodedText(bytes, utf16Name(*order), extent, progress);
    const Utf8Look look = lookForUtf8(bytes, progress);
    if (!look.fault && encoding.empty() && isJapaneseMail(bytes))
        return decodedText(bytes, "ISO-2022-JP", extent, progress);
    if (!look.fault) return utf8Of(look);
    return encoding.empty() ? guessedText(bytes, *look.fault, file, extent, progress)
                            : decodedText(bytes, Utf8Name, extent, progress);
}

std::string likelyEncoding(std::string_view bytes) {
    if (const std::optional<ByteOrder> order = findUtf16(bytes)) return utf16Name(*order);
    const Utf8Look look = lookForUtf8(bytes, {});
    if (look.fault) return nameByLabel(guessEncoding(bytes, *look.fault).label);
    return isJapaneseMail(bytes) ? "ISO-2022-JP" : Utf8Name;
}

} // namespace core
