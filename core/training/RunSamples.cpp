#include "core/training/RunSamples.h"

#include "core/Files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace core {
namespace {

using nlohmann::json;

std::filesystem::path fileOf(const std::filesystem::path& run) {
    return run / "samples.jsonl";
}

std::string lineOf(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

/// Whether a killed program left half a line.
bool endsTorn(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (stream.tellg() <= 0) return false;
    stream.seekg(-1, std::ios::end);
    return stream.get() != '\n';
}

SamplePrompt promptOf(const json& value) {
    SamplePrompt prompt{.record = {}, .isOwn = value.value("own", false)};
    prompt.record.instruction = value.value("instruction", std::string());
    prompt.record.input = value.value("input", std::string());
    prompt.record.output = value.value("output", std::string());
    prompt.record.label = value.value("label", std::string());
    prompt.record.system = value.value("system", std::string());
    prompt.record.id = value.value("id", RecordId{0});
    return prompt;
}

/// Later answers of a step take the place of earlier ones, and of those of later steps: the run went on from there.
void add(RunSamples& samples, SampleAnswers answers) {
    std::erase_if(samples.answers, [&](const SampleAnswers& each) { return each.step >= answers.step; });
    samples.answers.push_back(std::move(answers));
}

} // namespace

void writeSamplePrompts(const std::filesystem::path& run, const std::vector<SamplePrompt>& prompts) {
    json list = json::array();
    for (const SamplePrompt& prompt : prompts)
        list.push_back({{"instruction", prompt.record.instruction},
                        {"input", prompt.record.input},
                        {"output", prompt.record.output},
                        {"label", prompt.record.label},
                        {"system", prompt.record.system},
                        {"id", prompt.record.id},
                        {"own", prompt.isOwn}});
    replaceFile(fileOf(run), lineOf({{"prompts", std::move(list)}}));
}

void appendSampleAnswers(const std::filesystem::path& run, const SampleAnswers& answers) {
    const bool isTorn = isThere(fileOf(run)) && endsTorn(fileOf(run));
    std::ofstream file(fileOf(run), std::ios::app | std::ios::binary);
    if (isTorn) file << "\n";
    file << lineOf({{"step", answers.step}, {"answers", answers.answers}});
    file.flush();
    if (!file) failWrite(fileOf(run), errno);
}

RunSamples readSamples(const std::filesystem::path& run) {
    RunSamples samples;
    if (!isThere(fileOf(run))) return samples;
    const std::string text = readFile(fileOf(run));
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const json line = json::parse(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                      text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
        begin = end + 1;
        try {
            if (line.contains("prompts"))
                for (const json& prompt : line.at("prompts")) samples.prompts.push_back(promptOf(prompt));
            else if (line.contains("step"))
                add(samples, {line.at("step").get<std::int64_t>(),
                              line.at("answers").get<std::vector<std::string>>()});
        } catch (const json::exception&) {
            // Another version's line, or a torn one.
        }
    }
    return samples;
}

std::vector<SamplePrompt> chooseSamples(const std::vector<Record>& validation, const std::vector<Record>& training,
                                        std::size_t count) {
    const std::vector<Record>& from = validation.empty() ? training : validation;
    std::vector<SamplePrompt> prompts;
    const std::size_t wanted = std::min(count, from.size());
    for (std::size_t i = 0; i < wanted; ++i) prompts.push_back({.record = from[i * from.size() / wanted]});
    return prompts;
}

} // namespace core
