#include "tests/installer/Stage.h"
#include "tests/support/Times.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <unistd.h>

using installer::Outcome;
using installer::Person;
using installer::Stage;

#define SENTENCE(outcome, part) QVERIFY2((outcome).isOneSentenceWith(part), (outcome).shown().constData())
#define DONE(outcome) QVERIFY2((outcome).code == 0, (outcome).shown().constData())

/// installer/dependencies on machines that lack this or that.
class tst_Dependencies : public QObject {
    Q_OBJECT
    static constexpr const char* Folder = "cache/lorikeet/libtorch-2.11.0-cpu";
    static void lack(Stage& stage, const char* package) {
        stage.fake(QStringLiteral("dpkg-query"),
                   QStringLiteral("shift 3; for p; do [ \"$p\" = %1 ] || printf 'installed:%s ' \"$p\"; done")
                       .arg(QLatin1String(package)));
    }
    /// A pip that leaves a wheel, and an unzip that unpacks what a wheel of LibTorch holds.
    static void offerLibTorch(Stage& stage) {
        QDir(stage.at(QLatin1String(Folder))).removeRecursively();
        stage.makeLibTorch(QStringLiteral("offer"));
        stage.fake(
            QStringLiteral("python3"),
            QStringLiteral("for d; do :; done; case \"$*\" in *download*) touch \"$d/torch-2.11.0.whl\";; esac"));
        stage.fake(QStringLiteral("unzip"),
                   QStringLiteral("for d; do :; done; cp -R '%1/.' \"$d\"").arg(stage.at(QStringLiteral("offer"))));
    }
    static Outcome run(Stage& stage, Person person = Person::Root) {
        return stage.run(QStringLiteral("installer/dependencies"), {}, person);
    }

private slots:
    void initTestCase() {
        if (::geteuid() != 0) QSKIP("not permitted here: these tests play root, and are run by another user");
    }
    void passesAtOnceWhereEverythingIsThere();
    void installsWhatIsMissingAndNothingElse();
    void takesRustFromTheDistributionWhereThereIsNone();
    void takesRustFromTheDistributionWhereItIsOld();
    void prefersANewerCargoFurtherDownThePath();
    void noNetworkForPackages();
    void aPackageThatIsNotOffered();
    void fullDisksAreSeenBefore();
    void fullDisksAreSeenDuring();
    void noSudo();
    void sudoRefuses();
    void sudoIsUsedWhereItMay();
    void aFolderOfSomebodyElse();
    void otherSystemsAndArchitectures();
    void otherLinuxesAreUntestedButMayGoOn();
    void aDerivativeOfDebianIsUntestedButServed();
    void libTorchThatThePersonNames();
    void libTorchIsFetchedOnce();
    void libTorchFailsInOneSentence_data();
    void libTorchFailsInOneSentence();
    void anInterruptedUnpackingLeavesNothingHalfDone();
    void cudaOnlyWithADriver();
    void optionsAreExplained();
};

void tst_Dependencies::passesAtOnceWhereEverythingIsThere() {
    Stage stage;
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = run(stage);
    DONE(outcome);
    QVERIFY(tests::isInTime("a set-up that has nothing to do", timer.elapsed(), 5000));
    QVERIFY2(outcome.out.contains(QStringLiteral("[1/2] ")) && outcome.out.contains(QStringLiteral("[2/2] ")),
             outcome.shown().constData());
    QVERIFY2(!stage.calls().contains(QStringLiteral("apt-get")), qPrintable(stage.calls()));
    QVERIFY(!stage.calls().contains(QStringLiteral("download")));
}

void tst_Dependencies::installsWhatIsMissingAndNothingElse() {
    Stage stage;
    lack(stage, "libqcustomplot-dev");
    DONE(run(stage));
    const QString install = stage.calls().split(QLatin1Char('\n')).filter(QStringLiteral(" install ")).value(0);
    QVERIFY2(install.endsWith(QStringLiteral("--no-install-recommends libqcustomplot-dev")), qPrintable(install));
}

