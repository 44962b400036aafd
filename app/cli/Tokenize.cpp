/// lorikeet-cli tokenize: what the model sees of a text or a record, and what of it is learned. Needs no engine.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/DataInput.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "core/Error.h"
#include "core/text/VisibleText.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli tokenize --model models/my-llama --text "Once upon a time"
  lorikeet-cli tokenize --model models/my-llama --data records.json
  lorikeet-cli tokenize --model models/my-llama --data records.json --json \
      --format alpaca

--text alone is encoded as it stands, with the begin and end tokens that the
tokenizer itself adds; with --format it is an instruction to be answered.
Learned tokens are marked with «*»: only these are graded in training.
--json prints an object a line: schema, ids, pieces, learned (1 or 0), offsets
(bytes of text, [begin, end)), text; for a record of --data its number, too.)";

struct Options {
    std::filesystem::path model;
    std::string text;
    std::filesystem::path data;
    FormatOptions format;
    DataRule rule = DataRule::UseTheRest;
    bool json = false;
};

/// A record of a file, to be named in the answer; both 0 for --text.
struct Origin {
    std::int64_t record = 0;
    std::int64_t line = 0;
};

Json jsonAnswer(const core::TokenizedRecord& record, const core::Tokenizer& tokenizer, Origin origin) {
    Json json = answer();
    if (origin.record > 0) json["record"] = origin.record;
    if (origin.line > 0) json["line"] = origin.line;
    json["ids"] = record.ids;
    json["pieces"] = Json::array();
    for (const std::int32_t id : record.ids) json["pieces"].push_back(tokenizer.piece(id));
    json["learned"] = record.learned;
    json["offsets"] = offsetsJson(record.offsets);
    json["text"] = record.text;
    return json;
}

void printHead(const core::TokenizedRecord& record, Origin origin, Output& out) {
    const auto learned = std::count(record.learned.begin(), record.learned.end(), 1);
    std::string head;
    if (origin.record > 0) head += "Record " + std::to_string(origin.record);
    if (origin.line > 0) head += " (line " + std::to_string(origin.line) + ")";
    if (!head.empty()) head += ": ";
    out.line(head + counted(static_cast<std::int64_t>(record.ids.size()), "token") + ", " + grouped(learned) +
             " learned");
}

void printTable(const core::TokenizedRecord& record, const core::Tokenizer& tokenizer, Origin origin, Output& out) {
    printHead(record, origin, out);
    out.line("    #      id    bytes         piece");
    for (std::size_t i = 0; i < record.ids.size(); ++i) {
        const core::ByteSpan span = record.offsets[i];
        const std::string bytes =
            span.begin == span.end ? "" : std::to_string(span.begin) + "–" + std::to_string(span.end);
        out.line(rightAligned(std::to_string(i), 5) + rightAligned(std::to_string(record.ids[i]), 8) +
                 (record.learned[i] ? "  * " : "    ") + padded(bytes, 14) +
                 core::oneLine(tokenizer.piece(record.ids[i])));
    }
    out.line("\n" + record.text + "\n");
}

core::TokenizedRecord fromText(const Options& options, const core::ModelText& model) {
    const std::string text = textOrInput(options.text);
    if (!options.format.format.empty())
        return formatOf(model, options.format).prompt(core::Record{.instruction = text});
    core::Encoding encoding = encodedRaw(model, text, options.format);
    std::vector<std::uint8_t> nothing(encoding.ids.size(), 0);
    return {text, std::move(encoding.ids), std::move(nothing), std::move(encoding.offsets)};
}

/// A record that cannot be encoded is listed and the rest goes on; an error only where none could be.
ExitCode tokenizeData(const Options& options, const core::ModelText& model, Context& context) {
    const core::PromptFormat format = formatOf(model, options.format);
    const auto records = readData(std::array{options.data}, options.rule, core::Answers::Needed, context);
    std::vector<core::Problem> failed;
    std::int64_t done = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        context.interrupt.check();
        const Origin origin{static_cast<std::int64_t>(i) + 1, records[i].line};
        core::TokenizedRecord record;
        try {
            record = format.encode(records[i]);
        } catch (const core::Error& error) {
            appendPlaced(failed, error, records[i]);
            continue;
        }
        ++done;
        if (options.json)
            context.out.line(dumped(jsonAnswer(record, model.tokenizer(), origin)));
        else
            printTable(record, model.tokenizer(), origin, context.out);
    }
    if (done == 0 || (options.rule == DataRule::Refuse && !failed.empty())) throw core::Error(std::move(failed));
    list(context.notices, failed, "correct these first.");
    return ExitCode::Done;
}

ExitCode tokenize(const Options& options, Context& context) {
    const auto model = core::ModelText::open(options.model);
    if (!options.data.empty()) return tokenizeData(options, *model, context);
    const core::TokenizedRecord record = fromText(options, *model);
    if (options.json)
        context.out.line(dumped(jsonAnswer(record, model->tokenizer(), {})));
    else
        printTable(record, model->tokenizer(), {}, context.out);
    return ExitCode::Done;
}

} // namespace

void addTokenize(CLI::App& app, Action& chosen) {
    CLI::App* command = app.add_subcommand(
        "tokenize", "Show what the model sees of a text or a record: tokens, and which are learned.");
    command->formatter(std::make_shared<HelpFormatter>("tokenize --model DIR (--text TEXT | --data FILE) [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->model);
    command->add_option("--text", options->text, "A text; «-» reads it from standard input.")->type_name("TEXT");
    command->add_option("--data", options->data, "A file of records: JSON, JSON Lines or CSV; or a folder of texts by label.")
        ->type_name("FILE")
        ->check(notEmpty());
    addFormatOption(*command, options->format);
    addLearnedOption(*command, options->format);
    addSpecialTokensOption(*command, options->format);
    addStrictOption(*command, options->rule);
    command->add_flag("--json", options->json, "Answer in JSON, an object a line.");
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            needOneOf(*command, std::array<std::string_view, 2>{"--text", "--data"});
            needs(*command, "--strict", std::array<std::string_view, 1>{"--data"});
            return tokenize(*options, context);
        };
    });
}

} // namespace cli
