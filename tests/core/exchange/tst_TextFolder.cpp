#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DataPreview.h"
#include "core/exchange/TextFolder.h"
#include "core/project/Project.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace core;
namespace fs = std::filesystem;

namespace {

/// A folder that is filled file by file.
struct Tree {
    QTemporaryDir temporary;
    fs::path root = fs::path(temporary.path().toStdString()) / "aclImdb";

    void write(const std::string& name, const std::string& content) const {
        fs::create_directories((root / name).parent_path());
        replaceFile(root / name, content);
    }
    /// Reviews in folders, as the classic data set has them.
    void fill(int count) const {
        for (const char* part : {"train/pos", "train/neg", "test/pos", "test/neg", "train/unsup"})
            for (int i = 0; i < count; ++i)
                write(std::string(part) + "/" + std::to_string(i) + "_7.txt",
                      std::string(part) + " review " + std::to_string(i) + "<br />\n");
        write("README", "about it");
        write("imdb.vocab", "the\nand\n");
        write("train/labeledBow.feat", "9 0:9\n");
        write("train/urls_pos.txt", "http://nowhere\n");
    }
};

ImportedRecords read(const fs::path& folder, const ImportOptions& options = {}) {
    return readDataFile(folder, options);
}

std::vector<std::string> labelsOf(const ImportedRecords& imported) {
    std::vector<std::string> labels;
    for (const Record& each : imported.records) labels.push_back(each.label);
    return labels;
}

std::vector<std::string> unused(const ImportedRecords& imported) {
    std::vector<std::string> said;
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::RecordFieldUnknown) said.push_back(note.args.at(0));
    return said;
}

} // namespace

