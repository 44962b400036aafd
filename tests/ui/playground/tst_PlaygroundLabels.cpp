/// What a person sees and does where columns judge texts: labels, bars, coloured words, the right label and another
/// one. The engine is scripted.
#include "core/Files.h"
#include "core/text/JudgedText.h"
#include "core/text/ModelText.h"
#include "tests/journeys/PageAudit.h"
#include "tests/ui/playground/PlayBench.h"
#include "ui/playground/AnswerSources.h"
#include "ui/playground/LabelBars.h"
#include "ui/playground/LabelChoice.h"
#include "ui/playground/LabelWords.h"
#include "ui/playground/WeighedText.h"
#include "ui/shell/DrawingAccess.h"
#include "ui/shell/Theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBlock>

#include <cmath>

using namespace tests;

namespace {

const core::LabelSet Mood{core::ProblemType::SingleLabel, {"negative", "positive"}};
const core::LabelSet Topics{core::ProblemType::MultiLabel, {"food", "film", "price"}};
const core::LabelSet Size{core::ProblemType::Regression, {"LABEL_0"}};

struct LabelPlay : Playground {
    LabelPlay() {
        logits = {{"base", {0.1F, 0}}, {"mood", {-1, 2}}, {"rough", {3, -2}}, {"topics", {-4, 2, 1}}, {"size", {4.25F}}};
    }
    void open(const std::vector<core::StoredRecord>& records = {}) {
        create(records);
        classifier("rough", Mood);
        classifier("mood", Mood); // the newest
        adapters.refresh();
        begin();
        EVENTUALLY(adapters.adapters().size() == 2);
        show();
    }
    QString verdict(std::size_t column) { return label(column, "labelVerdict"); }
};

double luminance(const QColor& color) {
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

core::StoredRecord labelled(const char* text, const char* label) {
    core::StoredRecord stored = record(text, "");
    stored.record.label = label;
    stored.split = core::Split::Validation;
    return stored;
}

} // namespace

class tst_PlaygroundLabels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { installDrawingAccess(); }

