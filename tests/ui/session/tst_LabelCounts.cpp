#include "tests/ui/session/SessionBench.h"
#include "ui/session/LabelCounts.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;

namespace {

struct LabelBench : SessionBench {
    LabelCounts labels{reader, project, edits};

    qint64 total(const std::string& label) const {
        const auto found = std::ranges::find(labels.labels(), label, &core::LabelUse::label);
        return found == labels.labels().end() ? 0 : found->total();
    }
};

core::StoredRecord labelled(const std::string& label, core::Split split = core::Split::Train, const char* output = "") {
    core::StoredRecord stored = record("A review", output);
    stored.record.label = label;
    stored.split = split;
    return stored;
}

} // namespace

class tst_LabelCounts : public QObject {
    Q_OBJECT
private slots:
    void labelsAreCountedBySplitTheMostFrequentFirst() {
        LabelBench bench;
        bench.create({labelled("good"), labelled("bad"), labelled("bad", core::Split::Test),
                      labelled("", core::Split::Validation)});
        EVENTUALLY(bench.labels.labels().size() == 2);
        QCOMPARE(bench.labels.names(), (QStringList{QStringLiteral("bad"), QStringLiteral("good")}));
        const core::LabelUse& bad = bench.labels.labels().front();
        QCOMPARE(bad.bySplit[0], 1);
        QCOMPARE(bad.bySplit[2], 1);
        QCOMPARE(bench.labels.unlabelled().bySplit[1], 1);
        QVERIFY(!bench.labels.hasSeveral());
        QVERIFY(!bench.labels.isUsed(core::RecordField::Output));
        QVERIFY(bench.labels.isUsed(core::RecordField::Instruction));
    }

    void aTextOfSeveralCountsForEach() {
        LabelBench bench;
        bench.create({labelled("a; b"), labelled("b"), labelled(" b ;c"), labelled("  ")});
        EVENTUALLY(bench.labels.labels().size() == 3);
        QCOMPARE(bench.total("b"), 3);
        QCOMPARE(bench.total("c"), 1);
        QCOMPARE(bench.labels.unlabelled().total(), 1);
        QVERIFY(bench.labels.hasSeveral());
        QCOMPARE(bench.labels.textsWith("b"), (std::vector<std::string>{" b ;c", "a; b", "b"}));
        QCOMPARE(bench.labels.textsWith(""), (std::vector<std::string>{"  "}));
        QCOMPARE(bench.labels.textsWith("nobody"), std::vector<std::string>());
        QCOMPARE(bench.labels.filterTexts("nobody"), std::vector<std::string>{"nobody"});
        QCOMPARE(bench.labels.filterTexts("a"), std::vector<std::string>{"a; b"});
        QCOMPARE(bench.labels.chosen("a; b", "c"), std::string("a; b; c"));
        QCOMPARE(bench.labels.chosen("a; b", "a"), std::string("b"));
    }

    void ofOneAChoiceTakesThePlaceOfTheOther() {
        LabelBench bench;
        bench.create({labelled("good"), labelled("bad")});
        EVENTUALLY(bench.labels.labels().size() == 2);
        QCOMPARE(bench.labels.chosen("good", "bad"), std::string("bad"));
        QCOMPARE(bench.labels.chosen("bad", "bad"), std::string("bad"));
    }

    void oneStraySemicolonIsNoCustom() {
        LabelBench bench;
        std::vector<core::StoredRecord> records(101, labelled("good"));
        records.push_back(labelled("good; bad"));
        bench.create(std::move(records));
        EVENTUALLY(bench.total("good") == 102);
        QVERIFY(bench.labels.hasSeveral());
        QVERIFY(!bench.labels.isOfSeveral());
        QCOMPARE(bench.labels.chosen("good", "bad"), std::string("bad"));
        QCOMPARE(bench.labels.chosen("good; bad", "bad"), std::string("good")); // nothing else of it is lost
    }

    void labelsKeepTheirPlaces() {
        LabelBench bench;
        using Names = std::vector<std::string>;
        bench.create({labelled("neg"), labelled("neg"), labelled("pos"), labelled("")});
        EVENTUALLY(bench.total("neg") == 2);
        const auto all = [&](int row) { return bench.query.idAt(row); };
        bench.edits.fill({all(1), all(3)}, {.texts = {{core::RecordField::Label, "pos"}}});
        EVENTUALLY(bench.total("pos") == 3);
        QCOMPARE(bench.labels.names().first(), QStringLiteral("pos"));
        QCOMPARE(bench.labels.keyed(), (Names{"neg", "pos"}));
        bench.edits.fill({all(0)}, {.texts = {{core::RecordField::Label, "a new one"}}});
        EVENTUALLY(bench.total("a new one") == 1);
        QCOMPARE(bench.labels.keyed(), (Names{"neg", "pos", "a new one"})); // the keys of the others stay
        bench.close();
        QVERIFY(bench.labels.keyed().empty());
        bench.open();
        EVENTUALLY(bench.total("pos") == 3);
        QCOMPARE(bench.labels.keyed(), (Names{"pos", "a new one"}));
    }

