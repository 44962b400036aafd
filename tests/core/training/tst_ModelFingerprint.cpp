#include "core/Files.h"
#include "core/training/ModelFingerprint.h"
#include "tests/support/Places.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace core;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

std::string fingerprintOf(const fs::path& folder) {
    return modelFingerprint(ModelFolder::open(folder));
}

} // namespace

class tst_ModelFingerprint : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    const std::string m_before = fingerprintOf(tests::fixture("models/sample"));

    fs::path copyOf(const char* name) const {
        const fs::path folder = fs::path(m_base.path().toStdString()) / name;
        fs::copy(tests::fixture("models/sample"), folder);
        return folder;
    }
    std::string changeIn(const fs::path& folder) const {
        return fingerprintDifference(m_before, fingerprintOf(folder));
    }
    static void changeConfig(const fs::path& folder, const char* key, const json& value) {
        json config = json::parse(readFile(folder / "config.json"));
        config[key] = value;
        replaceFile(folder / "config.json", config.dump(4));
    }
    /// Has `change` do something to a copy of the tensors' list and the bytes of each.
    template <class Change> static void rewrite(const fs::path& folder, Change change) {
        std::map<std::string, std::vector<std::byte>> bytes;
        std::vector<TensorToWrite> tensors;
        {
            const SafetensorsFile file(folder / "model.safetensors");
            for (const auto& [name, entry] : file.tensors()) {
                bytes[name].assign(entry.bytes.begin(), entry.bytes.end());
                tensors.push_back({name, *entry.type, entry.shape, {}});
            }
        }
        change(tensors, bytes);
        for (TensorToWrite& tensor : tensors) tensor.bytes = bytes.at(tensor.name);
        writeSafetensors(folder / "model.safetensors", tensors);
    }

private slots:
    void theSameModelElsewhereIsTheSame() {
        QCOMPARE(m_before.size(), 50U);
        QCOMPARE(fingerprintDifference(m_before, m_before), std::string());
        const fs::path copy = copyOf("copy");
        QCOMPARE(fingerprintOf(copy), m_before);
        changeConfig(copy, "_name_or_path", "elsewhere");
        changeConfig(copy, "transformers_version", "9.9");
        QCOMPARE(fingerprintOf(copy), m_before);
    }
    void theOrderInTheFileDoesNotMatter() {
        const fs::path folder = copyOf("shards");
        rewrite(folder, [](auto& tensors, auto&) { std::reverse(tensors.begin(), tensors.end()); });
        std::vector<TensorToWrite> first, second;
        json index{{"metadata", json::object()}};
        {
            const SafetensorsFile file(folder / "model.safetensors");
            for (const auto& [name, entry] : file.tensors()) {
                auto& part = first.size() <= second.size() ? first : second;
                part.push_back({name, *entry.type, entry.shape, entry.bytes});
                index["weight_map"][name] = &part == &first ? "a.safetensors" : "b.safetensors";
            }
            writeSafetensors(folder / "a.safetensors", first);
            writeSafetensors(folder / "b.safetensors", second);
        }
        replaceFile(folder / "model.safetensors.index.json", index.dump());
        fs::remove(folder / "model.safetensors");
        QCOMPARE(fingerprintOf(folder), m_before);
    }
    void anotherConfigIsSaid() {
        const fs::path folder = copyOf("config");
        changeConfig(folder, "rope_theta", 12345.0);
        QCOMPARE(changeIn(folder), std::string("its config.json"));
    }
    /// The usual mistake: the model as it was trained further, in the same shapes.
    void anotherWeightIsSaid() {
        const fs::path folder = copyOf("weights");
        rewrite(folder, [](auto&, auto& bytes) {
            for (auto& [name, each] : bytes)
                for (std::byte& byte : each) byte ^= std::byte{1};
        });
        QCOMPARE(changeIn(folder), std::string("its weights"));
    }
    void anotherTensorIsSaid() {
        const fs::path folder = copyOf("tensors");
        rewrite(folder, [](auto& tensors, auto& bytes) {
            tensors.push_back({"more", DataType::U8, {1}, {}});
            bytes["more"] = {std::byte{7}};
        });
        QCOMPARE(changeIn(folder), std::string("the names and shapes of its tensors, its weights"));
    }
    void whatIsNoFingerprintDiffersInAll() {
        for (const std::string& odd : {std::string(), std::string("x"), std::string(49, '0')})
            QCOMPARE(fingerprintDifference(odd, m_before),
                     std::string("its config.json, the names and shapes of its tensors, its weights"));
    }
};

QTEST_GUILESS_MAIN(tst_ModelFingerprint)
#include "tst_ModelFingerprint.moc"
