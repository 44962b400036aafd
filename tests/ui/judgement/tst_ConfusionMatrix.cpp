#include "core/metrics/UnknownLabels.h"
#include "ui/judgement/ConfusionModel.h"
#include "ui/judgement/ConfusionView.h"
#include "ui/shell/Theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

core::LabelSet labelsOf(int count) {
    core::LabelSet labels;
    for (int i = 0; i < count; ++i) labels.names.push_back("label " + std::to_string(i));
    return labels;
}

core::ClassificationScore scoreOf(int count) {
    core::ClassificationScore score(core::ProblemType::SingleLabel, count);
    std::vector<float> right(static_cast<std::size_t>(count)), chosen(right);
    const auto add = [&](int one, int other, int times) {
        std::ranges::fill(right, 0.0F);
        std::ranges::fill(chosen, 0.0F);
        right[static_cast<std::size_t>(one)] = chosen[static_cast<std::size_t>(other)] = 1;
        for (int i = 0; i < times; ++i) score.add(right, chosen);
    };
    for (int i = 0; i < count; ++i) add(i, i, 9);
    add(1, 0, 3);
    return score;
}

double luminance(const QColor& color) {
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Bench {
    ConfusionModel model;
    ConfusionView view{&model};

    explicit Bench(int labels = 2) {
        new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
        model.show(labelsOf(labels), scoreOf(labels));
        view.setLeading(true);
        view.resize(view.sizeHint());
        view.show();
        if (!QTest::qWaitForWindowActive(&view)) qFatal("the view does not come");
    }
    QPoint middle(int right, int chosen) { return view.visualRect(model.index(right, chosen)).center(); }
};

} // namespace

