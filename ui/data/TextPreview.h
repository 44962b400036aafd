/// A text of any length as one short line for a cell: line breaks become a mark, and where the words that were looked
/// for stand far behind the beginning, the line begins shortly before them.
#pragma once

#include <QString>

#include <string>

namespace ui {

class TextMatcher;

QString textPreview(const std::string& text, const TextMatcher* matcher = nullptr);

} // namespace ui
