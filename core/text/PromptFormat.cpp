#include "core/text/PromptFormat.h"

#include "core/Error.h"
#include "core/text/TokenizerImpl.h"

#include <algorithm>
#include <set>

namespace core {
namespace {

// The wording of Stanford Alpaca (github.com/tatsu-lab/stanford_alpaca, train.py): nothing stands between «###
// Response:» and the answer.
constexpr std::string_view WithInput =
    "Below is an instruction that describes a task, paired with an input that provides further context. "
    "Write a response that appropriately completes the request.";
constexpr std::string_view WithoutInput = "Below is an instruction that describes a task. "
                                          "Write a response that appropriately completes the request.";

/// A text as the model sees it, before it is tokenized.
struct Draft {
    std::string text;
    std::vector<ByteSpan> answers; ///< bytes that are learned
    std::vector<ByteSpan> literal; ///< bytes in which special tokens are text
    /// Bytes after which the end-of-text token comes, without text of its own; it is learned with the answer before it.
    std::vector<std::uint64_t> ends;
};

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\n\r\v\f") == std::string_view::npos;
}

enum class Purpose { Prompt, Whole };

void requireContent(const Record& record, Purpose purpose, FormatKind kind) {
    Location where = placeOf(record);
    where.file.clear();
    const bool hasTask = !isBlank(record.instruction) || !isBlank(record.input);
    if (!hasTask && kind != FormatKind::Completion) throw Error(ProblemCode::RecordEmpty, where, {"instruction"});
    if (purpose == Purpose::Prompt) return;
    if (isBlank(record.output)) throw Error(ProblemCode::RecordEmpty, where, {"output"});
    for (const Message& turn : record.turns)
        if (turn.role == Role::Assistant && isBlank(turn.content))
            throw Error(ProblemCode::RecordEmpty, where, {"answer in an earlier turn"});
}

void addAnswer(Draft& draft, std::string_view answer) {
    const std::uint64_t begin = draft.text.size();
    draft.text += answer;
    draft.answers.push_back({begin, draft.text.size()});
}

/// The record in Alpaca's wording. A system text takes the place of the first sentence. Earlier turns repeat the blocks
/// of instruction and response, each response with its end-of-text token, before those of the record.
Draft alpaca(const Record& record, Purpose purpose) {
    Draft draft;
    draft.text = !record.system.empty() ? record.system : std::string(record.input.empty() ? WithoutInput : WithInput);
    const auto ask = [&](const std::string& instruction) { draft.text += "\n\n### Instruction:\n" + instruction; };
    const auto respond = [&] { draft.text += "\n\n### Response:"; };
    for (const Message& turn : record.turns) {
        if (turn.role == Role::System) draft.text += "\n\n" + turn.content;
        if (turn.role == Role::User) ask(turn.content);
        if (turn.role != Role::Assistant) continue;
        respond();
        addAnswer(draft, turn.content);
        draft.ends.push_back(draft.text.size());
    }
    ask(record.instruction);
    if (!record.input.empty()) draft.text += "\n\n### Input:\n" + record.input;
    respond();
    if (purpose == Purpose::Prompt) return draft;
    addAnswer(draft, record.output);
    draft.ends.push_back(draft.text.size());
    return draft;
}

/// System text, earlier turns, instruction, input and output, those that are there, each on its own lines; the
/// end-of-text token comes after the last answer alone.
Draft completion(const Record& record, Purpose purpose) {
    Draft draft;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) draft.text += text + "\n";
    };
    add(record.system);
    for (const Message& turn : record.turns) {
        if (turn.role != Role::Assistant) {
            add(turn.content);
            continue;
        }
        addAnswer(draft, turn.content);
        draft.text += "\n";
    }
    add(record.instruction);
    add(record.input);
    if (purpose == Purpose::Prompt) return draft;
    addAnswer(draft, record.output);
    draft.ends.push_back(draft.text.size());
    return draft;
}

/// Draft to tokens: the begin tokens of the post-processor once, then the text, then what ends it.
class Assembly {
public:
    Assembly(const Tokenizer& tokenizer, Draft draft) : m_tokenizer(tokenizer), m_draft(std::move(draft)) {
        findEnds();
    }

    TokenizedRecord assembled(Learned learned) {
        if (learned == Learned::LastTurn && m_draft.answers.size() > 1)
            m_draft.answers.erase(m_draft.answers.begin(), m_draft.answers.end() - 1);
        std::uint64_t done = 0;
        for (const std::uint64_t end : m_draft.ends) {
            addText(done, end);
            done = end;
            if (const auto token = m_tokenizer.endToken())
                addToken(*token, end, isLearnedEnd(end));
            else
                for (const std::int32_t id : m_after) addToken(id, end, isLearnedEnd(end));
        }
        if (done < m_draft.text.size() || m_draft.ends.empty()) addText(done, m_draft.text.size());
        addBegin();
        m_result.text = std::move(m_draft.text);
        return std::move(m_result);
    }

private:
    /// What the post-processor writes before and after a text.
    void findEnds() {
        const Encoding probe = m_tokenizer.encode("a", AddSpecial::Yes, ParseSpecial::Yes);
        const auto isText = [](std::uint8_t special) { return special == 0; };
        const auto first = std::find_if(probe.special.begin(), probe.special.end(), isText) - probe.special.begin();
        const auto last = std::find_if(probe.special.rbegin(), probe.special.rend(), isText) - probe.special.rbegin();
        m_before.assign(probe.ids.begin(), probe.ids.begin() + first);
        if (static_cast<std::size_t>(first) < probe.ids.size()) m_after.assign(probe.ids.end() - last, probe.ids.end());
    }