void tst_Dependencies::takesRustFromTheDistributionWhereThereIsNone() {
    Stage stage;
    stage.remove(QStringLiteral("cargo"));
    const Outcome outcome = run(stage);
    QVERIFY2(stage.calls().contains(QStringLiteral("rustc-web cargo-web")), qPrintable(stage.calls()));
    SENTENCE(outcome, "no Rust 1.85 or newer"); // this apt-get brings none
    stage.fake(QStringLiteral("apt-get"), QStringLiteral("printf '#!/bin/sh\\necho cargo 1.96.0' > '%1'; chmod +x '%1'")
                                              .arg(stage.at(QStringLiteral("bin/cargo"))));
    DONE(run(stage));
}

void tst_Dependencies::takesRustFromTheDistributionWhereItIsOld() {
    Stage stage;
    stage.fake(QStringLiteral("cargo"), QStringLiteral("echo 'cargo 1.65.0'"));
    run(stage);
    QVERIFY2(stage.calls().contains(QStringLiteral("rustc-web cargo-web")), qPrintable(stage.calls()));
}

void tst_Dependencies::prefersANewerCargoFurtherDownThePath() {
    Stage stage;
    stage.fake(QStringLiteral("cargo"), QStringLiteral("echo 'cargo 1.65.0'"));
    stage.write(QStringLiteral("home/.cargo/bin/cargo"), QStringLiteral("#!/bin/sh\necho 'cargo 1.100.0'\n"));
    QFile::setPermissions(stage.at(QStringLiteral("home/.cargo/bin/cargo")), QFile::Permissions(0x7755));
    const Outcome outcome = run(stage);
    DONE(outcome);
    QVERIFY2(outcome.out.contains(QStringLiteral("Rust 1.100.0")), outcome.shown().constData());
}

void tst_Dependencies::noNetworkForPackages() {
    Stage stage;
    lack(stage, "mold");
    stage.fake(QStringLiteral("apt-get"),
               QStringLiteral("case \"$*\" in *update*) echo \"W: Temporary failure resolving 'x'\";; "
                              "*) echo 'E: Unable to locate package mold'; exit 100;; esac"));
    SENTENCE(run(stage), "no network while installing packages");
}

void tst_Dependencies::aPackageThatIsNotOffered() {
    Stage stage;
    lack(stage, "libqcustomplot-dev");
    stage.fake(QStringLiteral("apt-get"),
               QStringLiteral(
                   "case \"$*\" in *install*) echo 'E: Unable to locate package libqcustomplot-dev'; exit 100;; esac"));
    SENTENCE(run(stage), "(missing: libqcustomplot-dev)");
}

void tst_Dependencies::fullDisksAreSeenBefore() {
    Stage stage;
    lack(stage, "mold");
    offerLibTorch(stage);
    stage.fake(QStringLiteral("df"),
               QStringLiteral("echo head; echo disk 9 9 2000000 9")); // enough for each, not for both
    SENTENCE(run(stage), "MB are needed and 1953 MB are free");
    QVERIFY2(!stage.calls().contains(QStringLiteral("install")), qPrintable(stage.calls()));
}

void tst_Dependencies::fullDisksAreSeenDuring() {
    Stage stage;
    lack(stage, "mold");
    stage.fake(QStringLiteral("apt-get"),
               QStringLiteral("echo 'E: Write error - write (28: No space left on device)'; exit 100"));
    SENTENCE(run(stage), "the disk became full while installing packages");
}

void tst_Dependencies::noSudo() {
    Stage stage;
    lack(stage, "mold");
    SENTENCE(run(stage, Person::Other), "become root and run «apt-get install mold");
}

void tst_Dependencies::sudoRefuses() {
    Stage stage;
    lack(stage, "mold");
    stage.fake(QStringLiteral("sudo"), QStringLiteral("echo 'nobody is not in the sudoers file' >&2; exit 1"));
    SENTENCE(run(stage, Person::Other), "may not use sudo here");
}

void tst_Dependencies::sudoIsUsedWhereItMay() {
    Stage stage;
    lack(stage, "mold");
    stage.fake(QStringLiteral("sudo"), {});
    DONE(run(stage, Person::Other));
    QVERIFY2(stage.calls().contains(QStringLiteral("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get")),
             qPrintable(stage.calls()));
}

void tst_Dependencies::aFolderOfSomebodyElse() {
    Stage stage;
    stage.write(QStringLiteral("tree/build"), QStringLiteral("a file, where a folder should be made"));
    SENTENCE(run(stage), "no permission to write to");
    Stage other;
    QDir(other.at(QStringLiteral("cache"))).removeRecursively();
    other.write(QStringLiteral("cache"), QStringLiteral("a file"));
    SENTENCE(run(other), "no permission to write to the cache folder");
}

