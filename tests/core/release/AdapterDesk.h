/// A project folder with runs and adapters as the program leaves them, for tests of releases. The base is
/// tests/fixtures/cli/model, and tests/fixtures/cli/adapter fits it.
#pragma once

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/project/Project.h"
#include "core/release/AdapterLibrary.h"
#include "core/text/ModelText.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace tests {

namespace fs = std::filesystem;

inline std::vector<core::Problem> problemsOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.problems();
    }
    return {};
}

/// «tensor-shape adapter-not-loaded», in their order.
inline std::string namesOf(const std::vector<core::Problem>& problems) {
    std::string names;
    for (const core::Problem& problem : problems)
        names += (names.empty() ? "" : " ") + std::string(core::problemName(problem.code));
    return names;
}

class AdapterDesk {
public:
    const fs::path base = fixture("cli/model");
    const fs::path adapter = fixture("cli/adapter");
    const core::ModelConfig config = core::readModelConfig(base);

    fs::path at(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    fs::path project() const { return at("project"); }
    fs::path copyOf(const fs::path& folder, const std::string& name) const {
        fs::create_directories(at(name).parent_path());
        fs::copy(folder, at(name), fs::copy_options::recursive);
        return at(name);
    }
    /// A run of the project that has come to its end, on the base in `model`.
    fs::path run(const std::string& name, const core::SplitRecords& records, const fs::path& model) const {
        const fs::path folder = core::runsFolder(project()) / name;
        core::PreparedRun prepared = core::prepareRun({}, records, *core::ModelText::open(model));
        prepared.config.data = core::freeze(records, core::frozenFolder(folder));
        core::Run run = core::Run::create(folder, prepared.config);
        for (const core::TrainingEvent& event : events()) run.append(event);
        fs::copy(adapter, folder / "adapter", fs::copy_options::recursive);
        return folder;
    }
    /// Everything in a folder but what its files hold.
    static QStringList namesIn(const fs::path& folder) {
        QStringList names;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored))
            names += QString::fromStdString(entry.path().filename().string());
        names.sort();
        return names;
    }

private:
    static std::vector<core::TrainingEvent> events() {
        const auto look = [](std::int64_t step, double loss, bool isBest) {
            return core::EvaluationFinished{.step = step, .epoch = 1, .loss = loss, .tokenAccuracy = 0.25,
                                            .exactMatch = 0.125, .records = 2, .learnedTokens = 20, .isBest = isBest};
        };
        return {core::RunStarted{.steps = 2}, look(0, 4.5, false), core::StepFinished{.step = 1, .loss = 4},
                core::StepFinished{.step = 2, .loss = 3, .seconds = 12}, look(2, 3.25, true),
                core::RunFinished{.step = 2, .seconds = 12, .bestStep = 2}};
    }

    QTemporaryDir m_folder;
};

inline core::SplitRecords someRecords() {
    const auto record = [](const std::string& question, const std::string& answer) {
        return core::Record{.instruction = question, .output = answer};
    };
    return {{record("One?", "Yes."), record("Two?", "No."), record("Three?", "Perhaps.")},
            {record("Four?", "Never.")},
            {record("Five?", "Always.")}};
}

} // namespace tests