    void addText(std::uint64_t begin, std::uint64_t end) {
        std::vector<ByteSpan> literal;
        for (const ByteSpan& span : m_draft.literal)
            if (span.begin < end && begin < span.end)
                literal.push_back({std::max(span.begin, begin) - begin, std::min(span.end, end) - begin});
        const std::string_view text = std::string_view(m_draft.text).substr(begin, end - begin);
        const Encoding part = m_tokenizer.impl().encode(text, AddSpecial::No, literal);
        for (std::size_t i = 0; i < part.ids.size(); ++i) {
            const ByteSpan span{part.offsets[i].begin + begin, part.offsets[i].end + begin};
            add(part.ids[i], span, isInAnswer(span.begin));
        }
    }

    void addToken(std::int32_t id, std::uint64_t at, bool isLearned) { add(id, {at, at}, isLearned); }

    void add(std::int32_t id, ByteSpan span, bool isLearned) {
        m_result.ids.push_back(id);
        m_result.learned.push_back(isLearned ? 1 : 0);
        m_result.offsets.push_back(span);
    }

    /// A template may have written the begin-of-text token already.
    void addBegin() {
        const bool isThere = m_result.ids.size() >= m_before.size() &&
                             std::equal(m_before.begin(), m_before.end(), m_result.ids.begin());
        if (isThere) return;
        m_result.ids.insert(m_result.ids.begin(), m_before.begin(), m_before.end());
        m_result.learned.insert(m_result.learned.begin(), m_before.size(), 0);
        m_result.offsets.insert(m_result.offsets.begin(), m_before.size(), ByteSpan{});
    }

    bool isInAnswer(std::uint64_t at) const {
        return std::any_of(m_draft.answers.begin(), m_draft.answers.end(),
                           [&](const ByteSpan& a) { return a.begin <= at && at < a.end; });
    }
    /// The last answer ends in the last end-of-text token, wherever the template puts it.
    bool isLearnedEnd(std::uint64_t at) const {
        const bool isLast = !m_draft.answers.empty() && at >= m_draft.answers.back().end;
        return isLast || std::any_of(m_draft.answers.begin(), m_draft.answers.end(),
                                     [&](const ByteSpan& a) { return a.end == at; });
    }

    const Tokenizer& m_tokenizer;
    Draft m_draft;
    std::vector<std::int32_t> m_before;
    std::vector<std::int32_t> m_after;
    TokenizedRecord m_result;
};

/// The conversation in the model's template. Where the template writes no control token that ends the last answer, the
/// end-of-text token does, in place of white space that may follow.
TokenizedRecord conversation(const ChatTemplate& chat, std::span<const Message> messages, const Tokenizer& tokenizer,
                             Learned learned) {
    Rendered rendered = chat.conversation(messages);
    if (rendered.answers.empty()) throw Error(ProblemCode::TemplateNoSpans, {});
    const std::uint64_t end = rendered.answers.back().end;
    Draft draft{std::move(rendered.text), std::move(rendered.answers), std::move(rendered.contents), {}};
    TokenizedRecord result = Assembly(tokenizer, draft).assembled(learned);
    const auto& control = tokenizer.impl().specialIds;
    for (std::size_t i = result.ids.size(); i-- > 0;) {
        const bool isBlankText =
            result.offsets[i].begin < result.offsets[i].end &&
            isBlank(std::string_view(result.text)
                        .substr(result.offsets[i].begin, result.offsets[i].end - result.offsets[i].begin));
        if (!result.learned[i] || isBlankText) continue;
        if (std::binary_search(control.begin(), control.end(), result.ids[i])) return result;
        break;
    }
    if (isBlank(std::string_view(draft.text).substr(end))) draft.text.resize(end);
    draft.ends.push_back(draft.text.size());
    return Assembly(tokenizer, std::move(draft)).assembled(learned);
}

/// The learned control tokens behind the last answer's text.
std::vector<std::int32_t> endingOf(const TokenizedRecord& record, const std::vector<std::int32_t>& control) {
    std::vector<std::int32_t> result;
    for (std::size_t i = record.ids.size(); i-- > 0;) {
        const ByteSpan span = record.offsets[i];
        if (std::binary_search(control.begin(), control.end(), record.ids[i])) {
            if (record.learned[i]) result.push_back(record.ids[i]);
        } else if (!isBlank(std::string_view(record.text).substr(span.begin, span.end - span.begin))) {
            break;
        }
    }
    return result;
}

