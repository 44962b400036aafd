#include "core/model/SafetensorsFile.h"

#include "ModelFiles.h"

using namespace core;
using tests::problemsOf;
using tests::safetensorsText;
using tests::shown;

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

/// What must hold of every file that is let through, whatever it is.
void verifySound(const SafetensorsFile& file, std::size_t dataBytes) {
    std::size_t total = 0;
    for (const auto& [name, entry] : file.tensors()) {
        total += entry.bytes.size();
        if (entry.type)
            QCOMPARE(static_cast<std::size_t>(entry.elementCount()) * sizeBytes(*entry.type), entry.bytes.size());
        for (const std::int64_t size : entry.shape) QVERIFY(size >= 0);
    }
    QCOMPARE(total, dataBytes);
}

} // namespace

class tst_SafetensorsFile : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadAgain() {
        const std::string floats(24, '\x11'), halves(6, '\x22'), bytes(3, '\x33');
        const std::vector<TensorToWrite> tensors{
            {"z.bytes", DataType::U8, {3}, bytesOf(bytes)},
            {"b.weight", DataType::F32, {2, 3}, bytesOf(floats)},
            {"a.half", DataType::BF16, {3, 1}, bytesOf(halves)},
            {"c.empty", DataType::F32, {0, 7}, {}},
            {"a.scalar", DataType::F32, {}, bytesOf(floats).first(4)},
        };
        const std::filesystem::path path = m_scratch.path() / "written.safetensors";
        writeSafetensors(path, tensors, {{"format", "pt"}, {"note", "«schön»"}});
        const SafetensorsFile file(path);
        QCOMPARE(file.tensors().size(), tensors.size());
        for (const TensorToWrite& tensor : tensors) {
            const TensorEntry& entry = file.tensors().at(tensor.name);
            QVERIFY(entry.type == tensor.type);
            QCOMPARE(entry.shape, tensor.shape);
            QVERIFY(std::equal(entry.bytes.begin(), entry.bytes.end(), tensor.bytes.begin(), tensor.bytes.end()));
            QVERIFY2(reinterpret_cast<std::uintptr_t>(entry.bytes.data()) % sizeBytes(tensor.type) == 0,
                     tensor.name.c_str());
        }
        QCOMPARE(shown(file.metadata().at("note")), QStringLiteral("«schön»"));
        QCOMPARE(file.metadata().size(), 2U);
    }

    void writesTheSameBytesWhateverTheOrder() {
        const std::string data(8, '\x01');
        std::vector<TensorToWrite> tensors{{"b", DataType::F32, {1}, bytesOf(data).first(4)},
                                           {"a", DataType::F32, {2}, bytesOf(data)}};
        writeSafetensors(m_scratch.path() / "one", tensors);
        std::swap(tensors[0], tensors[1]);
        writeSafetensors(m_scratch.path() / "two", tensors);
        QVERIFY(readFile(m_scratch.path() / "one") == readFile(m_scratch.path() / "two"));
    }

    void tensorsStartAlignedWhateverTheHeadersLength() {
        const std::string data(8, '\x01');
        for (std::size_t length = 1; length <= 8; ++length) {
            const std::filesystem::path path = m_scratch.path() / "aligned";
            const std::vector<TensorToWrite> tensors{{std::string(length, 'n'), DataType::F64, {1}, bytesOf(data)}};
            writeSafetensors(path, tensors);
            const auto start =
                reinterpret_cast<std::uintptr_t>(SafetensorsFile(path).tensors().begin()->second.bytes.data());
            QCOMPARE(start % 8, 0U);
        }
    }

    void readsWhatPeftAndTransformersWrote() {
        const SafetensorsFile adapter(tests::fixture("adapters/plain-qv/adapter_model.safetensors"));
        QCOMPARE(adapter.tensors().size(), 8U);
        const TensorEntry& a = adapter.tensors().at("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight");
        QCOMPARE(shown(shapeText(a.shape)), QStringLiteral("[4, 48]"));
        QCOMPARE(shown(adapter.metadata().at("format")), QStringLiteral("pt"));
        const SafetensorsFile model(tests::fixture("models/mistral-window/model.safetensors"));
        QVERIFY(model.tensors().at("model.norm.weight").type == DataType::BF16);
    }

    void refusesEveryUnsoundHeader_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const std::string& content, const char* reason) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromUtf8(reason);
        };
        const auto one = [](const char* fields, std::size_t dataBytes = 4) {
            return safetensorsText("{\"t\":{" + std::string(fields) + "}}", std::string(dataBytes, 'x'));
        };
        const std::string sound = R"("dtype":"F32","shape":[1],"data_offsets":[0,4])";
        row("empty file", "", "the file is empty");
        row("shorter than the length", std::string(3, '\x01'), "shorter than the length");
        row("length beyond the file", std::string("\x40\0\0\0\0\0\0\0{}", 10), "ends inside its header");
        row("largest length", std::string(8, '\xff') + "{}", "header would have 18446744073709551615 bytes");
        row("no JSON", safetensorsText("{"), "not valid JSON");
        row("not UTF-8", safetensorsText("{\"\xff\":{}}"), "not valid JSON");
        row("an array", safetensorsText("[]"), "no JSON object");
        row("a number", safetensorsText("7"), "no JSON object");
        row("nested beyond reason", safetensorsText(std::string(200'000, '[')), "no JSON object");
        row("nested inside a tensor", safetensorsText("{\"t\":{\"a\":" + std::string(200'000, '[')),
            "nested too deeply");
        row("description is a number", safetensorsText("{\"t\":7}"), "no object");
        row("no type", one(R"("shape":[1],"data_offsets":[0,4])"), "its type is missing");
        row("no shape", one(R"("dtype":"F32","data_offsets":[0,4])"), "its shape is missing");
        row("no offsets", one(R"("dtype":"F32","shape":[1])"), "its place is missing");
        row("three offsets", one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4,8])"), "its place is missing");
        row("negative size", one(R"("dtype":"F32","shape":[-1],"data_offsets":[0,4])"), "no whole number");
        row("broken size", one(R"("dtype":"F32","shape":[1.0],"data_offsets":[0,4])"), "no whole number");
        row("size over 63 bits", one(R"("dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4])"),
            "no whole number");
        row("product over 64 bits",
            one(R"("dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4])"), "too large");
        row("product wraps to fit", one(R"("dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4])"),
            "too large");
        row("unknown type, product over 64 bits",
            one(R"("dtype":"F8_E4M3","shape":[4294967296,4294967296,4],"data_offsets":[0,4])"), "too large");
        row("too many dimensions",
            one(("\"dtype\":\"F32\",\"shape\":[1" +
                 [] {
                     std::string s;
                     for (int i = 0; i < 40; ++i) s += ",1";
                     return s;
                 }() +
                 "],\"data_offsets\":[0,4]")
                    .c_str()),
            "too many dimensions");
        row("shape of other bytes", one(R"("dtype":"F32","shape":[2],"data_offsets":[0,4])"),
            "does not have the 4 bytes");
        row("ends before it begins", one(R"("dtype":"F32","shape":[1],"data_offsets":[4,0])"), "outside the file");
        row("ends outside", one(R"("dtype":"F32","shape":[2],"data_offsets":[0,8])"), "outside the file");
        row("a gap before", one(R"("dtype":"F32","shape":[1],"data_offsets":[4,8])", 8), "a gap before");
        row("bytes after", one(sound.c_str(), 5), "1 bytes at the end");
        row("overlap",
            safetensorsText(
                R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"u":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                std::string(8, 'x')),
            "overlap");
        row("the same tensor twice", safetensorsText("{\"t\":{" + sound + "},\"t\":{" + sound + "}}", "xxxx"),
            "name is there twice");
        row("a field twice", one((sound + R"(,"dtype":"F32")").c_str()), "key «dtype» is there twice");
        row("metadata of numbers", safetensorsText(R"({"__metadata__":{"a":1}})"), "no text");
        row("metadata twice", safetensorsText(R"({"__metadata__":{},"__metadata__":{}})"), "name is there twice");
    }
    void refusesEveryUnsoundHeader() {
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        const std::filesystem::path path = m_scratch.write("unsound.safetensors", content.toStdString());
        const std::vector<Problem> problems = problemsOf([&] { SafetensorsFile{path}; });
        QCOMPARE(problems.size(), 1U);
        QVERIFY2(problems[0].code == ProblemCode::WeightsNotSafetensors, sentence(problems[0]).c_str());
        QVERIFY2(shown(problems[0].args.at(0)).contains(reason), problems[0].args.at(0).c_str());
    }

    void namesWhatTheFileReallyIs_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* name, const std::string& content, const char* found) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromUtf8(found);
        };
        row("LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 548105171\n",
            "548105171 bytes");
        row("LFS pointer cut off", "version https://git-lfs.github.com/spec/v1\n", "they have ? bytes");
        row("zip", std::string("PK\x03\x04\x14\0\0\0\0\0", 10), "Python pickle");
        row("pickle",
            std::string("\x80\x02\x8a\nl\xfc\x9c"
                        "F\xf9 j\xa8P\x19.",
                        15),
            "Python pickle");
        row("page", "  \n<!DOCTYPE html>\n<html></html>", "a web page");
        row("text", "TODO: put the weights here", "a text file");
        row("GGUF", std::string("GGUF\x03\0\0\0\xff\xff", 10), "a GGUF file");
    }
    void namesWhatTheFileReallyIs() {
        QFETCH(QByteArray, content);
        QFETCH(QString, found);
        const std::filesystem::path path = m_scratch.write("foreign.safetensors", content.toStdString());
        const std::vector<Problem> problems = problemsOf([&] { SafetensorsFile{path}; });
        QCOMPARE(problems.size(), 1U);
        QVERIFY2(shown(sentence(problems[0])).contains(found), sentence(problems[0]).c_str());
    }

    void aHeaderWhoseLengthLooksLikeAPickleIsRead() {
        // 640 bytes of header: the file begins with 80 02, as a pickle does
        std::string header = "{}";
        header.resize(640, ' ');
        QVERIFY(SafetensorsFile(m_scratch.write("pickle-like", safetensorsText(header))).tensors().empty());
    }

    void keepsTheNameOfATypeItCannotRead() {
        const SafetensorsFile file(m_scratch.write(
            "odd", safetensorsText(R"({"t":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})", "xxxx")));
        const TensorEntry& entry = file.tensors().at("t");
        QVERIFY(!entry.type);
        QCOMPARE(shown(entry.typeName), QStringLiteral("F8_E4M3"));
    }

    void missingFileAndFolderInItsPlaceAreProblems() {
        QCOMPARE(problemsOf([&] { SafetensorsFile{m_scratch.path() / "none"}; }).at(0).code, ProblemCode::FileMissing);
        QCOMPARE(problemsOf([&] { SafetensorsFile{m_scratch.path()}; }).at(0).code, ProblemCode::FileUnreadable);
    }

    void twoThousandDamagedHeadersEndWithAValueOrAnError() {
        const std::string whole = readFile(tests::fixture("adapters/plain-qv/adapter_model.safetensors"));
        std::uint64_t length = 0;
        std::memcpy(&length, whole.data(), sizeof length);
        const std::string header = whole.substr(8, length), data = whole.substr(8 + length);
        tests::Mutations mutations(20260101);
        int refused = 0;
        for (int i = 0; i < 2000; ++i) {
            // now the header with a length that fits it, now header and length as they come
            const bool fits = i % 4 != 0;
            const std::string mutated = fits ? mutations.of(header) : std::string();
            const std::string content =
                fits ? safetensorsText(mutated, data) : mutations.of(whole.substr(0, 8 + length)) + data;
            const std::filesystem::path path = m_scratch.write("mutated", content);
            try {
                const SafetensorsFile file(path);
                if (fits) verifySound(file, data.size());
            } catch (const Error&) {
                ++refused;
            }
        }
        QVERIFY2(refused > 1000 && refused < 2000, std::to_string(refused).c_str());
    }

    void publishedVectors() {
        LORIKEET_NEED_MATERIAL(folder, "vectors/safetensors");
        int valid = 0, invalid = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "valid")) {
            const std::vector<Problem> problems = problemsOf([&] { SafetensorsFile{entry.path()}; });
            QVERIFY2(problems.empty(), entry.path().c_str());
            ++valid;
        }
        for (const auto& entry : std::filesystem::directory_iterator(folder / "invalid")) {
            const std::vector<Problem> problems = problemsOf([&] { SafetensorsFile{entry.path()}; });
            QVERIFY2(problems.size() == 1 && problems[0].code == ProblemCode::WeightsNotSafetensors,
                     entry.path().c_str());
            ++invalid;
        }
        QVERIFY(valid >= 9 && invalid >= 8);
    }

    void brokenDownloadsOfOthers() {
        LORIKEET_NEED_MATERIAL(folder, "datasets/malformed");
        const auto codeOf = [&](const char* name) {
            return problemsOf([&] { SafetensorsFile{folder / name}; }).at(0).code;
        };
        QCOMPARE(codeOf("gpt2-clone-without-git-lfs/model.safetensors"), ProblemCode::WeightsLfsPointer);
        QCOMPARE(codeOf("html-page-saved-as-weights/model.safetensors"), ProblemCode::WeightsNotSafetensors);
    }

private:
    tests::Scratch m_scratch;
};

QTEST_GUILESS_MAIN(tst_SafetensorsFile)
#include "tst_SafetensorsFile.moc"