void tst_Dependencies::otherSystemsAndArchitectures() {
    Stage stage;
    stage.fake(QStringLiteral("uname"), QStringLiteral("[ \"$1\" = -m ] && echo aarch64 || echo Linux"));
    SENTENCE(run(stage), "the architecture aarch64 is not supported");
    stage.fake(QStringLiteral("uname"), QStringLiteral("[ \"$1\" = -m ] && echo x86_64 || echo Darwin"));
    SENTENCE(run(stage), "Darwin is not supported");
}

void tst_Dependencies::otherLinuxesAreUntestedButMayGoOn() {
    Stage stage;
    stage.write(QStringLiteral("os-release"),
                QStringLiteral("PRETTY_NAME=\"Fedora Linux 41\"\nID=fedora\nVERSION_ID=41\n"));
    const Outcome outcome = run(stage);
    DONE(outcome);
    QVERIFY2(outcome.out.contains(QStringLiteral("Fedora Linux 41 is untested")), outcome.shown().constData());
    stage.remove(QStringLiteral("ninja"));
    SENTENCE(run(stage), "missing: ninja");
    QVERIFY(!stage.calls().contains(QStringLiteral("apt-get")));
}

void tst_Dependencies::aDerivativeOfDebianIsUntestedButServed() {
    Stage stage;
    stage.write(QStringLiteral("os-release"),
                QStringLiteral("PRETTY_NAME=\"Ubuntu 24.04\"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n"));
    lack(stage, "mold");
    const Outcome outcome = run(stage);
    DONE(outcome);
    QVERIFY2(outcome.out.contains(QStringLiteral("Ubuntu 24.04 is untested")), outcome.shown().constData());
    QVERIFY(stage.calls().contains(QStringLiteral("install")));
}

void tst_Dependencies::libTorchThatThePersonNames() {
    Stage stage;
    stage.set(QStringLiteral("LORIKEET_LIBTORCH"), stage.at(QStringLiteral("nowhere")));
    SENTENCE(run(stage), "which is no folder");
    QDir().mkpath(stage.at(QStringLiteral("empty")));
    stage.set(QStringLiteral("LORIKEET_LIBTORCH"), stage.at(QStringLiteral("empty")));
    SENTENCE(run(stage), "which holds no LibTorch");
    stage.makeLibTorch(QStringLiteral("old"), 9);
    stage.set(QStringLiteral("LORIKEET_LIBTORCH"), stage.at(QStringLiteral("old")));
    SENTENCE(run(stage), "names LibTorch 2.9; 2.11 or newer is needed");
    stage.makeLibTorch(QStringLiteral("mine"), 15);
    for (const QString& name :
         {stage.at(QStringLiteral("mine")), stage.at(QStringLiteral("mine/torch")), QStringLiteral("mine")}) {
        stage.set(QStringLiteral("LORIKEET_LIBTORCH"), name);
        const Outcome outcome = run(stage);
        DONE(outcome);
        QVERIFY2(outcome.out.contains(QStringLiteral("LORIKEET_LIBTORCH names: /")), outcome.shown().constData());
    }
    QVERIFY(!stage.calls().contains(QStringLiteral("download")));
}