class tst_ConfusionMatrix : public QObject {
    Q_OBJECT
private slots:
    void aPlaceSaysWhatItIs() {
        const Bench bench;
        const QModelIndex place = bench.model.index(1, 0);
        QCOMPARE(place.data().toString(), u"3"_s);
        QCOMPARE(place.data(Qt::AccessibleTextRole).toString(), u"label 1 taken for label 0: 3 of 12"_s);
        QCOMPARE(place.data(Qt::ToolTipRole).toString(), u"label 1 taken for label 0: 3 of 12"_s);
        QCOMPARE(bench.model.index(0, 0).data(Qt::ToolTipRole).toString(), u"label 0 judged rightly: 9 of 9"_s);
        QCOMPARE(bench.model.headerData(1, Qt::Vertical).toString(), u"label 1"_s);
        QCOMPARE(bench.model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), u"Chosen: label 1"_s);
    }
    void screenReadersHearThePlace() {
        Bench bench;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&bench.view);
        QVERIFY(face && face->tableInterface());
        QVERIFY(!face->text(QAccessible::Name).isEmpty());
        QCOMPARE(face->tableInterface()->cellAt(1, 0)->text(QAccessible::Name), u"label 1 taken for label 0: 3 of 12"_s);
    }
    void aClickAsksForItsRecords() {
        Bench bench;
        QSignalSpy asked(&bench.view, &ConfusionView::placeAsked);
        QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, bench.middle(1, 0));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0], QList<QVariant>({1, 0}));
        QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, bench.middle(0, 1)); // it has none
        QCOMPARE(asked.size(), 1);
    }
    void arrowsAndEnterDoToo() {
        Bench bench;
        QSignalSpy asked(&bench.view, &ConfusionView::placeAsked);
        bench.view.setFocus();
        bench.view.setCurrentIndex(bench.model.index(0, 0));
        QTest::keyClick(&bench.view, Qt::Key_Down);
        QTest::keyClick(&bench.view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0], QList<QVariant>({1, 0}));
        QTest::keyClick(&bench.view, Qt::Key_Right);
        QTest::keyClick(&bench.view, Qt::Key_Enter);
        QCOMPARE(asked.back(), QList<QVariant>({1, 1}));
    }
    void whereItLeadsNowhereItSaysWhy() {
        Bench bench;
        QSignalSpy asked(&bench.view, &ConfusionView::placeAsked);
        bench.view.setLeading(false);
        bench.model.setHint(u"Later."_s);
        QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, bench.middle(1, 0));
        bench.view.setCurrentIndex(bench.model.index(1, 0));
        QTest::keyClick(&bench.view, Qt::Key_Return);
        QVERIFY(asked.isEmpty());
        QVERIFY(bench.model.index(1, 0).data(Qt::ToolTipRole).toString().endsWith(u"\nLater."_s));
    }
    void textStandsOutOnEveryShade() {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark})
            for (const bool isRight : {false, true})
                for (const double share : {0.0, 0.01, 0.5, 1.0}) {
                    const QPalette palette = Theme::palette(tokens(scheme));
                    const QColor ground = ConfusionView::shade(palette, share, isRight);
                    QVERIFY(contrast(palette.color(QPalette::Text), ground) >= 4.5);
                    if (share > 0) QVERIFY(ground != palette.color(QPalette::Base));
                    if (share == 0) QVERIFY(contrast(palette.color(QPalette::PlaceholderText), ground) >= 4.5);
                }
    }
    void aLiveMatrixKeepsItsPlace() {
        Bench bench;
        bench.view.setCurrentIndex(bench.model.index(1, 1));
        core::ClassificationScore later = scoreOf(2);
        later.add(std::vector<float>{1, 0}, std::vector<float>{0, 1});
        bench.model.show(labelsOf(2), later);
        QCOMPARE(bench.view.currentIndex(), bench.model.index(1, 1));
        QCOMPARE(bench.model.index(0, 1).data().toString(), u"1"_s);
        bench.model.clear();
        QCOMPARE(bench.model.rowCount(), 0);
    }
    void labelsThatTheModelHasNotHaveTheLastRow() {
        Bench bench;
        const int before = bench.view.height();
        core::ClassificationScore score = scoreOf(2);
        for (int i = 0; i < 2; ++i) core::addUnknown(score, {}, std::vector<float>{0, 1});
        bench.model.show(labelsOf(2), score);
        QCOMPARE(bench.model.rowCount(), 3);
        QCOMPARE(bench.model.columnCount(), 2);
        QVERIFY(bench.view.height() > before); // it is seen
        QCOMPARE(bench.model.headerData(2, Qt::Vertical).toString(), u"(unknown)"_s);
        QVERIFY(!bench.model.headerData(2, Qt::Vertical, Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(!bench.model.headerData(2, Qt::Horizontal).isValid());
        const QModelIndex place = bench.model.index(2, 1);
        QCOMPARE(place.data().toString(), u"2"_s);
        QCOMPARE(place.data(ConfusionModel::ShareRole).toDouble(), 1.0);
        QCOMPARE(place.data(Qt::ToolTipRole).toString(), u"labels that it does not know taken for label 1: 2 of 2"_s);
        QCOMPARE(bench.model.index(2, 0).data().toString(), u"0"_s);
        QSignalSpy asked(&bench.view, &ConfusionView::placeAsked);
        QTest::mouseClick(bench.view.viewport(), Qt::LeftButton, {}, bench.middle(2, 1));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0], QList<QVariant>({2, 1}));
        bench.model.show(labelsOf(2), scoreOf(2));
        QCOMPARE(bench.model.rowCount(), 2);
    }
    void manyLabelsScroll() {
        Bench bench(40);
        const Bench twelve(12);
        QVERIFY(bench.view.sizeHint().height() < twelve.view.sizeHint().height() + 40);
        QVERIFY(bench.view.verticalScrollBar()->maximum() > 0);
        QVERIFY(bench.view.horizontalScrollBar()->maximum() > 0);
    }
};

QTEST_MAIN(tst_ConfusionMatrix)
#include "tst_ConfusionMatrix.moc"
