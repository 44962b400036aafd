#include "core/Error.h"
#include "core/Files.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

using namespace core;
namespace fs = std::filesystem;

class tst_Files : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private slots:
    void replacesWhole() {
        replaceFile(at("a.txt"), "old");
        replaceFile(at("a.txt"), "new content");
        QCOMPARE(readFile(at("a.txt")), std::string("new content"));
        QCOMPARE(std::distance(fs::directory_iterator(m_folder.path().toStdString()), fs::directory_iterator{}), 1);
    }
    void missingFileIsASentence() {
        try {
            readFile(at("none"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::FileMissing);
        }
    }
    void folderIsUnreadable() {
        try {
            readFile(at("."));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::FileUnreadable);
        }
    }
    void refusesMoreThanTheLimit() {
        replaceFile(at("big"), std::string(1000, 'x'));
        try {
            readFile(at("big"), 999);
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::DataTooLarge);
        }
        QCOMPARE(readFile(at("big"), 1000).size(), 1000U);
    }
    void refusesASparseFileAtOnce() {
        constexpr std::uint64_t Terabyte = std::uint64_t{1} << 40;
        replaceFile(at("sparse"), "");
        fs::resize_file(at("sparse"), Terabyte);
        try {
            readFile(at("sparse"), 1000);
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::DataTooLarge);
            QCOMPARE(error.problems()[0].args, (std::vector<std::string>{std::to_string(Terabyte), "1000"}));
        }
        fs::remove(at("sparse"));
    }
    void whatCannotBeSeenIsASentence() {
        replaceFile(at("plain"), "x");
        QVERIFY(isThere(at("plain")) && !isFolder(at("plain")) && isFolder(at(".")));
        QVERIFY(!isThere(at("plain/inside")) && !isFolder(at("plain/inside")) && !isThere(at("none")));
        try {
            isThere(at(std::string(300, 'n').c_str()));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::FileUnreadable);
        }
    }
    void fullDiskKeepsTheOldFile() {
        replaceFile(at("kept"), "old");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{}, small{};
        getrlimit(RLIMIT_FSIZE, &before);
        small = {4096, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        bool thrown = false;
        try {
            replaceFile(at("kept"), std::string(100000, 'y'));
        } catch (const Error& error) {
            thrown = error.problems()[0].code == ProblemCode::DiskFull;
        }
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(thrown);
        QCOMPARE(readFile(at("kept")), std::string("old"));
    }
    void replacesAFolderWhole() {
        makeFolders(at("set/new"));
        replaceFile(at("set/new/a"), "new");
        replaceFolder(at("set/new"), at("set/kept"));
        QCOMPARE(readFile(at("set/kept/a")), std::string("new"));
        makeFolders(at("set/new"));
        makeFolders(at("set/kept.old")); // left by a crash
        replaceFile(at("set/kept.old/a"), "older");
        replaceFile(at("set/new/a"), "newer");
        replaceFolder(at("set/new"), at("set/kept"));
        QCOMPARE(readFile(at("set/kept/a")), std::string("newer"));
        QCOMPARE(std::distance(fs::directory_iterator(at("set")), fs::directory_iterator{}), 1);
    }
    void aFolderThatCannotBeReplacedStays() {
        makeFolders(at("stays/kept"));
        replaceFile(at("stays/kept/a"), "old");
        try {
            replaceFolder(at("stays/none"), at("stays/kept"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::FileUnwritable);
        }
        QCOMPARE(readFile(at("stays/kept/a")), std::string("old"));
        QCOMPARE(std::distance(fs::directory_iterator(at("stays")), fs::directory_iterator{}), 1);
    }
    void aFolderIsWrittenAsideAndPutInPlaceWhole() {
        makeFolders(at("written/kept.part/torn")); // of a program that was killed
        makeFolders(at("written/kept"));
        replaceFile(at("written/kept/a"), "old");
        writeFolder(at("written/kept"), [&](const fs::path& aside) {
            QVERIFY(fs::is_empty(aside));
            replaceFile(aside / "b", "new");
            QCOMPARE(readFile(at("written/kept/a")), std::string("old"));
        });
        QCOMPARE(readFile(at("written/kept/b")), std::string("new"));
        QVERIFY(!fs::exists(at("written/kept/a")));
        QVERIFY_THROWS_EXCEPTION(Stopped, writeFolder(at("written/kept"), [](const fs::path& aside) {
                                     replaceFile(aside / "c", "half");
                                     throw Stopped();
                                 }));
        QCOMPARE(readFile(at("written/kept/b")), std::string("new"));
        QCOMPARE(std::distance(fs::directory_iterator(at("written")), fs::directory_iterator{}), 1);
    }
    void aFolderInsideAFileIsASentence() {
        replaceFile(at("plain"), "x");
        try {
            makeFolders(at("plain/inside"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].code, ProblemCode::FileUnwritable);
        }
    }
    void mapsAnEmptyFile() {
        replaceFile(at("empty"), "");
        QVERIFY(MappedFile(at("empty")).bytes().empty());
    }
    void mappedBytesSurviveAMove() {
        replaceFile(at("m"), "abc");
        MappedFile first(at("m"));
        const MappedFile second(std::move(first));
        QCOMPARE(second.bytes().size(), 3U);
        QVERIFY(first.bytes().empty());
    }
};

QTEST_GUILESS_MAIN(tst_Files)
#include "tst_Files.moc"
