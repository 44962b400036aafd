/// A project whose records have labels, some of them put aside, with all that judges them; the engine is scripted.
#pragma once

#include "tests/ui/session/TrainBench.h"
#include "ui/session/JudgementSession.h"
#include "ui/session/RunsSession.h"

namespace tests {

struct JudgementBench : TrainBench {
    ui::RunsSession runs{project, training, worker};
    ui::JudgementSession judgements{{runs, training, models, edits, reader, worker, worker, engine}};

    JudgementBench() { writesWeights = true; }
    /// Of 24 reviews 6 watch the run and 6 test it; every second one is good.
    static std::vector<core::StoredRecord> reviews() {
        std::vector<core::StoredRecord> records;
        for (int i = 0; i < 24; ++i) {
            core::StoredRecord made = record("Review " + std::to_string(i), {});
            made.record.label = i % 2 == 0 ? "good" : "bad";
            made.split = i < 12 ? core::Split::Train : i < 18 ? core::Split::Validation : core::Split::Test;
            records.push_back(std::move(made));
        }
        return records;
    }
    void beginReviews() {
        create(reviews());
        chooseModel();
        engine.start();
        EVENTUALLY(engine.report().state == ui::EngineState::Ready);
    }
    ui::TrainingChoice judging() const {
        ui::TrainingChoice made = choice();
        made.config.task = "classification";
        return made;
    }
    void train() {
        training.start(judging());
        EVENTUALLY(!training.isActive());
    }
    ui::JudgedRun judged(const char* name = "run-1") { return judgements.of(fromPath(run(name))); }
    bool is(ui::JudgedState state, const char* name = "run-1") { return judged(name).state == state; }
};

} // namespace tests