void tst_Dependencies::libTorchIsFetchedOnce() {
    Stage stage;
    offerLibTorch(stage);
    DONE(run(stage));
    QVERIFY(QFileInfo::exists(stage.at(QLatin1String(Folder) + QStringLiteral("/torch/lib/libtorch_cpu.so"))));
    DONE(run(stage));
    QCOMPARE(stage.calls().count(QStringLiteral("pip download")), 1);
    const QStringList left =
        QDir(stage.at(QStringLiteral("cache/lorikeet"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    QCOMPARE(left, QStringList({QStringLiteral("libtorch-2.11.0-cpu"), QStringLiteral("lock")}));
}

void tst_Dependencies::libTorchFailsInOneSentence_data() {
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no network")
        << "WARNING: Retrying: Failed to establish a new connection: Temporary failure in name resolution\n"
           "ERROR: No matching distribution found for torch==2.11.0"
        << "no network while downloading LibTorch";
    QTest::newRow("not offered") << "ERROR: No matching distribution found for torch==2.11.0"
                                 << "does not offer LibTorch";
    QTest::newRow("another file") << "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE"
                                  << "is not the published file";
    QTest::newRow("full disk")
        << "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
        << "the disk became full while downloading LibTorch";
    QTest::newRow("anything else") << "Traceback: something new"
                                   << "could not be downloaded; the reason stands at the end of";
}

void tst_Dependencies::libTorchFailsInOneSentence() {
    QFETCH(QString, message);
    QFETCH(QString, sentence);
    Stage stage;
    offerLibTorch(stage);
    stage.write(QStringLiteral("message"), message);
    stage.fake(QStringLiteral("python3"), QStringLiteral("case \"$*\" in *download*) cat '%1' >&2; exit 1;; esac")
                                              .arg(stage.at(QStringLiteral("message"))));
    SENTENCE(run(stage), sentence.toUtf8().constData());
    QVERIFY(!QFileInfo::exists(stage.at(QLatin1String(Folder))));
}

void tst_Dependencies::anInterruptedUnpackingLeavesNothingHalfDone() {
    Stage stage;
    offerLibTorch(stage);
    stage.fake(QStringLiteral("unzip"),
               QStringLiteral(
                   "for d; do :; done; mkdir -p \"$d/torch/lib\"; echo x > \"$d/torch/lib/libc10.so\"; kill -9 $PPID"));
    QVERIFY(run(stage).code != 0);
    QVERIFY(!QFileInfo::exists(stage.at(QLatin1String(Folder))));
    stage.fake(QStringLiteral("unzip"),
               QStringLiteral("for d; do :; done; cp -R '%1/.' \"$d\"").arg(stage.at(QStringLiteral("offer"))));
    DONE(run(stage));
    QVERIFY(QFileInfo::exists(stage.at(QLatin1String(Folder) + QStringLiteral("/torch/lib/libtorch_cpu.so"))));
    QFile::remove(stage.at(QLatin1String(Folder) +
                           QStringLiteral("/torch/lib/libc10.so"))); // a folder that lost a file is fetched anew
    DONE(run(stage));
    QVERIFY(QFileInfo::exists(stage.at(QLatin1String(Folder) + QStringLiteral("/torch/lib/libc10.so"))));
}

void tst_Dependencies::cudaOnlyWithADriver() {
    Stage stage;
    offerLibTorch(stage);
    stage.write(QStringLiteral("offer/torch/lib/libtorch_cuda.so"), QStringLiteral("x"));
    stage.write(QStringLiteral("offer/nvidia/cudnn/lib/libcudnn.so.9"), QStringLiteral("x"));
    stage.fake(QStringLiteral("nvidia-smi"), QStringLiteral("echo 'GPU 0'"));
    DONE(run(stage));
    QVERIFY2(stage.calls().contains(QStringLiteral("libtorch-cuda.txt")), qPrintable(stage.calls()));
    QVERIFY(
        QFileInfo::exists(stage.at(QStringLiteral("cache/lorikeet/libtorch-2.11.0-cuda/torch/lib/libtorch_cuda.so"))));
    stage.fake(QStringLiteral("nvidia-smi"), QStringLiteral("exit 9"));
    DONE(stage.run(QStringLiteral("installer/dependencies"), {QStringLiteral("--cuda")}));
    QCOMPARE(stage.calls().count(QStringLiteral("pip download")), 1);
}

void tst_Dependencies::optionsAreExplained() {
    Stage stage;
    for (const char* command : {"installer/dependencies", "installer/run", "tests/run"}) {
        const Outcome help = stage.run(QLatin1String(command), {QStringLiteral("--help")});
        QVERIFY2(help.code == 0 && help.out.startsWith(QLatin1String(command)), help.shown().constData());
        const Outcome unknown = stage.run(QLatin1String(command), {QStringLiteral("--nonsense")});
        QVERIFY2(unknown.code == 2 && unknown.err.contains(QStringLiteral("«--nonsense»")),
                 unknown.shown().constData());
    }
    QCOMPARE(stage.calls(), QString());
}

QTEST_GUILESS_MAIN(tst_Dependencies)
#include "tst_Dependencies.moc"