class tst_TextFolder : public QObject {
    Q_OBJECT

private slots:
    void labelsAreFoldersAndSplitsThoseAbove() {
        const Tree tree;
        tree.fill(3);
        QVERIFY(isTextFolder(tree.root));
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(imported.kind, DataKind::Texts);
        QCOMPARE(imported.records.size(), 12U);
        QVERIFY(imported.rejected.empty());
        QCOMPARE(labelsOf(imported), (std::vector<std::string>{"neg", "pos", "neg", "pos", "neg", "pos", "neg", "pos",
                                                               "neg", "pos", "neg", "pos"}));
        QCOMPARE(imported.records.at(1).instruction, std::string("train/pos review 0<br />"));
        QCOMPARE(fs::path(imported.records.at(1).file), tree.root / "train/pos/0_7.txt");
        QCOMPARE(imported.records.at(1).line, 1);
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE(imported.decisions.at(i).split, std::optional(i < 6 ? Split::Train : Split::Test));
        QCOMPARE(unused(imported), (std::vector<std::string>{"«train/unsup» (3 texts without a label)"}));
    }
    void thePreviewSaysWhatTheImportGives() {
        const Tree tree;
        tree.fill(30);
        const DataPreview preview = previewDataFile(tree.root);
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(preview.kind, DataKind::Texts);
        QCOMPARE(preview.recordCount, 120);
        QCOMPARE(preview.labels.labels, (std::vector<LabelCount>{{"neg", 60}, {"pos", 60}}));
        QCOMPARE(preview.columns, (std::vector<DataColumn>{{"text", DataField::Instruction}, {"label", DataField::Label},
                                                           {"split", DataField::Split}}));
        QCOMPARE(preview.rows.size(), DataPreview::MaximumRows);
        QCOMPARE(preview.rows.front(),
                 (std::vector<std::string>{"train/neg review 0<br />", "neg", "train"}));
        std::vector<StoredRecord> stored = storedRecords(imported);
        stored.resize(DataPreview::MaximumRows);
        QVERIFY(preview.records == stored);
        QCOMPARE(preview.notes.size(), imported.notes.size());
        QVERIFY(preview.problems.empty() && !preview.isWhole);
        ImportOptions options;
        options.columns = {{"split", std::nullopt}, {"label", DataField::Output}};
        const ImportedRecords chosen = read(tree.root, options);
        QCOMPARE(chosen.records.at(0).output, std::string("neg"));
        QVERIFY(chosen.decisions.empty());
        options.columns = {{"label", std::nullopt}};
        QVERIFY(previewDataFile(tree.root, options).lacksAnswers);
    }
    void otherNamesOfSplitsAndFoldersAloneAreKnown() {
        for (const auto& [name, split] : {std::pair{"dev", Split::Validation}, std::pair{"valid", Split::Validation},
                                          std::pair{"eval", Split::Validation},
                                          std::pair{"evaluation", Split::Validation},
                                          std::pair{"validation", Split::Validation}, std::pair{"testing", Split::Test}}) {
            const Tree tree;
            tree.write(std::string(name) + "/happy/1.txt", "a");
            tree.write(std::string(name) + "/sad/1.txt", "b");
            const ImportedRecords whole = read(tree.root);
            QCOMPARE(labelsOf(whole), (std::vector<std::string>{"happy", "sad"}));
            QCOMPARE(whole.decisions.at(0).split, std::optional(split));
            const ImportedRecords part = read(tree.root / name);
            QCOMPARE(labelsOf(part), labelsOf(whole));
            QCOMPARE(part.decisions.at(0).split, std::optional(split));
        }
        const Tree flat;
        flat.write("pos/1.txt", "a");
        flat.write("neg/1.txt", "b");
        QCOMPARE(labelsOf(read(flat.root)), (std::vector<std::string>{"neg", "pos"}));
        QVERIFY(read(flat.root).decisions.empty());
        QCOMPARE(labelsOf(read(flat.root / "pos" / "")), std::vector<std::string>{"pos"});
    }
    void filesOfLinesTakeTheNameOfTheirEnding() {
        const Tree tree;
        tree.write("rt-polarity.pos", "fine\ncaf\xE9 noir, tr\xE8s bien\n");
        tree.write("rt-polarity.neg", "dull\n");
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(labelsOf(imported), (std::vector<std::string>{"neg", "pos", "pos"}));
        QCOMPARE(imported.records.at(2).line, 2);
        QCOMPARE(imported.records.at(2).instruction, std::string("café noir, très bien"));
        QCOMPARE(previewDataFile(tree.root).recordCount, 3);
        const std::vector<fs::path> both{tree.root / "rt-polarity.pos", tree.root / "rt-polarity.neg"};
        QCOMPARE(folderOfLabelledFiles(both), std::optional(tree.root));
        QVERIFY(!folderOfLabelledFiles(std::span(both).first(1)));
        tree.write("rt-polarity.neutral", "so so\n");
        QVERIFY(!folderOfLabelledFiles(both)); // the folder holds more
    }
    void filesThatCannotBeReadAreListed() {
        const Tree tree;
        tree.fill(3);
        tree.write("train/pos/8_1.txt", " \n");
        tree.write("train/pos/9_1.txt", std::string("PK\x03\x04\0\0\0", 7));
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(imported.records.size(), 12U);
        QCOMPARE(imported.rejected.size(), 2U);
        QCOMPARE(imported.rejected.at(0).code, ProblemCode::RecordEmpty);
        QCOMPARE(fs::path(imported.rejected.at(0).where.file), tree.root / "train/pos/8_1.txt");
        QCOMPARE(fs::path(imported.rejected.at(1).where.file), tree.root / "train/pos/9_1.txt");
    }
    void everyFileIsReadInItsEncoding() {
        const Tree tree;
        tree.write("pos/1.txt", "tr\xE8s bien, un caf\xE9 apr\xE8s l'autre");
        tree.write("neg/1.txt", "赤裸裸");
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(imported.records.at(0).instruction, std::string("赤裸裸"));
        QCOMPARE(imported.records.at(1).instruction, std::string("très bien, un café après l'autre"));
        QCOMPARE(imported.notes.size(), 1U);
        QCOMPARE(imported.notes.front().code, ProblemCode::DataDecoded);
    }
    void labelsInAnotherEncodingAreRead() {
        const Tree tree;
        tree.write("gr\xf6\xdf" "er/1.txt", "It grew.\n");
        tree.write("\xb4\xf3\xd0\xa1/1.txt", "It is of another size.\n");
        tree.write("kleiner/1.txt", "It shrank.\n");
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(labelsOf(imported), (std::vector<std::string>{"größer", "kleiner", "大小"}));
        Project project = Project::create(tree.root / "project");
        project.import(storedRecords(ImportedRecords(imported)), "x");
        QCOMPARE(project.version(), 1);
    }

