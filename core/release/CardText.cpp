/// The card in Markdown, in plain sentences.
#include "core/release/ModelCard.h"
#include "core/training/ShownValue.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace core {
namespace {

using Texts = ExportPlan::Texts;

bool isPeft(const ModelCard& card) {
    return card.format == ReleaseFormat::Peft;
}

/// A name of a person's or of a file in one line, without power over what stands around it.
std::string plain(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>|#&$").find(c) != std::string_view::npos) safe += '\\';
        safe += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return safe;
}

/// YAML reads a text as JSON writes it, where nothing but ASCII is in it.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

/// «1,234»
std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (int at = static_cast<int>(text.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

std::string counted(std::int64_t count, const std::string& singular) {
    return grouped(count) + " " + singular + (count == 1 ? "" : "s");
}

std::string formatted(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// «2026-11-26, 16:09» of a time as StartTime has it.
std::string timeText(const std::string& time) {
    return time.size() < 16 ? plain(time) : plain(time.substr(0, 10) + ", " + time.substr(11, 5));
}

std::string row(const std::string& name, const std::string& value) {
    return "| " + name + " | " + value + " |\n";
}

std::string head(const ModelCard& card) {
    std::string text = "---\n";
    text += isPeft(card) ? "library_name: peft\n" : "library_name: transformers\n";
    text += "base_model: " + quoted(card.base) + "\n";
    text += isPeft(card) ? "base_model_relation: adapter\n" : "base_model_relation: finetune\n";
    return text + "pipeline_tag: text-generation\ntags:\n- lora\n" + (isPeft(card) ? "- peft\n" : "") +
           "- transformers\n- lorikeet\n---\n\n";
}

std::string what(const ModelCard& card) {
    const std::string kind =
        isPeft(card) ? "This is a LoRA adapter: a small addition to the model **" + plain(card.base) +
                           "**, which it needs beside it. It is stored in PEFT’s format."
                     : "This is the model **" + plain(card.base) +
                           "** with a LoRA adapter computed into its weights. It needs nothing beside it.";
    return "# " + plain(card.name) + "\n\n" + kind + "\n\n";
}

bool hasTest(const ModelCard& card) {
    return card.judged && card.judged->count(Split::Test) > 0;
}

std::string records(const ModelCard& card) {
    const RunConfig& config = *card.run->config;
    std::string text = "It learned from " + counted(config.trainingRecords, "record") + ".";
    if (config.validationRecords > 0)
        text += " " + counted(config.validationRecords, "other") + " watched the training and chose the best step.";
    if (config.testRecords > 0)
        text += " " + counted(config.testRecords, "record") +
                (hasTest(card) ? " more were put aside as a test."
                               : " more were put aside as a test; no figure below was measured on them.");
    if (card.approved)
        text += " Of the records it learned from, " + grouped(*card.approved) +
                " are approved by the person who curates them and still read as they were learned.";
    if (!config.data.empty()) text += "\n\nThe records as they were learned have the SHA-256 `" + config.data + "`.";
    return text + "\n\n";
}

std::string settings(const ModelCard& card) {
    const TrainingConfig& used = card.run->config->training;
    std::string text = "| setting | value |\n|---|---|\n";
    text += row("rank, alpha", shownValue(used.rank) + ", " + shownValue(used.alpha));
    text += row("target modules", plain(shownValue(used.targetModules)));
    text += row("dropout", shownValue(used.dropout));
    text += row("learning rate", shownValue(used.learningRate) + ", " + plain(used.lrScheduler));
    text += row("records a step", shownValue(used.batchSize));
    text += row("steps", grouped(card.run->step));
    text += row("longest record", grouped(used.maxLength) + " tokens");
    text += row("records read as", plain(card.run->config->format));
    text += row("number format", plain(used.dtype));
    return text + row("seed", shownValue(used.seed)) + "\n";
}

std::string lookRow(const std::string& name, const EvaluationFinished& look) {
    return "| " + name + " | " + formatted("%.4f", look.loss) + " | " + formatted("%.2f", std::exp(look.loss)) +
           " | " + formatted("%.1f %%", 100 * look.tokenAccuracy) + " | " +
           formatted("%.1f %%", 100 * look.exactMatch) + " |\n";
}

std::string figures(const ModelCard& card) {
    const RunOverview& run = *card.run;
    if (!run.best && !run.untrained)
        return "No records were kept aside to measure it by" +
               (run.lastLoss ? "; on what it learned from, the loss ended at " + formatted("%.4f", *run.lastLoss) + "."
                             : std::string(".")) + "\n\n";
    const EvaluationFinished& measured = run.best ? *run.best : *run.untrained;
    std::string text = "Measured on " + counted(measured.records, "record") +
                       " that it did not learn from. Loss and perplexity are better the lower they are.\n\n"
                       "| | loss | perplexity | tokens right | answers right word for word |\n|---|---|---|---|---|\n";
    if (run.untrained) text += lookRow("before training", *run.untrained);
    if (run.best) text += lookRow("this one, step " + grouped(run.best->step), *run.best);
    return text + "\n";
}

/// On the test records, which nothing was chosen by.
std::string test(const ModelCard& card) {
    if (!hasTest(card)) return {};
    const Judgements& judged = *card.judged;
    const std::string lead = "On the " + counted(judged.count(Split::Test), "test record") + " ";
    const ClassificationScore labels = judged.score(Split::Test);
    if (judged.hasLabels() && judged.labels.problem == ProblemType::Regression)
        return lead + "its numbers are off by " + formatted("%.4f", labels.meanAbsoluteError()) + " on average.\n\n";
    const LanguageScore score = judged.languageScore(Split::Test);
    const ShareInterval right = shareInterval(score.exactRecords, score.records);
    std::string text = lead + formatted("%.1f %%", 100 * right.share) +
                       (judged.hasLabels() ? " are judged rightly" : " are answered right word for word") +
                       " (95 % interval: " + formatted("%.1f", 100 * right.lower) + " to " +
                       formatted("%.1f %%", 100 * right.upper) + ")";
    if (judged.hasLabels()) text += ", macro F1 " + formatted("%.3f", labels.macroF1());
    if (judged.testBaselines)
        text += "; the commonest answer alone is right in " +
                formatted("%.1f %%", 100 * judged.testBaselines->commonest) + ", a bag of words in " +
                formatted("%.1f %%", 100 * judged.testBaselines->bagOfWords);
    return text + ".\n\n";
}

std::string training(const ModelCard& card) {
    if (!card.run || !card.run->config)
        return "## What it was trained on\n\nIt was trained elsewhere; nothing is known here about its records.\n\n";
    std::string text = "## What it was trained on\n\n" + records(card) + "## How it was trained\n\n";
    if (!card.run->config->started.empty())
        text += "The training began on " + timeText(card.run->config->started) + ".\n\n";
    return text + settings(card) + "## How good it is\n\n" + figures(card) + test(card);
}

const char* meaning(Texts texts) {
    switch (texts) {
    case Texts::PutAside: return " that it did not learn from";
    case Texts::Learned: return " that it learned from";
    case Texts::Given: return " that were chosen for this";
    case Texts::Common: break;
    }
    return " in common language";
}

std::string verification(const ModelCard& card) {
    const HowVerified& verified = card.verified;
    std::string text = "## How this folder was verified\n\nBefore it was handed out the folder was read from disk again "
                       "and judged " +
                       counted(verified.sequences, "text") + " (" + counted(verified.tokens, "token") + ")" +
                       meaning(card.texts) + ". ";
    text += verified.largestDifference > 0
                ? "It judged them as the adapter that was tried: the log-probabilities of single tokens differ by " +
                      formatted("%.1e", verified.largestDifference) + " nats at most."
                : std::string("It judged them as the adapter that was tried, to the last bit.");
    if (verified.roundingDifference > 1e-4)
        text += " The weights are stored in the base model’s own number format, which moves a log-probability by " +
                formatted("%.1e", verified.roundingDifference) + " nats on average.";
    return text + "\n\n";
}

std::string use(const ModelCard& card) {
    const std::string base = quoted(card.base);
    std::string text = "## How to use it elsewhere\n\nIn Python, with this folder named `here`:\n\n```python\n";
    if (!isPeft(card))
        return text + "from transformers import AutoModelForCausalLM, AutoTokenizer\n\n"
                      "model = AutoModelForCausalLM.from_pretrained(\"here\")\n"
                      "tokenizer = AutoTokenizer.from_pretrained(\"here\")\n```\n\n";
    return text + "from peft import PeftModel\nfrom transformers import AutoModelForCausalLM, AutoTokenizer\n\n"
                  "base = AutoModelForCausalLM.from_pretrained(" + base + ")  # or the folder it lies in\n"
                  "tokenizer = AutoTokenizer.from_pretrained(" + base + ")\n"
                  "model = PeftModel.from_pretrained(base, \"here\")\n```\n\n";
}

std::string identity(const ModelCard& card) {
    return "## To know it again\n\n| what | value |\n|---|---|\n" +
           row("adapter, SHA-256", "`" + card.adapterHash + "`") + row("base model", plain(card.base)) +
           row("fingerprint of the base model", "`" + card.baseFingerprint + "`") + row("exported", timeText(card.exported)) + row("by", plain(card.program)) +
           "\nThe same, for programs, is in `lorikeet-card.json`.\n";
}

} // namespace

std::string cardMarkdown(const ModelCard& card) {
    return head(card) + what(card) + training(card) + verification(card) + use(card) + identity(card);
}

} // namespace core
