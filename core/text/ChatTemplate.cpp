#include "core/text/ChatTemplate.h"

#include "core/Files.h"
#include "core/bridge/Bridge.h"
#include "core/text/Markers.h"
#include "core/text/TokenizerFiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>

namespace core {
namespace {

using Json = nlohmann::ordered_json;

enum class GenerationPrompt { No, Yes };

constexpr std::size_t LongestEndToken = 64;

std::string_view roleName(Role role) {
    switch (role) {
    case Role::System:
        return "system";
    case Role::User:
        return "user";
    case Role::Assistant:
        break;
    }
    return "assistant";
}

std::int64_t localNow() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return static_cast<std::int64_t>(now) + local.tm_gmtoff;
}

std::string contextFor(std::span<const Message> messages, const std::map<std::string, std::string>& variables,
                       GenerationPrompt generation) {
    Json context = Json::object();
    for (const auto& [name, text] : variables) context[name] = text;
    Json& list = context["messages"] = Json::array();
    for (const Message& message : messages) {
        const std::int64_t fault = lk_utf8_error(bridge::view(message.content));
        if (fault >= 0)
            throw Error(ProblemCode::TextNotUtf8, {.field = std::string(roleName(message.role))},
                        {std::to_string(fault)});
        list.push_back({{"role", roleName(message.role)}, {"content", message.content}});
    }
    context["add_generation_prompt"] = generation == GenerationPrompt::Yes;
    context["tools"] = nullptr;
    context["documents"] = nullptr;
    return context.dump();
}

struct Printed {
    std::string text;
    std::vector<ByteSpan> generated; ///< bytes of {% generation %} blocks
};

/// Where the token ends that a template writes at `at` to end a turn, white space before it allowed: the end-of-text
/// token, or something of the form «<…>». `at` itself where there is none.
std::size_t afterEndToken(std::string_view text, std::size_t at, const std::string& endText) {
    std::size_t begin = at;
    while (begin < text.size() && begin < at + 2 && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
    const std::string_view rest = text.substr(begin);
    if (!endText.empty() && rest.starts_with(endText)) return begin + endText.size();
    if (!rest.starts_with('<')) return at;
    const std::size_t end = rest.find_first_of("<> \t\n", 1);
    const bool isToken = end != std::string_view::npos && rest[end] == '>' && end > 1 && end < LongestEndToken;
    return isToken ? begin + end + 1 : at;
}

} // namespace

struct ChatTemplate::Compiled {
    LkTemplate* handle = nullptr;
    std::map<std::string, std::string> variables;
    std::optional<std::int64_t> localSeconds;
    std::string file;

    Compiled(const std::string& source, std::map<std::string, std::string> given, std::optional<std::int64_t> clock,
             std::string name)
        : variables(std::move(given)), localSeconds(clock), file(std::move(name)) {
        bridge::Text message;
        bridge::check(lk_template_new(bridge::view(source), &handle, message.out()), message,
                      ProblemCode::TemplateFailed, {.file = file});
    }
    Compiled(const Compiled&) = delete;
    Compiled& operator=(const Compiled&) = delete;
    ~Compiled() { lk_template_free(handle); }