    void whatIsPassedOverIsSaid() {
        const Tree tree;
        for (const char* name : {"train/pos/1.txt", "train/neg/1.txt", "train/neutral/1.md", "train/pos/sub/2.txt",
                                 "train/pos/2.md", "heldout/pos/1.txt", "heldout/neg/1.txt", "pos/1.txt", "test/1.txt",
                                 "dev/1.csv", "neg.txt"})
            tree.write(name, "a\n");
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(imported.records.size(), 2U);
        std::vector<std::string> said = unused(imported);
        std::ranges::sort(said);
        QCOMPARE(said, (std::vector<std::string>{"«dev» (files passed over: 1)", "«heldout» (files passed over: 2)",
                                                 "«neg.txt» (files passed over: 1)", "«pos» (files passed over: 1)",
                                                 "«test» (1 texts without a label)",
                                                 "«train/neutral» (files passed over: 1)",
                                                 "«train/pos» (files passed over: 2)"}));
        QCOMPARE(previewDataFile(tree.root).notes.size(), imported.notes.size());
        const ImportedRecords one = read(tree.root / "train/pos");
        QCOMPARE(unused(one), std::vector<std::string>{"«pos» (files passed over: 2)"});
    }
    void aPartWithoutTextsIsSaidAndTheOthersAreTaken() {
        const Tree tree;
        tree.write("neg.txt", "\n");
        tree.write("pos.txt", "a\nb\n");
        tree.write("neutral.txt", "c\n");
        const ImportedRecords imported = read(tree.root);
        QCOMPARE(labelsOf(imported), (std::vector<std::string>{"neutral", "pos", "pos"}));
        QCOMPARE(imported.rejected.size(), 1U);
        QCOMPARE(imported.rejected.front().code, ProblemCode::DataEmpty);
        const DataPreview preview = previewDataFile(tree.root);
        QCOMPARE(preview.recordCount, 3);
        QCOMPARE(preview.rejectedCount, 1);
        QVERIFY(preview.problems.empty() && preview.isWhole);
        QCOMPARE(preview.labels.labels, (std::vector<LabelCount>{{"pos", 2}, {"neutral", 1}}));
        std::string lines;
        for (int i = 0; i < 30; ++i) lines += "text\n";
        tree.write("neg.txt", lines);
        tree.write("pos.txt", " ");
        QCOMPARE(previewDataFile(tree.root).rejectedCount, 1); // behind the rows that are shown
        QCOMPARE(previewDataFile(tree.root).recordCount, 31);
    }
    void aLargePartIsNotSeenWhole() {
        const Tree tree;
        tree.write("pos.txt", std::string(DataPreview::MaximumBytes / 10 + 1, 'x').append("\n").append("y\n"));
        tree.write("neg.txt", "a\n");
        QVERIFY(previewDataFile(tree.root).isWhole);
        std::string lines;
        while (lines.size() <= DataPreview::MaximumBytes) lines += std::string(1000, 'x') + "\n";
        tree.write("pos.txt", lines);
        QVERIFY(!previewDataFile(tree.root).isWhole);
    }
    void otherFoldersAreNoTexts() {
        const Tree tree;
        tree.write("notes/a.txt", "a");
        tree.write("train/a.txt", "a");
        QVERIFY(!isTextFolder(tree.root)); // nothing says that «notes» is a label
        QVERIFY(!isTextFolder(tree.root / "gone"));
        QVERIFY(!isTextFolder(tests::fixture("data")));
        try {
            read(tree.root);
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::DataInvalid);
        }
    }
    void readingCountsFilesAndCanBeStopped() {
        const Tree tree;
        tree.fill(20);
        std::uint64_t last = 0;
        const auto count = [&](std::uint64_t done, std::uint64_t total) {
            QCOMPARE(total, 80U);
            QVERIFY(done >= last && done <= total);
            last = done;
        };
        readDataFile(tree.root, ImportOptions{}, {{}, count});
        QCOMPARE(last, 80U);
        std::stop_source stop;
        const auto stopAt = [&](std::uint64_t done, std::uint64_t) {
            if (done == 40) stop.request_stop();
        };
        QVERIFY_THROWS_EXCEPTION(Stopped, readDataFile(tree.root, ImportOptions{}, {stop.get_token(), stopAt}));
    }
    void materialInTwoFilesIsOne() {
        LORIKEET_NEED_MATERIAL(folder, "datasets/rotten-tomatoes");
        const ImportedRecords imported = read(folder);
        QCOMPARE(imported.records.size(), 10662U);
        QCOMPARE(std::ranges::count(imported.records, "pos", &Record::label), 5331);
        QVERIFY(imported.rejected.empty());
        QCOMPARE(imported.encoding, std::string("Windows-1252"));
    }
};

QTEST_GUILESS_MAIN(tst_TextFolder)
#include "tst_TextFolder.moc"