/// The conversation as a record: what a person asks last is the instruction.
Record recordOf(const std::vector<Message>& messages) {
    Record record;
    std::size_t first = 0;
    if (!messages.empty() && messages.front().role == Role::System) {
        record.system = messages.front().content;
        first = 1;
    }
    record.turns.assign(messages.begin() + static_cast<std::ptrdiff_t>(first), messages.end());
    if (!record.turns.empty() && record.turns.back().role == Role::User) {
        record.instruction = record.turns.back().content;
        record.turns.pop_back();
    }
    return record;
}

} // namespace

std::vector<Message> messagesOf(const Record& record) {
    std::vector<Message> messages;
    if (!record.system.empty()) messages.push_back({Role::System, record.system});
    messages.insert(messages.end(), record.turns.begin(), record.turns.end());
    const bool hasBoth = !record.instruction.empty() && !record.input.empty();
    const std::string task = record.instruction + (hasBoth ? "\n\n" : "") + record.input;
    if (!task.empty()) messages.push_back({Role::User, task});
    if (!record.output.empty()) messages.push_back({Role::Assistant, record.output});
    return messages;
}

PromptFormat::PromptFormat(FormatKind kind, const Tokenizer& tokenizer, std::optional<ChatTemplate> chat,
                           Learned learned)
    : m_kind(kind), m_tokenizer(&tokenizer), m_chat(std::move(chat)), m_learned(learned) {
    if (m_kind == FormatKind::Chat && !m_chat) throw Error(ProblemCode::TemplateMissing, {});
}

FormatKind PromptFormat::suited(const std::filesystem::path& modelFolder) {
    return ChatTemplate::open(modelFolder) ? FormatKind::Chat : FormatKind::Alpaca;
}

TokenizedRecord PromptFormat::encode(const Record& record) const {
    requireContent(record, Purpose::Whole, m_kind);
    TokenizedRecord encoded = encodedAnswers(record);
    if (m_learned == Learned::Everything) encoded.learned.assign(encoded.ids.size(), 1);
    return encoded;
}

TokenizedRecord PromptFormat::encodedAnswers(const Record& record) const {
    if (m_kind == FormatKind::Chat) return conversation(*m_chat, messagesOf(record), *m_tokenizer, m_learned);
    Draft draft = m_kind == FormatKind::Alpaca ? alpaca(record, Purpose::Whole) : completion(record, Purpose::Whole);
    draft.literal = {{0, draft.text.size()}};
    return Assembly(*m_tokenizer, std::move(draft)).assembled(m_learned);
}

TokenizedRecord PromptFormat::prompt(const Record& record) const {
    requireContent(record, Purpose::Prompt, m_kind);
    if (m_kind == FormatKind::Chat) {
        Record asked = record;
        asked.output.clear();
        return prompt(messagesOf(asked));
    }
    Draft draft = m_kind == FormatKind::Alpaca ? alpaca(record, Purpose::Prompt) : completion(record, Purpose::Prompt);
    draft.literal = {{0, draft.text.size()}};
    draft.answers.clear();
    return Assembly(*m_tokenizer, std::move(draft)).assembled(m_learned);
}

TokenizedRecord PromptFormat::prompt(const std::vector<Message>& messages) const {
    if (messages.empty()) throw Error(ProblemCode::RecordEmpty, {}, {"messages"});
    if (m_kind != FormatKind::Chat) return prompt(recordOf(messages));
    Rendered rendered = m_chat->prompt(messages);
    return Assembly(*m_tokenizer, {std::move(rendered.text), {}, std::move(rendered.contents), {}})
        .assembled(m_learned);
}

std::vector<std::int32_t> PromptFormat::endTokens() const {
    std::set<std::int32_t> result;
    if (const auto end = m_tokenizer->endToken()) result.insert(*end);
    // A template may refuse a conversation without a system text, or one with it.
    for (const char* system : {"", "a"}) {
        try {
            const TokenizedRecord record = encode({.instruction = "a", .output = "b", .system = system});
            const std::vector<std::int32_t> written = endingOf(record, m_tokenizer->impl().specialIds);
            result.insert(written.begin(), written.end());
            break;
        } catch (const Error&) {
            continue;
        }
    }
    return {result.begin(), result.end()};
}

std::optional<FormatKind> formatByName(std::string_view name) {
    for (const FormatKind kind : {FormatKind::Alpaca, FormatKind::Chat, FormatKind::Completion})
        if (core::name(kind) == name) return kind;
    return {};
}

std::string_view name(FormatKind kind) {
    switch (kind) {
    case FormatKind::Alpaca:
        return "alpaca";
    case FormatKind::Chat:
        return "chat";
    case FormatKind::Completion:
        break;
    }
    return "completion";
}

} // namespace core