    Printed render(std::span<const Message> messages, GenerationPrompt generation) const;
    /// The text alone; nullopt where the template fails or refuses.
    std::optional<std::string> tried(std::span<const Message> messages, GenerationPrompt generation) const;
    std::vector<Markers::Place> places(std::span<const Message> messages, const std::string& source,
                                       GenerationPrompt generation, const std::string& text) const;
    std::optional<ByteSpan> answer(std::span<const Message> messages, std::size_t index, const std::string& text,
                                   const Markers::Place& place) const;
    void addEndTokens(std::span<const Message> messages, Rendered& rendered,
                      const std::vector<std::size_t>& turns) const;
};

Printed ChatTemplate::Compiled::render(std::span<const Message> messages, GenerationPrompt generation) const {
    const std::string context = contextFor(messages, variables, generation);
    bridge::Text text;
    bridge::Text message;
    LkSpan* spans = nullptr;
    std::size_t count = 0;
    std::uint32_t line = 0;
    const int result = lk_template_render(handle, bridge::view(context), localSeconds.value_or(localNow()), text.out(),
                                          &spans, &count, &line, message.out());
    Location where{.file = file};
    if (line > 0) where.row = line;
    bridge::check(result, message, result == LK_REFUSED ? ProblemCode::TemplateRefused : ProblemCode::TemplateFailed,
                  where);
    Printed printed{text.string(), {}};
    for (std::size_t i = 0; i < count; ++i)
        if (spans[i].begin < spans[i].end) printed.generated.push_back({spans[i].begin, spans[i].end});
    lk_spans_free(spans, count);
    return printed;
}

std::optional<std::string> ChatTemplate::Compiled::tried(std::span<const Message> messages,
                                                         GenerationPrompt generation) const {
    try {
        return render(messages, generation).text;
    } catch (const Error&) {
        return {};
    }
}

/// Marks all contents at once; where that changes the text, each by itself.
std::vector<Markers::Place> ChatTemplate::Compiled::places(std::span<const Message> messages, const std::string& source,
                                                           GenerationPrompt generation, const std::string& text) const {
    std::vector<Markers::Place> result(messages.size());
    std::optional<Markers> markers = Markers::fitting(messages, source);
    if (!markers) return result;
    const auto found = [&](std::optional<std::size_t> only) -> std::optional<Markers::Found> {
        const auto marked = tried(markers->mark(messages, only), generation);
        if (!marked) return {};
        Markers::Found read = markers->read(*marked);
        if (read.text != text) return {};
        return read;
    };
    if (auto all = found({})) return std::move(all->places);
    for (std::size_t i = 0; i < messages.size(); ++i)
        if (auto one = found(i)) result[i] = std::move(one->places[i]);
    return result;
}

/// The answer of one turn. It begins where the prompt ends, if the prompt is the beginning of the conversation: what
/// the template writes between prompt and content the model has to write too. Else it begins with its content.
std::optional<ByteSpan> ChatTemplate::Compiled::answer(std::span<const Message> messages, std::size_t index,
                                                       const std::string& text, const Markers::Place& place) const {
    std::optional<std::uint64_t> begin;
    std::optional<std::uint64_t> end;
    if (place.isOnce) begin = place.begin, end = place.end;
    if (!end) {
        const auto whole = tried(messages.first(index + 1), GenerationPrompt::No);
        if (!whole || !text.starts_with(*whole)) return {};
        end = whole->find_last_not_of(" \t\n\r") + 1;
    }
    const auto prompt = tried(messages.first(index), GenerationPrompt::Yes);
    if (prompt && text.starts_with(*prompt) && prompt->size() < *end) begin = prompt->size();
    if (!begin || *begin >= *end) return {};
    return ByteSpan{*begin, *end};
}

/// Extends the answers over the token with which the template ends a turn, so that the model learns to stop. After the
/// last answer it is the token that follows; an earlier answer must be followed by the same, for else it begins the
/// next turn.
void ChatTemplate::Compiled::addEndTokens(std::span<const Message> messages, Rendered& rendered,
                                          const std::vector<std::size_t>& turns) const {
    const auto eos = variables.find("eos_token");
    const std::string endText = eos == variables.end() ? std::string() : eos->second;
    const std::string& text = rendered.text;
    std::string last;
    if (!turns.empty() && turns.size() == rendered.answers.size()) {
        const std::size_t end = rendered.answers.back().end;
        const auto whole =
            turns.back() + 1 == messages.size() ? text : tried(messages.first(turns.back() + 1), GenerationPrompt::No);
        if (whole && std::string_view(*whole).substr(0, end) == std::string_view(text).substr(0, end))
            last = whole->substr(end, afterEndToken(*whole, end, endText) - end);
    }
    for (ByteSpan& answer : rendered.answers) {
        const std::size_t end = afterEndToken(text, answer.end, endText);
        const std::string_view token = std::string_view(text).substr(answer.end, end - answer.end);
        if (token == last || (!endText.empty() && token.ends_with(endText))) answer.end = end;
    }
}

ChatTemplate::ChatTemplate(std::string source, std::map<std::string, std::string> variables,
                           std::optional<std::int64_t> localSeconds, std::string file)
    : m_source(std::move(source)), m_variables(std::move(variables)),
      m_compiled(std::make_shared<Compiled>(m_source, m_variables, localSeconds, std::move(file))) {}

std::optional<ChatTemplate> ChatTemplate::open(const std::filesystem::path& modelFolder) {
    auto source = readChatTemplate(modelFolder);
    if (!source) return {};
    return ChatTemplate(std::move(source->text), readTokenTexts(modelFolder), {}, utf8(source->path));
}

namespace {

std::vector<ByteSpan> contentsOf(const std::vector<Markers::Place>& places, std::span<const Message> messages,
                                 const std::string& text) {
    std::vector<ByteSpan> result;
    for (std::size_t i = 0; i < places.size(); ++i) {
        result.insert(result.end(), places[i].parts.begin(), places[i].parts.end());
        const std::string& content = messages[i].content;
        if (!places[i].parts.empty() || content.empty()) continue;
        // The marks changed the text or were lost: wherever the content stands, it is taken for the person's.
        for (std::size_t at = text.find(content); at != std::string::npos; at = text.find(content, at + content.size()))
            result.push_back({at, at + content.size()});
    }
    std::sort(result.begin(), result.end(), [](const ByteSpan& a, const ByteSpan& b) { return a.begin < b.begin; });
    return result;
}

} // namespace

Rendered ChatTemplate::prompt(std::span<const Message> messages) const {
    Rendered rendered;
    rendered.text = m_compiled->render(messages, GenerationPrompt::Yes).text;
    const auto places = m_compiled->places(messages, m_source, GenerationPrompt::Yes, rendered.text);
    rendered.contents = contentsOf(places, messages, rendered.text);
    return rendered;
}

Rendered ChatTemplate::conversation(std::span<const Message> messages) const {
    Printed printed = m_compiled->render(messages, GenerationPrompt::No);
    Rendered rendered;
    rendered.text = std::move(printed.text);
    const auto places = m_compiled->places(messages, m_source, GenerationPrompt::No, rendered.text);
    rendered.contents = contentsOf(places, messages, rendered.text);
    std::vector<std::size_t> turns;
    for (std::size_t i = 0; i < messages.size(); ++i)
        if (messages[i].role == Role::Assistant) turns.push_back(i);
    if (!printed.generated.empty()) {
        for (const ByteSpan& block : printed.generated) {
            // A template may put the last end-of-text token into a block of its own.
            if (!rendered.answers.empty() && rendered.answers.back().end == block.begin)
                rendered.answers.back().end = block.end;
            else
                rendered.answers.push_back(block);
        }
    } else {
        for (const std::size_t index : turns) {
            const auto answer = m_compiled->answer(messages, index, rendered.text, places[index]);
            const bool isAfterLast =
                answer && (rendered.answers.empty() || rendered.answers.back().end <= answer->begin);
            if (!isAfterLast) throw Error(ProblemCode::TemplateNoSpans, {.file = m_compiled->file});
            rendered.answers.push_back(*answer);
        }
    }
    m_compiled->addEndTokens(messages, rendered, turns);
    return rendered;
}

Problem atRecord(Problem problem, const Location& record) {
    const bool isTemplates =
        problem.code == ProblemCode::TemplateFailed || problem.code == ProblemCode::TemplateRefused;
    if (isTemplates && (problem.where.row || !problem.where.file.empty()) && !problem.args.empty()) {
        std::string place = problem.where.file.empty() ? "the template" : problem.where.file;
        if (problem.where.row) place += ", line " + std::to_string(*problem.where.row);
        problem.args[0] += " (" + place + ")";
    }
    if (isTemplates || problem.code == ProblemCode::TemplateNoSpans) problem.where = record;
    if (!problem.where.file.empty()) return problem;
    problem.where.file = record.file;
    if (!problem.where.row) problem.where.row = record.row;
    problem.where.tableRow = record.tableRow;
    return problem;
}

} // namespace core
