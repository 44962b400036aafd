/// A small encoder that has learned by the real engine whether a film was good, bad or long, and the files around it:
/// for tests of the commands that judge texts.
#pragma once

#include "tests/app/RealRun.h"

#include <cstring>
#include <limits>

namespace tests {

class LabelRun {
public:
    QString at(const QString& name) const { return m_base.filePath(name); }
    QString model() const { return at("model"); }
    QString adapter() const { return at("run/adapter"); }

    /// Model, records.jsonl and run; about a fifth of its records is put aside as a test.
    Outcome make() {
        other("classifiers/distilbert/model", "model");
        nlohmann::json config = nlohmann::json::parse(contentOf(model() + "/config.json").constData());
        for (const char* key : {"id2label", "label2id", "num_labels"}) config.erase(key); // nobody named labels yet
        write("model/config.json", QByteArray::fromStdString(config.dump()));
        write("records.jsonl", records());
        return compute({"train",
                        "--model",
                        model(),
                        "--data",
                        at("records.jsonl"),
                        "--out",
                        at("run"),
                        "--task",
                        "classification",
                        "--test-split",
                        "0.2",
                        "--max-length",
                        "40",
                        "--max-steps",
                        "120",
                        "--learning-rate",
                        "1e-2",
                        "--dropout",
                        "0",
                        "--device",
                        "cpu",
                        "--dtype",
                        "float32"});
    }
    /// A model of the fixtures with the tokenizer of these records.
    QString other(const std::string& fixtureName, const QString& name) const {
        copyFolder(QString::fromStdString(fixture(fixtureName).string()), at(name));
        QFile::copy(QString::fromStdString(fixture("text/pairs/bert/tokenizer.json").string()),
                    at(name) + "/tokenizer.json");
        return at(name);
    }
    /// A copy of an adapter or a model that calls its labels otherwise, in the order of its logits.
    QString renamed(const QString& name, const QStringList& labels) const { return renamed(adapter(), name, labels); }
    QString renamed(const QString& folder, const QString& name, const QStringList& labels) const {
        copyFolder(folder, at(name));
        nlohmann::json config = nlohmann::json::parse(contentOf(at(name) + "/config.json").constData());
        config["id2label"] = nlohmann::json::object();
        for (int i = 0; i < labels.size(); ++i) config["id2label"][std::to_string(i)] = labels[i].toStdString();
        write(name + "/config.json", QByteArray::fromStdString(config.dump()));
        return at(name);
    }
    /// A copy of the adapter whose numbers are so large that none comes out.
    QString broken() const {
        copyFolder(adapter(), at("broken"));
        QByteArray bytes = contentOf(at("broken/adapter_model.safetensors"));
        std::uint64_t header = 0;
        std::memcpy(&header, bytes.constData(), sizeof header);
        const float largest = std::numeric_limits<float>::max();
        for (auto at = static_cast<qsizetype>(sizeof header + header); at < bytes.size(); at += sizeof largest)
            std::memcpy(bytes.data() + at, &largest, sizeof largest);
        write("broken/adapter_model.safetensors", bytes);
        return at("broken");
    }
    void write(const QString& name, const QByteArray& content) const {
        QFile file(at(name));
        if (file.open(QIODevice::WriteOnly)) file.write(content);
    }

private:
    static QByteArray records() {
        QByteArray lines;
        const QByteArray beginnings[] = {"the film was", "a very long story about nothing was", "i liked it it was",
                                         "at all it was", "the story was"};
        for (int i = 0; i < 120; ++i) {
            const int judged = i % 3;
            QByteArray text = beginnings[i % 5];
            for (int very = 0; very < i / 15 % 4; ++very) text += " very";
            const char* const ends[] = {" bad", " long", " good"};
            const char* const labels[] = {"negative", "neutral", "positive"};
            lines += "{\"instruction\": \"" + text + ends[judged] + "\", \"output\": \"" + labels[judged] + "\"}\n";
        }
        return lines;
    }
    static void copyFolder(const QString& from, const QString& to) {
        std::filesystem::copy(from.toStdString(), to.toStdString(), std::filesystem::copy_options::recursive);
    }
    QTemporaryDir m_base;
};

} // namespace tests
