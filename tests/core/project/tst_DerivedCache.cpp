#include "ProjectDesk.h"
#include "core/Files.h"
#include "core/project/DerivedCache.h"

#include <QTest>

using namespace core;
using Values = std::vector<std::optional<std::int64_t>>;

class tst_DerivedCache : public QObject {
    Q_OBJECT
    static std::filesystem::path pathOf(const QTemporaryDir& folder) { return folder.path().toStdString(); }
    static void put(DerivedCache& cache, const char* fingerprint, std::vector<DerivedValue> values) {
        cache.put(fingerprint, values);
    }
    static Values get(const DerivedCache& cache, const char* fingerprint, std::vector<DerivedKey> keys) {
        return cache.get(fingerprint, keys);
    }

private slots:
    void valuesBelongToATextAndToWhatComputedThem() {
        QTemporaryDir folder;
        DerivedCache cache(pathOf(folder));
        QVERIFY((get(cache, "a", {{1, 1}}) == Values{std::nullopt}));
        put(cache, "a", {{1, 1, 10}, {2, 5, -3}});
        put(cache, "b", {{1, 1, 20}});
        put(cache, "a", {{1, 2, 11}});
        QVERIFY((get(cache, "a", {{2, 5}, {1, 1}, {1, 2}, {1, 3}, {3, 1}}) == Values{-3, 10, 11, {}, {}}));
        QVERIFY((get(cache, "b", {{1, 1}, {2, 5}}) == Values{20, {}}));
        put(cache, "a", {{1, 1, 12}});
        QVERIFY((get(cache, "a", {{1, 1}}) == Values{12}));
    }
    void valuesOutliveTheProgram() {
        QTemporaryDir folder;
        {
            DerivedCache cache(pathOf(folder));
            put(cache, "a", {{1, 1, 10}});
        }
        QVERIFY((get(DerivedCache(pathOf(folder)), "a", {{1, 1}}) == Values{10}));
        std::filesystem::remove(pathOf(folder) / "cache.sqlite");
        QVERIFY((get(DerivedCache(pathOf(folder)), "a", {{1, 1}}) == Values{std::nullopt}));
    }
    void aDamagedFileIsMadeAnew() {
        const std::string zeros(10'000, '\0');
        for (const std::string& content : {std::string("a text"), zeros, std::string()}) {
            QTemporaryDir folder;
            replaceFile(pathOf(folder) / "cache.sqlite", content);
            {
                DerivedCache cache(pathOf(folder));
                put(cache, "a", {{1, 1, 10}});
            }
            QVERIFY((get(DerivedCache(pathOf(folder)), "a", {{1, 1}}) == Values{10}));
        }
    }
    void damageThatShowsLaterIsMended() {
        QTemporaryDir folder;
        const auto file = pathOf(folder) / "cache.sqlite";
        {
            DerivedCache cache(pathOf(folder));
            std::vector<DerivedValue> many;
            for (int i = 1; i <= 5'000; ++i) many.push_back({i, 1, i});
            cache.put("a", many);
        }
        std::string content = readFile(file);
        for (std::size_t i = 3 * 4096; i < content.size(); ++i) content[i] = '\x5a';
        replaceFile(file, content);
        DerivedCache cache(pathOf(folder));
        QVERIFY((get(cache, "a", {{1, 1}, {2'500, 1}, {5'000, 1}}) == Values(3)));
        put(cache, "a", {{1, 1, 7}});
        QVERIFY((get(cache, "a", {{1, 1}}) == Values{7}));
        QVERIFY((get(DerivedCache(pathOf(folder)), "a", {{1, 1}}) == Values{7}));
    }
    void withoutAFolderItLivesInMemory() {
        DerivedCache cache("/nowhere/at/all");
        put(cache, "a", {{1, 1, 10}});
        QVERIFY((get(cache, "a", {{1, 1}}) == Values{10}));
    }
};

QTEST_GUILESS_MAIN(tst_DerivedCache)
#include "tst_DerivedCache.moc"