    void labelsWithProbabilitiesStandSideBySide() {
        LabelPlay play;
        play.open();
        play.add(u"rough"_s);
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"mood"_s, u"rough"_s}));
        QVERIFY(!play.child("samplingToggle")->isVisible() && !play.child("promptAsChat")->isVisible());
        QCOMPARE(play.child("promptInstruction")->accessibleName(), u"Text"_s);
        play.compare("A fine film.");
        QCOMPARE(play.verdict(1), u"positive"_s);
        QCOMPARE(play.verdict(2), u"negative"_s);
        const QAccessibleInterface* bars = QAccessible::queryAccessibleInterface(play.in<LabelBars>(1, "labelBars"));
        QCOMPARE(bars->role(), QAccessible::Chart);
        QCOMPARE(bars->text(QAccessible::Name), u"How likely each label is"_s);
        QCOMPARE(bars->text(QAccessible::Description), u"positive: 95 %; negative: 5 %"_s);
        QVERIFY(play.label(0, "columnDetail").contains(u"untrained head: chance"_s));
        QVERIFY(play.label(1, "columnDetail").contains(play.generation.answers()[1].hash.left(8)));
        QVERIFY(!play.label(1, "columnDetail").contains(u"seed"_s));
        QVERIFY(!play.in<QWidget>(1, "answerText")->isVisible());
        QCOMPARE(play.opened.load(), 1);
        QCOMPARE(auditPage(*play.page).join(u'\n'), QString());
    }

    void wordsAreMarkedByTheirWeight() {
        LabelPlay play;
        play.open();
        std::vector<float> weights(64, 0);
        const auto judged = core::judgedText(play.prompts.text()->tokenizer(), "wonderful but long", {}, 100);
        for (std::size_t i = 0; i < judged.ids.size(); ++i) {
            if (judged.offsets[i].begin < 9 && judged.texts[i] == 0) weights[i] = 0.25F;
            if (judged.offsets[i].begin >= 14) weights[i] = -0.5F;
        }
        play.weights["mood"] = weights;
        play.compare("wonderful but long");
        auto* text = play.in<WeighedText>(1, "weighedText");
        const auto marks = text->extraSelections();
        QCOMPARE(marks.size(), 2);
        QCOMPARE(marks[0].cursor.selectedText(), u"wonderful"_s);
        QCOMPARE(marks[1].cursor.selectedText(), u"long"_s);
        QVERIFY(marks[0].format.underlineStyle() != marks[1].format.underlineStyle());
        QVERIFY(marks[0].format.background() != marks[1].format.background());
        const QString sentence = u"positive, 95 %; because of: wonderful; against it: long"_s;
        QCOMPARE(play.in<QLabel>(1, "labelVerdict")->accessibleName(), sentence);
        QCOMPARE(text->accessibleDescription(), sentence);
        QVERIFY(play.label(1, "labelLegend").contains(u"positive"_s));
        text->setFocus();
        text->moveCursor(QTextCursor::NextCharacter); // by the keys
        QVERIFY(play.label(1, "labelLegend").contains(u"“wonderful” speaks for positive: +"_s));
        text->moveCursor(QTextCursor::End);
        QVERIFY(!play.label(1, "labelLegend").contains(u"wonderful"_s));
    }

    void groundsAreReadable_data() {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void groundsAreReadable() {
        QFETCH(const bool, isDark);
        const Tokens colors = tokens(isDark ? ColorScheme::Dark : ColorScheme::Light);
        const QPalette before = QGuiApplication::palette();
        QGuiApplication::setPalette(Theme::palette(colors));
        for (int tenth = -10; tenth <= 10; ++tenth) {
            const QColor ground = WeighedText::groundOf(tenth / 10.0);
            QVERIFY2(contrast(ground, colors.text) >= 4.5, qPrintable(ground.name()));
        }
        QVERIFY(WeighedText::groundOf(1) != WeighedText::groundOf(-1));
        QGuiApplication::setPalette(before);
    }

    void theRightLabelStandsBesideIt() {
        LabelPlay play;
        play.open({labelled("A fine film.", "positive")});
        EVENTUALLY(play.query.count() == 1);
        play.add(u"rough"_s);
        play.click("randomRecord");
        EVENTUALLY(!play.child<PromptBox>("promptBox")->isEmpty());
        QCOMPARE(play.child<QLabel>("wantedOutput")->text(), u"Wanted: positive"_s);
        play.click("compareButton");
        EVENTUALLY(!play.generation.isBusy() && !play.generation.answers().empty());
        QVERIFY(play.label(1, "labelRight").startsWith(u"Right"_s));
        QVERIFY(play.label(2, "labelRight").startsWith(u"Wrong"_s));
        play.clickIn(2, "columnCorrect");
        QCOMPARE(play.in<QComboBox>(2, "labelOne")->currentText(), u"positive"_s);
        play.clickIn(2, "columnGiveUp");
        play.compare("Another text."); // it is not the record's any more
        QVERIFY(!play.in<QLabel>(1, "labelRight")->isVisible());
    }

    void whatIsWantedIsSaidAnewWhereColumnsDoOtherThings() {
        PromptBox box;
        box.setJudged(true, false);
        core::Record record = labelled("A fine film.", "positive").record;
        record.output = "Go and see it.";
        box.fill(record, false);
        const auto* wanted = box.findChild<QLabel*>(u"wantedOutput"_s);
        QCOMPARE(wanted->text(), u"Wanted: positive"_s);
        box.setJudged(true, true);
        QCOMPARE(wanted->text(), u"Wanted: Go and see it."_s);
    }

    void aLabelThatNobodyHasLearnedIsOffered() {
        LabelChoice choice;
        choice.begin(Mood, u"mixed"_s);
        QCOMPARE(choice.label(), u"mixed"_s);
        choice.begin(Topics, u"film; service"_s);
        QCOMPARE(choice.label(), u"film; service"_s);
        QVERIFY(choice.isValid() && !choice.hasChanges());
    }

    void aTextIsKeptWithTheLabelThatIsChosen() {
        LabelPlay play;
        play.open();
        play.compare("A film.");
        QCOMPARE(play.in<QPushButton>(1, "columnCorrect")->text(), u"Right label"_s);
        play.clickIn(1, "columnCorrect");
        auto* box = play.in<QComboBox>(1, "labelOne");
        QCOMPARE(box->currentText(), u"positive"_s);
        box->setCurrentText(u"negative"_s);
        QCOMPARE(play.in<QPushButton>(1, "columnSave")->text(), u"Save with this label"_s);
        play.click("compareButton"); // it would take the place of what is chosen
        QVERIFY(play.columns()[1]->isCorrecting());
        play.clickIn(1, "columnSave");
        EVENTUALLY(play.in<QPushButton>(1, "columnShow")->isVisible());
        QCOMPARE(play.page->focusWidget(), play.in<QWidget>(1, "columnShow")); // not in another column
        EVENTUALLY(play.query.count() == 1);
        const core::StoredRecord kept = play.at(0);
        QCOMPARE(kept.record.label, std::string("negative"));
        QCOMPARE(kept.record.output, std::string());
        QCOMPARE(kept.record.instruction, std::string("A film."));
        QCOMPARE(kept.status, core::Status::Draft);
        const Answer& answer = play.generation.answers()[1];
        for (const QString& part : {u"mood"_s, answer.hash, u"positive, 95 %"_s, play.models.base()->name})
            QVERIFY(QString::fromStdString(kept.note).contains(part));
        QCOMPARE(play.verdict(1), u"positive"_s); // what it judged stays
    }

    void severalLabelsAndNumbersAreChosenTheirOwnWay() {
        LabelPlay play;
        play.create({});
        play.classifier("topics", Topics);
        play.classifier("size", Size);
        play.adapters.refresh();
        play.begin();
        EVENTUALLY(play.adapters.adapters().size() == 2);
        play.show();
        play.add(u"topics"_s);
        play.compare("A text.");
        QCOMPARE(play.verdict(1), u"4.25"_s);
        QVERIFY(!play.in<LabelBars>(1, "labelBars")->isVisible());
        QCOMPARE(play.verdict(2), u"film; price"_s);
        play.clickIn(2, "columnCorrect");
        auto* list = play.in<QListWidget>(2, "labelSeveral");
        list->item(0)->setCheckState(Qt::Checked);
        list->item(2)->setCheckState(Qt::Unchecked);
        QCOMPARE(play.in<LabelChoice>(2, "labelChoice")->label(), u"food; film"_s);
        play.clickIn(1, "columnCorrect");
        auto* number = play.in<QLineEdit>(1, "labelNumber");
        QCOMPARE(number->text(), u"4.25"_s);
        number->setText(u"many"_s);
        QVERIFY(!play.in<QPushButton>(1, "columnSave")->isEnabled());
        number->setText(u"3.5"_s);
        QVERIFY(play.in<QPushButton>(1, "columnSave")->isEnabled());
        QCOMPARE(play.in<LabelChoice>(1, "labelChoice")->label(), u"3.5"_s);
        QCOMPARE(auditPage(*play.page).join(u'\n'), QString());
    }

    void oneThatWritesStandsBesideOneThatJudges() {
        LabelPlay play;
        play.create({});
        play.classifier("mood", Mood);
        play.adapter("clinic");
        play.adapters.refresh();
        play.begin();
        EVENTUALLY(play.adapters.adapters().size() == 2);
        play.show();
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"clinic"_s}));
        play.add(u"mood"_s);
        QCOMPARE(play.child("promptInstruction")->accessibleName(), u"Instruction"_s);
        QVERIFY(!play.child("promptAsChat")->isVisible() && play.child("samplingToggle")->isVisible());
        play.compare("When?");
        QCOMPARE(play.shown(0), u"I do not know."_s);
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
        QCOMPARE(play.verdict(2), u"positive"_s);
        QCOMPARE(play.opened.load(), 2);
        play.clickIn(1, "columnRemove");
        QCOMPARE(play.child("promptInstruction")->accessibleName(), u"Text"_s);
        QCOMPARE(play.shown(0), u"I do not know."_s); // what was answered stays
        play.compare("A film.");
        QVERIFY(!play.verdict(0).isEmpty());
    }

    void theBaseIsAskedAsWhatStandsBesideIt() {
        const AnswerSource writer{.key = u"a"_s, .folder = u"a"_s};
        AnswerSource judge{.key = u"b"_s, .folder = u"b"_s, .labels = Mood, .maxLength = 128};
        AnswerSource other{.key = u"c"_s, .folder = u"c"_s, .labels = Topics};
        core::ModelConfig decoder, encoder;
        encoder.labels = Topics;
        QVERIFY(!baseBeside({{}}, decoder).labels && !baseBeside({{}, writer}, decoder).labels);
        QVERIFY(!baseBeside({{}, judge, writer}, decoder).labels);
        QVERIFY(baseBeside({{}, judge, other}, decoder).labels == Mood);
        QCOMPARE(baseBeside({{}, judge}, decoder).maxLength, 128); // it reads as much of a text
        QVERIFY(baseBeside({{}}, encoder).labels == Topics && baseBeside({{}, writer}, encoder).labels == Topics);
        QVERIFY(baseBeside({{}, writer, judge}, encoder).labels == Mood);
        QVERIFY(!baseBeside({{}}, std::nullopt).labels);
    }

    void anEncoderWithoutLabelsIsToBeTrainedFirst() {
        namespace fs = std::filesystem;
        LabelPlay play;
        play.begin();
        play.show();
        play.type("A film.");
        QVERIFY(play.child<QPushButton>("compareButton")->isEnabled());
        auto* missing = play.child<QLabel>("promptMissing");
        const QString sentence = u"This model judges texts; train it first."_s;
        play.models.inspect(fromPath(fs::path(LORIKEET_SOURCES) / "resources/review-starter/model")); // it fills in words
        EVENTUALLY(missing->text() == sentence);
        QVERIFY(missing->isVisible() && !play.child<QPushButton>("compareButton")->isEnabled());
        QVERIFY(play.label(0, "columnWarning").isEmpty() && play.child<QLabel>("playNote")->text().isEmpty());
        const fs::path taught = toPath(play.folder.path()) / "taught"; // one with a head for labels
        fs::copy(fixture("classifiers/distilbert/model"), taught, fs::copy_options::recursive);
        fs::copy(fixture("text/pairs/bert/tokenizer.json"), taught / "tokenizer.json");
        std::string config = core::readFile(taught / "config.json");
        config.replace(config.find("ForMaskedLM"), 11, "ForSequenceClassification");
        core::replaceFile(taught / "config.json", config);
        play.models.inspect(fromPath(taught));
        EVENTUALLY(play.prompts.isReady() && missing->text() != sentence);
        EVENTUALLY(play.child<QPushButton>("compareButton")->isEnabled());
    }

    void aCutTextSaysWhatWasNotRead() {
        LabelPlay play;
        play.open();
        QByteArray text;
        for (int i = 0; i < 20'000; ++i) text += "word ";
        play.compare(text.constData());
        QVERIFY(play.in<QLabel>(1, "labelCut")->isVisible());
        QVERIFY(play.label(1, "labelCut").contains(u"512"_s));
        auto* shown = play.in<WeighedText>(1, "weighedText");
        QVERIFY(shown->text().size() < 10'000);
        QVERIFY(shown->extraSelections().constLast().format.fontStrikeOut());
    }

    void textFromRightToLeftIsLaidOutSo() {
        LabelPlay play;
        play.open();
        play.page->setLayoutDirection(Qt::RightToLeft);
        play.weights["mood"] = std::vector<float>(64, 0.5F);
        play.compare("סרט נפלא 👩‍⚕️");
        auto* text = play.in<WeighedText>(1, "weighedText");
        QCOMPARE(text->document()->firstBlock().textDirection(), Qt::RightToLeft);
        QVERIFY(!text->extraSelections().isEmpty());
        QVERIFY(!play.in<LabelBars>(1, "labelBars")->grab().isNull());
    }
};

QTEST_MAIN(tst_PlaygroundLabels)
#include "tst_PlaygroundLabels.moc"
