/// What a model sees of a record, cut into pieces that a view shows one after the other: text as it is, marks for what
/// is invisible, and special tokens. Bytes of the core become UTF-16 here.
#pragma once

#include "core/text/PromptFormat.h"

#include <QString>

#include <unordered_set>
#include <vector>

namespace ui {

/// `[begin, end)` in the text; both the same where a token has no text of its own. Tokens that share a character have
/// the same range.
struct PromptToken {
    qsizetype begin = 0;
    qsizetype end = 0;
    std::int32_t id = 0;
    bool isLearned = false;
    bool isCut = false;
    bool isSpecial = false;
};

struct PromptPiece {
    /// Text: shown as it is. Mark: stands for something invisible. Special: a special token.
    enum class Kind { Text, Mark, Special };
    Kind kind = Kind::Text;
    QString shown;
    qsizetype begin = 0; ///< in the text
    qsizetype length = 0;
    int token = -1; ///< of a token without text of its own
    bool isLearned = false;
    bool isCut = false;
    bool endsLine = false; ///< a new line begins behind it
};

class PromptText {
public:
    /// `limit`: tokens behind it are cut, or, where there are any, those of `isCut`. A token without text of its own is
    /// shown as its piece of the vocabulary.
    PromptText(const core::TokenizedRecord& record, qint64 limit, const core::Tokenizer* tokenizer,
               const std::unordered_set<std::int32_t>& special, const std::vector<std::uint8_t>& isCut = {});

    const QString& text() const { return m_text; }
    const std::vector<PromptToken>& tokens() const { return m_tokens; }
    qint64 learnedCount() const;
    qint64 cutCount() const;

    bool isAtEnd() const { return m_run >= m_runs.size(); }
    /// The next piece, of some hundred characters at most.
    PromptPiece next();
    /// The tokens that the character at `position` belongs to, in order.
    std::vector<int> tokensAt(qsizetype position) const;
    /// A token's own text with its invisible characters written out; its piece where it has no text.
    QString tokenText(int token) const;

private:
    /// A stretch of text that is shown alike.
    struct Run {
        qsizetype begin = 0;
        qsizetype end = 0;
        int token = 0; ///< the first of it
    };
    void placeTokens(const core::TokenizedRecord& record, qint64 limit, const std::unordered_set<std::int32_t>& special,
                     const std::vector<std::uint8_t>& isCut);
    void makeRuns();
    qsizetype plainEnd(qsizetype begin, qsizetype end) const;

    QString m_text;
    std::vector<PromptToken> m_tokens;
    std::vector<QString> m_pieces; ///< [tokens], filled for those without text of their own
    std::vector<Run> m_runs;
    std::size_t m_run = 0;
    qsizetype m_at = 0; ///< in the current run
};

/// What stands for the character at `position` where it would not be seen; empty where it is.
QString visibleMark(const QString& text, qsizetype position);

} // namespace ui
