/// The sessions that answer questions, on a scripted engine and a real base model's tokenizer.
#pragma once

#include "tests/support/AdapterFolders.h"
#include "tests/ui/session/ScriptedAnswers.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/GenerationSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/TrainingSession.h"

namespace tests {

class AnsweringEngine : public ScriptedEngine {
    struct Opening : core::Task<core::OpenEvent> {
        Opening(core::Device on, AnswerScript& with, core::ModelPurpose what)
            : device(std::move(on)), script(with), purpose(std::move(what)) {}
        core::TaskState advance(std::stop_token, std::vector<core::OpenEvent>& events) override {
            events.emplace_back(core::ModelOpened{std::make_shared<AnsweringModel>(device, script, purpose)});
            return core::TaskState::Finished;
        }
        core::Device device;
        AnswerScript& script;
        core::ModelPurpose purpose;
    };

public:
    explicit AnsweringEngine(AnswerScript& script) : ScriptedEngine({cpu()}, nullptr, &script), m_script(script) {}
    std::unique_ptr<core::Task<core::OpenEvent>> open(const std::filesystem::path&, const core::Device& device,
                                                      core::Precision, const core::ModelPurpose& purpose) override {
        return std::make_unique<Opening>(device, m_script, purpose);
    }

private:
    AnswerScript& m_script;
};

struct AnswerBench : AnswerScript, SessionBench {
    ui::Worker worker{"files"};
    ui::EngineScheduler engine{[this] { return std::make_unique<AnsweringEngine>(*this); }};
    ui::ModelSession models{worker, settings};
    ui::PromptSession prompts{worker, models};
    ui::TrainingSession training{project, reader, prompts, worker, engine};
    ui::AdaptersSession adapters{project, training, worker};
    ui::GenerationSession generation{models, prompts, worker, engine};

    AnswerBench() {
        answers = {{"base", "I do not know."}, {"clinic", "Come back in two weeks."}, {"other", "Come back tomorrow."}};
    }
    /// The base model and the engine.
    void begin() {
        models.inspect(ui::fromPath(fixture("models/sample")));
        EVENTUALLY(prompts.isReady());
        engine.start();
        EVENTUALLY(engine.report().state == ui::EngineState::Ready);
    }
    /// A folder in PEFT's format, imported into the project where one is open.
    QString adapter(const char* name) {
        const std::filesystem::path parent =
            project.isOpen() ? core::adaptersFolder(project.path()) : ui::toPath(folder.path());
        writeAdapter(parent / name, fixture("models/sample"), 1, 0.1F);
        // Each a minute newer than the one before, however fast they were written.
        std::filesystem::last_write_time(parent / name / "adapter_model.safetensors", m_written += std::chrono::minutes(1));
        return ui::fromPath(parent / name);
    }
    /// The same of one that judges texts by these labels.
    QString classifier(const char* name, const core::LabelSet& labels) {
        const QString made = adapter(name);
        judgeBy(ui::toPath(made), labels);
        return made;
    }
    ui::AnswerSource judge(const char* name, const core::LabelSet& labels) {
        return {.key = QLatin1String(name),
                .name = QLatin1String(name),
                .folder = classifier(name, labels),
                .labels = labels};
    }
    ui::AnswerSource source(const char* name) { return {QLatin1String(name), QLatin1String(name), adapter(name)}; }
    ui::Question question(std::vector<ui::AnswerSource> columns, const char* instruction = "When?") {
        return {.record = {.instruction = instruction}, .columns = std::move(columns), .turns = {}, .sampling = {}};
    }
    void answer(const ui::Question& asked) {
        generation.ask(asked);
        EVENTUALLY(!generation.isBusy());
    }
    QString text(std::size_t column) const { return generation.answers().at(column).text; }

private:
    std::filesystem::file_time_type m_written = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
};

} // namespace tests
