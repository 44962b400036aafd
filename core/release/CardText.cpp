/// The card in Markdown, in plain sentences.
#include "core/release/ModelCard.h"
#include "core/training/ShownValue.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

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
    text += card.labels ? "pipeline_tag: text-classification\n" : "pipeline_tag: text-generation\n";
    return text + "tags:\n- lora\n" + (isPeft(card) ? "- peft\n" : "") +
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
    if (!card.run->config->format.empty()) text += row("records read as", plain(card.run->config->format));
    text += row("number format", plain(used.dtype));
    return text + row("seed", shownValue(used.seed)) + "\n";
}

bool isOfNumbers(const ModelCard& card) {
    return card.labels && card.labels->problem == ProblemType::Regression;
}

const char* figuresHead(const ModelCard& card) {
    if (isOfNumbers(card))
        return "Loss and error are better the lower they are, R² the nearer it is to 1.\n\n"
               "| | loss | mean absolute error | R² |\n|---|---|---|---|\n";
    if (card.labels)
        return "The loss is better the lower it is, the other figures the higher they are.\n\n"
               "| | loss | accuracy | macro F1 |\n|---|---|---|---|\n";
    return "Loss and perplexity are better the lower they are.\n\n"
           "| | loss | perplexity | tokens right | answers right word for word |\n|---|---|---|---|---|\n";
}

std::string lookRow(const std::string& name, const EvaluationFinished& look, const ModelCard& card) {
    std::vector<std::string> cells{name, formatted("%.4f", look.loss)};
    if (isOfNumbers(card) && look.judged)
        cells.insert(cells.end(), {formatted("%.4f", look.judged->meanAbsoluteError()),
                                   formatted("%.3f", look.judged->explained())});
    else if (isOfNumbers(card))
        cells.insert(cells.end(), {"–", "–"});
    else if (card.labels)
        cells.insert(cells.end(),
                     {formatted("%.1f %%", 100 * (look.judged ? look.judged->accuracy() : look.exactMatch)),
                      look.judged ? formatted("%.3f", look.judged->macroF1()) : "–"});
    else
        cells.insert(cells.end(),
                     {formatted("%.2f", std::exp(look.loss)), formatted("%.1f %%", 100 * look.tokenAccuracy),
                      formatted("%.1f %%", 100 * look.exactMatch)});
    std::string text = "|";
    for (const std::string& cell : cells) text += " " + cell + " |";
    return text + "\n";
}

std::string figures(const ModelCard& card) {
    const RunOverview& run = *card.run;
    if (!run.best && !run.untrained)
        return "No records were kept aside to measure it by" +
               (run.lastLoss ? "; on what it learned from, the loss ended at " + formatted("%.4f", *run.lastLoss) + "."
                             : std::string(".")) + "\n\n";
    const EvaluationFinished& measured = run.best ? *run.best : *run.untrained;
    std::string text =
        "Measured on " + counted(measured.records, "record") + " that it did not learn from. " + figuresHead(card);
    if (run.untrained) text += lookRow("before training", *run.untrained, card);
    if (run.best) text += lookRow("this one, step " + grouped(run.best->step), *run.best, card);
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
    if (const std::int64_t unknown = judged.unknownCount(Split::Test); unknown > 0)
        text += "; " + grouped(unknown) + " of them with labels that it does not know, counted as wrong";
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

/// What was compared, and what its differences are counted in.
std::pair<std::string, std::string> compared(const ModelCard& card) {
    if (!card.labels) return {"log-probabilities of single tokens", " nats"};
    if (card.labels->problem == ProblemType::SingleLabel) return {"log-probabilities of the labels", " nats"};
    return {isOfNumbers(card) ? "numbers" : "logits of the labels", ""};
}

std::string verification(const ModelCard& card) {
    const auto [figures, unit] = compared(card);
    const HowVerified& verified = card.verified;
    std::string text = "## How this folder was verified\n\nBefore it was handed out the folder was read from disk again "
                       "and judged " +
                       counted(verified.sequences, "text") + " (" + counted(verified.tokens, "token") + ")" +
                       meaning(card.texts) + ". ";
    text += verified.largestDifference > 0
                ? "It judged them as the adapter that was tried: the " + figures + " differ by " +
                      formatted("%.1e", verified.largestDifference) + unit + " at most."
                : std::string("It judged them as the adapter that was tried, to the last bit.");
    if (verified.roundingDifference > 1e-4)
        text += " The weights are stored in the base model’s own number format, which moves " +
                std::string(!card.labels ? "a log-probability" : "one of the " + figures) + " by " +
                formatted("%.1e", verified.roundingDifference) + unit + " on average.";
    return text + "\n\n";
}

/// A text, and the labels that are chosen for it.
std::string judging(const ModelCard& card) {
    std::string length;
    if (card.run && card.run->config) length = ", max_length=" + std::to_string(card.run->config->training.maxLength);
    std::string text = "\ntext = tokenizer(\"A text to judge.\", truncation=True" + length +
                       ", return_tensors=\"pt\")\nlogits = model(**text).logits[0].tolist()\n";
    if (isOfNumbers(card)) return text + "print(logits)\n";
    if (card.labels->problem == ProblemType::MultiLabel)
        return text + "print([model.config.id2label[i] for i, logit in enumerate(logits) if logit > 0])\n";
    return text + "print(model.config.id2label[logits.index(max(logits))])\n";
}

std::string use(const ModelCard& card) {
    const std::string base = quoted(card.base), end = (card.labels ? judging(card) : "") + "```\n\n";
    const std::string kind = card.labels ? "AutoModelForSequenceClassification" : "AutoModelForCausalLM";
    std::string text = "## How to use it elsewhere\n\nIn Python, with this folder named `here`:\n\n```python\n";
    if (!isPeft(card))
        return text + "from transformers import " + kind + ", AutoTokenizer\n\nmodel = " + kind +
               ".from_pretrained(\"here\")\ntokenizer = AutoTokenizer.from_pretrained(\"here\")\n" + end;
    text += "from peft import PeftModel\nfrom transformers import " +
            (card.labels ? "AutoConfig, " + kind : kind) + ", AutoTokenizer\n\n";
    // The head of the base is a new one: PEFT puts the trained one in its place where the sizes agree.
    if (card.labels) text += "config = AutoConfig.from_pretrained(\"here\")  # num_labels and id2label\n";
    return text + "base = " + kind + ".from_pretrained(" + base + (card.labels ? ", config=config" : "") +
           ")  # or the folder it lies in\ntokenizer = AutoTokenizer.from_pretrained(" + base +
           ")\nmodel = PeftModel.from_pretrained(base, \"here\")\n" + end;
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
