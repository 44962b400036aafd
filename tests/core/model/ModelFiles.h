/// What the tests of core/model share: folders that vanish, files written by hand, and the problems a call ends with.
#pragma once

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/model/ModelFolder.h"
#include "tests/core/model/Mutations.h"
#include "tests/support/Places.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

namespace tests {

/// A folder for one test.
class Scratch {
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
        return file;
    }
    /// A copy of a folder of fixtures that may be damaged.
    std::filesystem::path copy(const std::filesystem::path& folder, const std::string& name = "copy") const {
        const std::filesystem::path target = path() / name;
        std::filesystem::remove_all(target);
        std::filesystem::copy(folder, target, std::filesystem::copy_options::recursive);
        return target;
    }

private:
    QTemporaryDir m_folder;
};

/// Eight bytes of length, the header, the data.
inline std::string safetensorsText(const std::string& header, const std::string& data = {}) {
    const std::uint64_t length = header.size();
    std::string text(sizeof length, '\0');
    std::memcpy(text.data(), &length, sizeof length);
    return text + header + data;
}

/// The problems of the Error that a call throws; empty where it throws none.
template <class Call> std::vector<core::Problem> problemsOf(Call&& call) {
    try {
        call();
    } catch (const core::Error& error) {
        return error.problems();
    }
    return {};
}

/// «tensor-missing:lm_head.weight config-invalid:r»
inline std::string namesOf(const std::vector<core::Problem>& problems) {
    std::string text;
    for (const core::Problem& problem : problems) {
        if (!text.empty()) text.push_back(' ');
        text.append(core::problemName(problem.code));
        const std::string& place = problem.where.tensor.empty() ? problem.where.field : problem.where.tensor;
        if (place.empty()) continue;
        text.push_back(':');
        text.append(place);
    }
    return text;
}

inline nlohmann::json readJson(const std::filesystem::path& path) {
    return nlohmann::json::parse(core::readFile(path));
}

inline QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

/// The least that a config.json must say.
inline nlohmann::json smallest(const char* family = "llama") {
    return {{"model_type", family},         {"vocab_size", 100},      {"hidden_size", 32},
            {"intermediate_size", 48},      {"num_hidden_layers", 2}, {"num_attention_heads", 4},
            {"max_position_embeddings", 64}};
}

/// What is read of a config.json, or wrong with it.
class ConfigReading {
protected:
    core::ModelConfig read(const nlohmann::json& json) const { return readText(json.dump()); }
    core::ModelConfig readText(const std::string& text) const {
        m_scratch.write("config.json", text);
        return core::readModelConfig(m_scratch.path());
    }
    QString problems(const nlohmann::json& json) const {
        return shown(namesOf(problemsOf([&] { read(json); })));
    }

    Scratch m_scratch;
};

} // namespace tests