    void oneOutputAmongManyIsFound() {
        LabelBench bench;
        std::vector<core::StoredRecord> records(2'003, labelled("good"));
        records[1'004] = labelled("", core::Split::Train, "\n");
        bench.create(std::move(records));
        EVENTUALLY(bench.total("good") == 2'002);
        QVERIFY(bench.labels.isUsed(core::RecordField::Output));
        QVERIFY(!bench.labels.isUsed(core::RecordField::Input));
    }

    void anOutputThatComesLaterIsFound() {
        LabelBench bench;
        bench.create(std::vector<core::StoredRecord>(1'000, labelled("good")));
        EVENTUALLY(bench.total("good") == 1'000);
        QVERIFY(!bench.labels.isUsed(core::RecordField::Output));
        const qint64 one = bench.query.idAt(777), other = bench.query.idAt(778);
        bench.edits.edit(other, core::RecordField::Label, QStringLiteral("bad"));
        EVENTUALLY(bench.total("bad") == 1);
        QVERIFY(!bench.labels.isUsed(core::RecordField::Output));
        bench.edits.fill({one}, {.texts = {{core::RecordField::Output, "An answer."}}});
        EVENTUALLY(bench.labels.isUsed(core::RecordField::Output));
        QVERIFY(!bench.labels.isUsed(core::RecordField::Input));
        bench.edits.remove({one});
        EVENTUALLY(!bench.labels.isUsed(core::RecordField::Output));
        bench.edits.undo();
        EVENTUALLY(bench.labels.isUsed(core::RecordField::Output));
    }

    void everyKindOfChangeIsFollowed() {
        LabelBench bench;
        bench.create({labelled("good"), labelled("good")});
        EVENTUALLY(bench.total("good") == 2);
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Label, QStringLiteral("bad"));
        EVENTUALLY(bench.total("bad") == 1);
        bench.edits.undo();
        EVENTUALLY(bench.total("bad") == 0 && bench.total("good") == 2);
        bench.edits.fill({bench.query.idAt(0), bench.query.idAt(1)}, {.texts = {{core::RecordField::Label, "new"}}});
        EVENTUALLY(bench.total("new") == 2);
        bench.edits.setSplit({bench.query.idAt(0)}, core::Split::Test);
        EVENTUALLY(bench.labels.labels().front().bySplit[2] == 1);
        bench.edits.remove({bench.query.idAt(0)});
        EVENTUALLY(bench.total("new") == 1);
    }

    void otherTextsAreNoReasonToCount() {
        LabelBench bench;
        bench.create({labelled("good")});
        EVENTUALLY(bench.total("good") == 1);
        QTest::qWait(2 * LabelCounts::RestMs); // what the first records asked for is done
        QSignalSpy counted(&bench.labels, &LabelCounts::changed);
        for (int i = 0; i < 3; ++i) bench.edits.edit(bench.query.idAt(0), core::RecordField::Note, QString::number(i));
        bench.edits.setStatus({bench.query.idAt(0)}, core::Status::Rejected);
        EVENTUALLY(bench.isSettled());
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Label, QStringLiteral("bad"));
        EVENTUALLY(bench.total("bad") == 1);
        QCOMPARE(counted.size(), 1);
    }

    void manyEditsAreCountedTogether() {
        LabelBench bench;
        bench.create({labelled("good")});
        EVENTUALLY(bench.total("good") == 1);
        QTest::qWait(2 * LabelCounts::RestMs);
        QSignalSpy counted(&bench.labels, &LabelCounts::changed);
        for (int i = 0; i < 20; ++i)
            bench.edits.edit(bench.query.idAt(0), core::RecordField::Label, QStringLiteral("label %1").arg(i));
        EVENTUALLY(bench.total("label 19") == 1);
        QVERIFY2(counted.size() < 10, qPrintable(QString::number(counted.size())));
    }

    void aClosedProjectLeavesNone() {
        LabelBench bench;
        bench.create({labelled("good")});
        EVENTUALLY(!bench.labels.isEmpty());
        bench.close();
        QVERIFY(bench.labels.isEmpty());
        QVERIFY(bench.labels.isUsed(core::RecordField::Output));
        bench.open();
        EVENTUALLY(bench.total("good") == 1);
    }

    void withoutLabelsEveryFieldCountsAsUsed() {
        LabelBench bench;
        bench.create({labelled(""), labelled("")});
        EVENTUALLY(bench.labels.unlabelled().total() == 2);
        QVERIFY(bench.labels.isEmpty());
        QVERIFY(bench.labels.isUsed(core::RecordField::Output));
    }
};

QTEST_GUILESS_MAIN(tst_LabelCounts)
#include "tst_LabelCounts.moc"
