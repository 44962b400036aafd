/// The text of a file whatever encoding it is in: found, or chosen by a person. UTF-8 is looked at where it lies; other
/// encodings are decoded into a text of their own.
#pragma once

#include "core/Problem.h"
#include "core/exchange/TextEncoding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct FileText {
    std::string encoding; ///< as people know it
    std::int64_t replaced = 0;
    bool hadMark = false;
    std::optional<std::string> decoded; ///< nothing where the bytes are UTF-8
    std::size_t begin = 0;              ///< of the text in such bytes
    std::size_t end = 0;

    std::string_view text(std::string_view bytes) const {
        return decoded ? std::string_view(*decoded) : bytes.substr(begin, end - begin);
    }
    /// DataDecoded where it was not sound UTF-8; a byte order mark that was left out.
    std::vector<Problem> notes(const std::string& file) const;
};

/// `encoding` empty: found. Throws DataInvalid (no text), DataEncoding (nobody can say which), SettingInvalid (no such
/// encoding), and Stopped.
FileText fileText(std::string_view bytes, const std::string& encoding, const std::string& file, Extent extent,
                  const Progress& progress);
/// The encoding that the bytes are in or are likely to be in, however unsure that is.
std::string likelyEncoding(std::string_view bytes);

} // namespace core
