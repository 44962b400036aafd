#include "core/training/TrainingEvent.h"

#include "core/training/ScoreJson.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace core {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// JSON has no NaN and no infinity: they are written as the texts that Python and JavaScript read as numbers.
ordered_json real(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

/// Fields of a line; one of a wrong type throws json::exception, one that is absent keeps its default.
class Fields {
public:
    explicit Fields(const json& object) : m_object(object) {}

    const json* find(const char* key) const {
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }
    void read(const char* key, double& value) const {
        const auto found = m_object.find(key);
        if (found == m_object.end()) return;
        if (!found->is_string()) {
            value = found->get<double>();
            return;
        }
        const std::string& text = found->get_ref<const std::string&>();
        constexpr double Infinity = std::numeric_limits<double>::infinity();
        value = text == "Infinity"    ? Infinity
                : text == "-Infinity" ? -Infinity
                                      : std::numeric_limits<double>::quiet_NaN();
    }
    void read(const char* key, std::int64_t& value) const {
        const auto found = m_object.find(key);
        if (found != m_object.end()) value = found->get<std::int64_t>();
    }
    void read(const char* key, bool& value) const {
        const auto found = m_object.find(key);
        if (found != m_object.end()) value = found->get<bool>();
    }
    void read(const char* key, std::string& value) const {
        const auto found = m_object.find(key);
        if (found != m_object.end()) value = found->get<std::string>();
    }

private:
    const json& m_object;
};

struct Writer {
    ordered_json operator()(const RunStarted& event) const {
        return {{"event", "started"},
                {"steps", event.steps},
                {"records", event.records},
                {"tokens", event.tokens},
                {"trainable_parameters", event.trainableParameters},
                {"device", event.device},
                {"dtype", event.dtype},
                {"threads", event.threads}};
    }
    ordered_json operator()(const StepFinished& event) const {
        return {{"event", "step"},
                {"step", event.step},
                {"epoch", real(event.epoch)},
                {"loss", real(event.loss)},
                {"learning_rate", real(event.learningRate)},
                {"grad_norm", real(event.gradientNorm)},
                {"tokens", event.tokens},
                {"learned_tokens", event.learnedTokens},
                {"tokens_per_second", real(event.tokensPerSecond)},
                {"seconds", real(event.seconds)}};
    }
    ordered_json operator()(const EvaluationFinished& event) const {
        ordered_json line = evaluation(event);
        if (event.judged) line["judged"] = scoreJson(*event.judged);
        return line;
    }
    static ordered_json evaluation(const EvaluationFinished& event) {
        return {{"event", "evaluation"},
                {"step", event.step},
                {"epoch", real(event.epoch)},
                {"loss", real(event.loss)},
                {"perplexity", real(std::exp(event.loss))},
                {"token_accuracy", real(event.tokenAccuracy)},
                {"exact_match", real(event.exactMatch)},
                {"records", event.records},
                {"learned_tokens", event.learnedTokens},
                {"best", event.isBest},
                {"seconds", real(event.seconds)}};
    }
    ordered_json operator()(const CheckpointWritten& event) const {
        return {{"event", "checkpoint"}, {"step", event.step}, {"seconds", real(event.seconds)}};
    }
    ordered_json operator()(const RunResumed& event) const {
        return {{"event", "resumed"},
                {"step", event.step},
                {"seconds", real(event.seconds)},
                {"differs", event.differs}};
    }
    ordered_json operator()(const RunFinished& event) const {
        return {{"event", "finished"},
                {"step", event.step},
                {"seconds", real(event.seconds)},
                {"stopped_early", event.stoppedEarly},
                {"best_step", event.bestStep}};
    }
    ordered_json operator()(const RunStopped& event) const {
        return {{"event", "stopped"}, {"step", event.step}, {"seconds", real(event.seconds)}};
    }
    ordered_json operator()(const ProblemReported& event) const {
        return {{"event", "problem"}, {"name", event.name}, {"text", event.text}};
    }
};

RunStarted started(const Fields& fields) {
    RunStarted event;
    fields.read("steps", event.steps);
    fields.read("records", event.records);
    fields.read("tokens", event.tokens);
    fields.read("trainable_parameters", event.trainableParameters);
    fields.read("device", event.device);
    fields.read("dtype", event.dtype);
    fields.read("threads", event.threads);
    return event;
}

StepFinished step(const Fields& fields) {
    StepFinished event;
    fields.read("step", event.step);
    fields.read("epoch", event.epoch);
    fields.read("loss", event.loss);
    fields.read("learning_rate", event.learningRate);
    fields.read("grad_norm", event.gradientNorm);
    fields.read("tokens", event.tokens);
    fields.read("learned_tokens", event.learnedTokens);
    fields.read("tokens_per_second", event.tokensPerSecond);
    fields.read("seconds", event.seconds);
    return event;
}

EvaluationFinished evaluation(const Fields& fields) {
    EvaluationFinished event;
    fields.read("step", event.step);
    fields.read("epoch", event.epoch);
    fields.read("loss", event.loss);
    fields.read("token_accuracy", event.tokenAccuracy);
    fields.read("exact_match", event.exactMatch);
    fields.read("records", event.records);
    fields.read("learned_tokens", event.learnedTokens);
    fields.read("best", event.isBest);
    fields.read("seconds", event.seconds);
    if (const json* judged = fields.find("judged")) event.judged = scoreFromJson(*judged);
    return event;
}

template <class Moment> Moment moment(const Fields& fields) {
    Moment event;
    fields.read("step", event.step);
    fields.read("seconds", event.seconds);
    return event;
}

RunResumed resumed(const Fields& fields) {
    auto event = moment<RunResumed>(fields);
    fields.read("differs", event.differs);
    return event;
}

RunFinished finished(const Fields& fields) {
    auto event = moment<RunFinished>(fields);
    fields.read("stopped_early", event.stoppedEarly);
    fields.read("best_step", event.bestStep);
    return event;
}

ProblemReported problem(const Fields& fields) {
    ProblemReported event;
    fields.read("name", event.name);
    fields.read("text", event.text);
    return event;
}

} // namespace

std::string eventLine(const TrainingEvent& event) {
    return std::visit(Writer{}, event).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::vector<TrainingEvent> eventFromLine(std::string_view line) {
    try {
        const json object = json::parse(line);
        const Fields fields(object);
        const std::string kind = object.at("event").get<std::string>();
        if (kind == "started") return {started(fields)};
        if (kind == "step") return {step(fields)};
        if (kind == "evaluation") return {evaluation(fields)};
        if (kind == "checkpoint") return {moment<CheckpointWritten>(fields)};
        if (kind == "resumed") return {resumed(fields)};
        if (kind == "finished") return {finished(fields)};
        if (kind == "stopped") return {moment<RunStopped>(fields)};
        if (kind == "problem") return {problem(fields)};
    } catch (const json::exception&) {
        // a torn line, or one that is not ours
    }
    return {};
}

} // namespace core
