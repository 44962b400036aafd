#include "tests/ui/session/TrainBench.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;
using State = ModelGlance::State;
using Origin = KnownModel::Origin;

namespace {

QString model(const char* name) {
    return fromPath(fixture(std::string("models/") + name));
}

const KnownModel* find(const QList<KnownModel>& models, const QString& name) {
    for (const KnownModel& model : models)
        if (model.name == name) return &model;
    return nullptr;
}

/// The models that are a click away, by a worker of their own.
struct Shelf : TrainBench {
    Worker shelf{"shelf"};
    KnownModels own{shelf, models, engine};

    bool isLookedAt() {
        for (const KnownModel& each : own.list())
            if (!each.glance) return false;
        return true;
    }
};

} // namespace

class tst_KnownModels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(m_cache.isValid());
        qputenv("HF_HUB_CACHE", m_cache.path().toUtf8());
        qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter");
        qputenv("LORIKEET_REVIEWS", LORIKEET_SOURCES "/resources/review-starter");
        addToCache(u"Org--sound"_s, model("llama-tied"));
        addToCache(u"Org--half"_s, {});
    }

    void theyStandByWhereTheyComeFromEachOnce() {
        Shelf bench;
        for (const QString& folder : {model("gpt2-tied"), sampleModel(Sample::Clinic), cached(u"Org--sound"_s)})
            bench.settings.addRecentModel(folder);
        bench.models.restore();
        EVENTUALLY(bench.models.cached().size() == 2);
        QStringList names;
        for (const KnownModel& each : bench.own.list()) names += each.name;
        QCOMPARE(names, (QStringList{u"Starter"_s, u"Review starter"_s, u"Org/sound"_s, u"gpt2-tied"_s, u"Org/half"_s}));
        QCOMPARE(find(bench.own.list(), u"Org/sound"_s)->origin, Origin::Recent);
        QCOMPARE(find(bench.own.list(), u"Org/half"_s)->origin, Origin::Cached);
    }

    void eachSaysItsFamilyItsSizeAndWhetherItFits() {
        Shelf bench;
        bench.settings.addRecentModel(model("gpt2-tied"));
        bench.settings.addRecentModel(u"/nowhere/model"_s);
        bench.models.restore();
        bench.own.look(); // those of the cache come later
        EVENTUALLY(bench.models.cached().size() == 2 && bench.isLookedAt());
        const QList<KnownModel> models = bench.own.list();
        QCOMPARE(find(models, u"gpt2-tied"_s)->glance->state, State::Sound);
        QCOMPARE(find(models, u"gpt2-tied"_s)->glance->family, std::string("gpt2"));
        QCOMPARE(find(models, u"Starter"_s)->glance->parameterCount, 324'032);
        QCOMPARE(find(models, u"Review starter"_s)->glance->family, std::string("distilbert"));
        QCOMPARE(find(models, u"Org/sound"_s)->glance->state, State::Sound);
        QCOMPARE(find(models, u"Org/half"_s)->glance->state, State::Unusable);
        QCOMPARE(find(models, u"model"_s)->glance->state, State::Missing);
        QCOMPARE(find(models, u"Starter"_s)->fit.fit, Fit::Unknown); // on what device, nobody knows yet
        QSignalSpy changed(&bench.own, &KnownModels::changed);
        bench.engine.start();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        EVENTUALLY(!changed.isEmpty());
        QCOMPARE(find(bench.own.list(), u"Starter"_s)->fit.fit, Fit::Fits);
        QCOMPARE(find(bench.own.list(), u"Org/half"_s)->fit.fit, Fit::Unknown);
    }

    void itAgreesWithTheCloserLook() {
        for (const char* name : {"llama-tied", "gpt2-tied", "sample"}) {
            Shelf bench;
            bench.settings.addRecentModel(model(name));
            bench.own.look();
            EVENTUALLY(bench.isLookedAt());
            const ModelGlance before = *find(bench.own.list(), QString::fromLatin1(name))->glance;
            bench.models.inspect(model(name));
            EVENTUALLY(bench.models.base());
            QCOMPARE(*find(bench.own.list(), QString::fromLatin1(name))->glance, before);
        }
    }

    void whatACloserLookFoundCounts() {
        Shelf bench;
        QTemporaryDir folder;
        QVERIFY(QFile::copy(model("llama-tied") + u"/config.json"_s, folder.filePath(u"config.json"_s)));
        QFile weights(folder.filePath(u"model.safetensors"_s));
        QVERIFY(weights.open(QIODevice::WriteOnly));
        weights.close(); // empty: a glance does not see it
        bench.settings.addRecentModel(folder.path());
        bench.own.look();
        EVENTUALLY(bench.isLookedAt());
        QCOMPARE(find(bench.own.list(), modelName(folder.path()))->glance->state, State::Sound);
        bench.models.inspect(folder.path());
        EVENTUALLY(bench.models.report());
        QCOMPARE(find(bench.own.list(), modelName(folder.path()))->glance->state, State::Unusable);
    }

    void aDriveThatIsGoneHoldsNothingUp() {
        Shelf bench;
        Gate gate;
        bench.shelf.run({}, gate.job(), &bench.own, [](const auto&) {});
        bench.settings.addRecentModel(model("gpt2-tied"));
        bench.own.look();
        bench.chooseModel(); // by another worker
        QVERIFY(!find(bench.own.list(), u"gpt2-tied"_s)->glance);
        gate.open();
        EVENTUALLY(bench.isLookedAt());
    }

private:
    QString cached(const QString& name) const {
        return m_cache.filePath(u"models--"_s + name + u"/snapshots/abc"_s);
    }
    void addToCache(const QString& name, const QString& source) {
        QVERIFY(QDir().mkpath(cached(name)));
        for (const QString& file : {u"config.json"_s, u"model.safetensors"_s})
            if (!source.isEmpty()) QVERIFY(QFile::copy(source + u'/' + file, cached(name) + u'/' + file));
        if (!source.isEmpty()) return;
        QFile config(cached(name) + u"/config.json"_s);
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("{\"model_type\": \"llama\"}");
    }

    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(tst_KnownModels)
#include "tst_KnownModels.moc"
