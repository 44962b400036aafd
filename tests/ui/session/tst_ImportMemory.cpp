#include "ui/session/ImportMemory.h"
#include "ui/session/Settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

FileLook lookOf(std::vector<std::string> columns, const std::string& encoding = "UTF-8") {
    core::DataPreview preview;
    for (std::string& name : columns) preview.columns.push_back({std::move(name), std::nullopt});
    preview.encoding = encoding;
    return FileLook(preview);
}

core::ImportOptions chosen() {
    core::ImportOptions options;
    options.encoding = "GB18030";
    options.delimiter = '\t';
    options.firstRow = core::FirstRow::Record;
    options.columns = {{"column 1", core::DataField::Output}, {"column 2", std::nullopt}};
    return options;
}

} // namespace

class tst_ImportMemory : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString file(const char* name) { return m_folder.filePath(QLatin1StringView(name)); }

private slots:
    void whatWasChosenComesBackAfterARestart() {
        {
            Settings settings(file("restart.ini"));
            ImportMemory(settings).keep(lookOf({"a", "b"}), chosen());
        }
        Settings settings(file("restart.ini"));
        const auto options = ImportMemory(settings).optionsFor(lookOf({"a", "b"}));
        QVERIFY(options);
        QCOMPARE(options->encoding, chosen().encoding);
        QCOMPARE(options->delimiter, '\t');
        QVERIFY(options->firstRow == core::FirstRow::Record);
        QVERIFY(options->columns == chosen().columns);
        QVERIFY(!ImportMemory(settings).optionsFor(lookOf({"b", "a"})));
        QVERIFY(!ImportMemory(settings).optionsFor(lookOf({"ab"})));
    }
    void anEncodingCountsWhereTheSameWasFound() {
        Settings settings(file("encoding.ini"));
        ImportMemory memory(settings);
        memory.keep(lookOf({"a"}, "UTF-8"), chosen());
        const auto options = memory.optionsFor(lookOf({"a"}, "Windows-1252"));
        QVERIFY(options);
        QCOMPARE(options->encoding, std::string());
        QCOMPARE(options->delimiter, '\t');
    }
    void whatStandsAsItWasFoundIsForgotten() {
        Settings settings(file("forgotten.ini"));
        ImportMemory memory(settings);
        memory.keep(lookOf({"a"}), chosen());
        memory.keep(lookOf({"a"}), {});
        QVERIFY(!memory.optionsFor(lookOf({"a"})));
    }
    void aHeaderAndTextsAloneAreKept() {
        Settings settings(file("texts.ini"));
        ImportMemory memory(settings);
        core::ImportOptions options;
        options.answers = core::Answers::Optional;
        memory.keep(lookOf({"review"}), options);
        QVERIFY(memory.optionsFor(lookOf({"review"}))->answers == core::Answers::Optional);
        options = {};
        options.firstRow = core::FirstRow::Header;
        memory.keep(lookOf({"review"}), options); // as it was found
        QVERIFY(!memory.optionsFor(lookOf({"review"})));
        FileLook headerless = lookOf({"column 1"});
        headerless.firstRow = core::FirstRow::Record;
        memory.keep(headerless, options);
        QVERIFY(memory.optionsFor(headerless)->firstRow == core::FirstRow::Header);
    }
    void theOldestMakeRoom() {
        Settings settings(file("many.ini"));
        ImportMemory memory(settings);
        for (int i = 0; i < 60; ++i) memory.keep(lookOf({std::to_string(i)}), chosen());
        QVERIFY(!memory.optionsFor(lookOf({"0"})));
        QVERIFY(memory.optionsFor(lookOf({"59"})));
        QVERIFY(settings.pageState(u"imports"_s).size() < 40'000);
    }
    void settingsOfAnotherKindAreLeftAlone() {
        Settings settings(file("odd.ini"));
        settings.setPageState(u"imports"_s, "no JSON at all");
        ImportMemory memory(settings);
        QVERIFY(!memory.optionsFor(lookOf({"a"})));
        memory.keep(lookOf({"a"}), chosen());
        QVERIFY(memory.optionsFor(lookOf({"a"})));
    }
};

QTEST_GUILESS_MAIN(tst_ImportMemory)
#include "tst_ImportMemory.moc"
