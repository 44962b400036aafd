/// Invisible marks around the contents of messages, put in before a template is rendered and found again in its text:
/// so the places of contents are known whatever the template does around them. Private to core/text.
#pragma once

#include "core/project/Record.h"
#include "core/text/Tokenizer.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class Markers {
public:
    /// Marks that neither the source nor a content holds; nullopt where all are taken.
    static std::optional<Markers> fitting(std::span<const Message> messages, std::string_view source);

    /// The messages with their contents marked: all of them, or `only` one. White space at the ends of a content stays
    /// outside the marks, because templates trim it; a content with «<think>» is marked part by part, because templates
    /// cut there.
    std::vector<Message> mark(std::span<const Message> messages, std::optional<std::size_t> only = {});

    /// Where one content was found.
    struct Place {
        std::vector<ByteSpan> parts;        ///< what was found whole
        std::optional<std::uint64_t> begin; ///< where the content begins, if its beginning was printed
        std::optional<std::uint64_t> end;
        bool isOnce = true; ///< false where something was printed twice, or another content between its parts
    };
    struct Found {
        std::string text;          ///< without marks
        std::vector<Place> places; ///< one a message
    };
    /// Reads the text that was rendered from the messages of the last `mark`.
    Found read(std::string_view rendered) const;

private:
    /// A piece of a content: whose it is, and what stands between it and the pieces beside it.
    struct Part {
        std::size_t message = 0;
        std::string before;
        std::string after;
    };
    /// A mark as it was found.
    struct Event {
        std::size_t part = 0;
        bool isOpening = false;
        std::uint64_t at = 0;
    };
    using Signs = std::array<std::string_view, 4>; // opening, closing, and the digits 0 and 1
    explicit Markers(const Signs& signs) : m_signs(signs) {}
    std::string markFor(std::size_t part, std::string_view sign) const;
    std::string marked(const std::string& content, std::size_t message);
    std::vector<Event> cutOut(std::string_view rendered, std::string& text) const;
    Place placeOf(std::span<const Event> events, std::string_view text) const;

    Signs m_signs;
    std::size_t m_messageCount = 0;
    std::vector<Part> m_parts;
};

} // namespace core
