#include "tests/core/project/FileLimit.h"
#include "tests/ui/session/ReleaseBench.h"
#include "ui/session/ExportJob.h"

#include <nlohmann/json.hpp>

using namespace tests;
using namespace ui;
using Format = core::ReleaseFormat;

/// An export with the real engine, turn by turn: what comes out is what was tried, and nothing comes out where it is
/// not.
class tst_ExportJob : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    EngineRoom m_room;
    fs::path m_run, m_base;

    fs::path at(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    fs::path copyOf(const fs::path& folder, const std::string& name) const {
        fs::remove_all(at(name));
        fs::create_directories(at(name).parent_path());
        fs::copy(folder, at(name), fs::copy_options::recursive);
        return at(name);
    }
    ExportOrder order(Format format, const fs::path& run) const {
        ExportOrder order{.model = {.folder = m_base, .device = "cpu", .dtype = "float32"},
                          .plan = core::planRunExport(run, m_base),
                          .card = {},
                          .folder = at("out/clinic")};
        order.card = core::makeCard(order.plan, format, "clinic", "Lorikeet 0.0");
        return order;
    }
    std::unique_ptr<ExportJob> job(ExportOrder order, std::vector<ExportNews>* news = nullptr) const {
        const auto carry = [](const std::function<void()>& arrive) { arrive(); };
        const auto take = [news](const std::vector<ExportNews>& some) {
            if (news) news->insert(news->end(), some.begin(), some.end());
        };
        return std::make_unique<ExportJob>(std::move(order), ExportJob::Carrier(carry, take));
    }
    /// Turns until the folder is written aside; it is not judged yet.
    bool untilAside(ExportJob& job) {
        for (int turn = 0; turn < 1000 && !fs::exists(at("out/clinic.unverified")); ++turn)
            if (job.advance(m_room, {}) != core::TaskState::Running) return false;
        return fs::exists(at("out/clinic.unverified"));
    }
    core::TaskState finish(ExportJob& job, const std::stop_token& stop = {}) {
        core::TaskState state = core::TaskState::Running;
        while (state == core::TaskState::Running) state = job.advance(m_room, stop);
        return state;
    }
    /// The name of the first problem, or nothing.
    std::string problemOf(ExportJob& job, std::string* place = nullptr) {
        try {
            finish(job);
        } catch (const core::Error& error) {
            if (place) *place = error.problems().front().where.file;
            return std::string(core::problemName(error.problems().front().code));
        }
        return {};
    }
    /// Changes the last bytes of the weights, which stay numbers.
    static void corrupt(const fs::path& file) {
        std::string weights = core::readFile(file);
        for (std::size_t i = weights.size() - 64; i < weights.size(); ++i)
            weights[i] = static_cast<char>(weights[i] ^ 0x15);
        core::replaceFile(file, weights);
    }

private slots:
    void initTestCase() {
        m_room.setEngine(core::EngineLoader::load());
        m_base = copyOf(Starter / "model", "starter");
        m_run = trainRun(m_room.engine(), at("project"), "run-1", m_base);
        QVERIFY(fs::exists(m_run / "adapter/adapter_model.safetensors"));
        QVERIFY(largestDifference(judged(m_room.engine(), m_base, m_run / "adapter"),
                                  judged(m_room.engine(), m_base, {})) > 0.1);
    }
    void init() { core::makeFolders(at("out")); }
    void cleanup() { fs::remove_all(at("out")); }
    void cleanupTestCase() { m_room.clear(); }

    void whatIsExportedComesInAgainAndJudgesAlike() {
        std::vector<ExportNews> news;
        {
            const auto exporting = job(order(Format::Peft, m_run), &news);
            QCOMPARE(finish(*exporting), core::TaskState::Finished);
        }
        QCOMPARE(namesIn(at("out")), QStringList{"clinic"});
        const QStringList files{"README.md", "adapter_config.json", "adapter_model.safetensors", "lorikeet-card.json"};
        QCOMPARE(namesIn(at("out/clinic")), files);
        QVERIFY(news.back().verified && news.back().part == 1);
        QCOMPARE(news.back().verified->sequences, 6);
        QVERIFY(news.back().verified->largestDifference <= 1e-4);
        const core::AdapterEntry entry =
            core::importAdapter(at("out/clinic"), at("project"), core::readModelConfig(m_base));
        QCOMPARE(judged(m_room.engine(), m_base, entry.folder), judged(m_room.engine(), m_base, m_run / "adapter"));
        const auto card = nlohmann::json::parse(core::readFile(at("out/clinic/lorikeet-card.json")));
        QCOMPARE(card["adapter"]["sha256"].get<std::string>(), core::adapterHash(m_run / "adapter"));
        QCOMPARE(card["verification"]["tokens"].get<std::int64_t>(), news.back().verified->tokens);
    }
    void aWholeModelJudgesAsTheAdapterDoes() {
        std::vector<ExportNews> news;
        {
            const auto exporting = job(order(Format::Merged, m_run), &news);
            QCOMPARE(finish(*exporting), core::TaskState::Finished);
        }
        QVERIFY(fs::exists(at("out/clinic/README.md")) && fs::exists(at("out/clinic/tokenizer.json")));
        const double difference = largestDifference(judged(m_room.engine(), at("out/clinic"), {}),
                                                    judged(m_room.engine(), m_base, m_run / "adapter"));
        QVERIFY2(difference < 0.5, QByteArray::number(difference)); // its 16-bit format rounds
        QVERIFY(news.back().verified->largestDifference <= 1e-4);
    }

    void aHandleThatNoAdapterHasIsRefused() {
        const auto model = opened(m_room.engine(), m_base);
        QVERIFY_EXCEPTION_THROWN(model->score({{1, 2}}, 7), core::Error);
        const core::AdapterHandle handle = model->attach(m_run / "adapter");
        model->detach(handle);
        const core::ExportRequest request{.adapter = handle, .folder = at("out/clinic"), .sequences = {}};
        QVERIFY_EXCEPTION_THROWN(model->exportTo(request), core::Error);
    }

    void aTensorThatIsDamagedOnTheWayIsFound_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("file");
        QTest::newRow("peft") << int(Format::Peft) << "adapter_model.safetensors";
        QTest::newRow("merged") << int(Format::Merged) << "model.safetensors";
    }
    void aTensorThatIsDamagedOnTheWayIsFound() {
        QFETCH(int, format);
        QFETCH(QString, file);
        const auto exporting = job(order(static_cast<Format>(format), m_run));
        QVERIFY(untilAside(*exporting));
        corrupt(at("out/clinic.unverified") / file.toStdString());
        std::string place;
        QCOMPARE(problemOf(*exporting, &place), std::string("export-differs"));
        QCOMPARE(place, at("out/clinic.unverified").string());
        QCOMPARE(namesIn(at("out")), QStringList{"clinic.unverified"}); // left aside, and never called done
        QVERIFY(fs::exists(at("out/clinic.unverified/NOT-VERIFIED.txt")));
        QVERIFY(!fs::exists(at("out/clinic.unverified/README.md")));
    }
    void aTensorThatWasDamagedBeforeIsRefused() {
        const fs::path run = copyOf(m_run, "project/runs/damaged");
        std::string weights = core::readFile(run / "adapter/adapter_model.safetensors");
        std::fill(weights.end() - 4, weights.end(), '\xff'); // no number
        core::replaceFile(run / "adapter/adapter_model.safetensors", weights);
        QCOMPARE(problemOf(*job(order(Format::Peft, run))), std::string("tensor-not-finite"));
        QVERIFY(namesIn(at("out")).isEmpty());
    }
    void aKeyThatIsDroppedIsMissed() {
        const fs::path run = copyOf(m_run, "project/runs/dropped");
        const fs::path file = run / "adapter/adapter_model.safetensors";
        std::string weights = core::readFile(file); // another name of the same length
        const std::size_t key = weights.find("q_proj.lora_A.weight");
        QVERIFY(key != std::string::npos);
        weights.replace(key, 6, "x_proj");
        core::replaceFile(file, weights);
        QCOMPARE(problemOf(*job(order(Format::Peft, run))), std::string("tensor-missing"));
        QVERIFY(namesIn(at("out")).isEmpty());
    }
    void aFolderThatIsThereIsKept() {
        fs::create_directories(at("out/clinic"));
        core::replaceFile(at("out/clinic/mine.txt"), "mine");
        QCOMPARE(problemOf(*job(order(Format::Peft, m_run))), std::string("folder-not-empty"));
        QCOMPARE(namesIn(at("out/clinic")), QStringList{"mine.txt"});
        QCOMPARE(namesIn(at("out")), QStringList{"clinic"});
    }
    void onAFullDiskNothingIsLeft_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("peft") << int(Format::Peft);
        QTest::newRow("merged") << int(Format::Merged);
    }
    void onAFullDiskNothingIsLeft() {
        QFETCH(int, format);
        const auto exporting = job(order(static_cast<Format>(format), m_run));
        const FileLimit limit(1000);
        QCOMPARE(problemOf(*exporting), std::string("disk-full"));
        QVERIFY(namesIn(at("out")).isEmpty());
    }
    void stoppedAtAnyTurnNothingIsLeft() {
        for (int turns = 0, isOver = 0; !isOver; ++turns) {
            const auto exporting = job(order(Format::Merged, m_run));
            core::TaskState state = core::TaskState::Running;
            for (int turn = 0; turn < turns && state == core::TaskState::Running; ++turn)
                state = exporting->advance(m_room, {});
            std::stop_source stop;
            stop.request_stop();
            while (state == core::TaskState::Running) state = exporting->advance(m_room, stop.get_token());
            isOver = state == core::TaskState::Finished;
            if (isOver) {
                QVERIFY(fs::exists(at("out/clinic/README.md"))); // it was done already
                fs::remove_all(at("out/clinic"));
            }
            QVERIFY2(namesIn(at("out")).isEmpty(), qPrintable(namesIn(at("out")).join(' ')));
        }
    }
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QCoreApplication application(argc, argv);
    tst_ExportJob test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ExportJob.moc"
