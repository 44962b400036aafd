#include "ui/train/PromptHeader.h"
#include "ui/train/SamplesPanel.h"

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QSet>
#include <QTableWidget>
#include <QTest>

using namespace ui;

namespace {

/// The row of the wanted texts and whether an answer has the tick.
struct Panel {
    SamplesPanel panel;

    Panel(const core::Record& record, const std::string& answer, const core::TrainingConfig& training) {
        panel.setSamples({.prompts = {{.record = record}}, .answers = {{.step = 0, .answers = {answer}}}}, training);
    }
    const QTableWidget* table() const { return panel.findChild<QTableWidget*>(); }
    QString wanted() const { return table()->item(table()->rowCount() - 1, 0)->text(); }
    bool isTicked() const { return !table()->item(0, 0)->icon().isNull(); }
};

core::TrainingConfig judging(const char* objective) {
    core::TrainingConfig training;
    training.task = "classification";
    training.objective = objective;
    return training;
}

} // namespace

class tst_SamplesPanel : public QObject {
    Q_OBJECT
private slots:
    void aWritingRunWantsTheAnswerWhateverTheLabel() {
        const core::Record record{.instruction = "How was it?", .output = "It was good", .label = "good"};
        QCOMPARE(Panel(record, "good", {}).wanted(), QStringLiteral("It was good"));
        QVERIFY(!Panel(record, "good", {}).isTicked());
        QVERIFY(Panel(record, "It was good", {}).isTicked());
        QVERIFY(!Panel(record, "It was good (87 %)", {}).isTicked()); // written, not judged
    }

    void promptsAndAnswersAreReadWhole() {
        const core::Record record{.instruction = "How was the film that we have seen on the evening before?",
                                  .output = "It was good"};
        const std::string answer = "It was\nlong, and then it was over, and nobody knew why it had been so long.";
        Panel bench(record, answer, {});
        bench.panel.resize(300, 400);
        bench.panel.show();
        auto* whole = bench.panel.findChild<QLabel*>(QStringLiteral("wholeAnswer"));
        QVERIFY(whole->isHidden());
        auto* table = bench.panel.findChild<QTableWidget*>();
        table->setCurrentCell(0, 0);
        QVERIFY(whole->isVisible());
        QVERIFY(whole->text().contains(QString::fromStdString(record.instruction)) &&
                whole->text().contains(QString::fromStdString(answer)));
        QCOMPARE(table->accessibleDescription(), whole->text());
        QCOMPARE(table->height(), table->horizontalHeader()->height() + 2 * table->rowHeight(0) + 2);
        bench.panel.setSamples({}, {});
        QVERIFY(whole->isHidden());
    }

    void titlesAreSeen() {
        Panel bench({.instruction = "How was the film?"}, "good", {});
        bench.panel.resize(400, 300);
        bench.panel.show();
        auto* header = bench.panel.findChild<QTableWidget*>()->horizontalHeader();
        const auto colors = [&] {
            const QImage image = header->viewport()->grab().toImage();
            QSet<QRgb> found;
            for (int x = 6; x < image.width() - 6; ++x)
                for (int y = 4; y < image.height() - 6; ++y) found += image.pixel(x, y);
            return found.size();
        };
        QVERIFY2(colors() > 3, qPrintable(QString::number(colors())));
        for (const char* sheet : {"QHeaderView::section { padding: 0 8px; font-weight: 600; border: 0; }"}) {
            qApp->setStyleSheet(QLatin1String(sheet));
            QVERIFY2(colors() > 3, qPrintable(QString::number(colors())));
        }
        qApp->setStyleSheet({});
    }

    void aTitleHasTwoLines() {
        const QFont font;
        const int width = QFontMetrics(font).horizontalAdvance(QStringLiteral("a short title"));
        QCOMPARE(PromptHeader::linesOf(QStringLiteral("a title"), font, width), QStringList{QStringLiteral("a title")});
        for (const QString& text : {QStringLiteral("a title that is much longer than two lines of its room are"),
                                    QStringLiteral("还有李强的肩膀痛，已有六周，还有李强的肩膀痛，已有六周，还有李强的肩膀痛，已有六周")}) {
            const QStringList lines = PromptHeader::linesOf(text, font, width);
            QCOMPARE(lines.size(), 2);
            QVERIFY(lines[1].endsWith(QChar(0x2026)) && text.startsWith(lines[0]));
            for (const QString& line : lines) QVERIFY(QFontMetrics(font).horizontalAdvance(line) <= width);
        }
    }

    void aJudgementIsComparedByItsLabel() {
        const core::TrainingConfig training = judging("cross_entropy");
        const core::Record record{.instruction = "Good", .output = "It was good", .label = "good"};
        QCOMPARE(Panel(record, "good (87 %)", training).wanted(), QStringLiteral("good"));
        QVERIFY(Panel(record, "good (87 %)", training).isTicked());
        QVERIFY(!Panel(record, "bad (87 %)", training).isTicked());
        QVERIFY(!Panel(record, "good (very) (87 %)", training).isTicked()); // another label
    }

    void severalLabelsAreComparedAsSets() {
        const core::TrainingConfig training = judging("multi_label");
        const core::Record record{.instruction = "Late again", .label = "rude; late"};
        QVERIFY(Panel(record, "late (91 %); rude (62 %)", training).isTicked());
        QVERIFY(!Panel(record, "late (91 %)", training).isTicked());
        QVERIFY(!Panel(record, "late (91 %); rude (62 %); dear (51 %)", training).isTicked());
        QVERIFY(!Panel({.instruction = "Own"}, "–", training).isTicked());
    }
};

QTEST_MAIN(tst_SamplesPanel)
#include "tst_SamplesPanel.moc"
