#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ui;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor& color) {
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class tst_Theme : public QObject {
    Q_OBJECT
private slots:
    void everyTextRoleIsReadableOnEveryGround_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << static_cast<int>(ColorScheme::Light);
        QTest::newRow("dark") << static_cast<int>(ColorScheme::Dark);
    }
    void everyTextRoleIsReadableOnEveryGround() {
        QFETCH(int, scheme);
        const Tokens t = tokens(static_cast<ColorScheme>(scheme));
        const std::pair<const char*, std::pair<QColor, QColor>> pairs[] = {
            {"text on window", {t.text, t.window}},
            {"text on surface", {t.text, t.surface}},
            {"text on hover", {t.text, t.hover}},
            {"text on chosen", {t.text, t.accentGround}},
            {"text on learned", {t.text, t.learnedGround}},
            {"text on cut", {t.text, t.cutGround}},
            {"muted on window", {t.muted, t.window}},
            {"muted on surface", {t.muted, t.surface}},
            {"muted on hover", {t.muted, t.hover}},
            {"muted on chosen", {t.muted, t.accentGround}},
            {"accent on window", {t.accent, t.window}},
            {"accent on surface", {t.accent, t.surface}},
            {"accent on chosen", {t.accent, t.accentGround}},
            {"on accent", {t.onAccent, t.accent}},
            {"danger on window", {t.danger, t.window}},
            {"danger on surface", {t.danger, t.surface}},
            {"warning on window", {t.warning, t.window}},
            {"warning on surface", {t.warning, t.surface}},
            {"info on window", {t.info, t.window}},
            {"info on surface", {t.info, t.surface}}};
        for (const auto& [name, colors] : pairs) {
            const double ratio = contrast(colors.first, colors.second);
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(ratio)));
        }
    }

    void theContrastFormulaKnowsItsEnds() {
        QCOMPARE(std::round(contrast(Qt::black, Qt::white) * 100), 2100.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void noTwoSeriesShareAColor() {
        const auto colors = seriesColors();
        for (std::size_t i = 0; i < colors.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) QVERIFY(colors[i] != colors[j]);
    }

    void theStyleSheetLeavesNoNameUnfilled() {
        Bench bench;
        const QString sheet = Theme::styleSheet(tokens(ColorScheme::Light), 10);
        QVERIFY(sheet.size() > 1000);
        QVERIFY2(!sheet.contains(QLatin1Char('@')), qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 40)));
        QVERIFY(sheet.contains(tokens(ColorScheme::Light).accentGround.name()));
        QVERIFY(sheet.contains(QStringLiteral("15.0pt")));
    }

    void theChoiceOverridesTheSystem() {
        Bench bench;
        bench.theme.apply();
        QCOMPARE(bench.theme.scheme(), ColorScheme::Light);
        QSignalSpy changes(&bench.theme, &Theme::changed);
        bench.system.setPortalValue(1U);
        QCOMPARE(bench.theme.scheme(), ColorScheme::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), tokens(ColorScheme::Dark).window);
        bench.settings.setColorScheme(ColorSchemeChoice::Light);
        QCOMPARE(bench.theme.scheme(), ColorScheme::Light);
        bench.system.setPortalValue(0U);
        QCOMPARE(changes.size(), 2); // the system's change is not shown while a choice stands
    }

    void aLetterIsAsWideWhereHanCharactersAreInTheFontToo() {
        const QFont latin = QApplication::font();
        QFont han = latin;
        han.setFamilies({QStringLiteral("Noto Sans CJK SC"), latin.family()});
        for (const QFont& each : {latin, han}) {
            const QFontMetrics font(each);
            const QString text = QStringLiteral("The Model learns from 540 records, 12 at a time.");
            const double perLetter = double(font.horizontalAdvance(text)) / double(text.size());
            QVERIFY2(std::abs(letterWidth(font) - perLetter) <= 0.3 * perLetter, qPrintable(each.family()));
        }
    }

    void theFontFollowsItsScale() {
        Bench bench;
        bench.theme.apply();
        const double normal = QApplication::font().pointSizeF();
        bench.settings.setFontScale(150);
        QVERIFY(std::abs(QApplication::font().pointSizeF() - normal * 1.5) < 0.05);
        bench.settings.setFontScale(100);
        QVERIFY(std::abs(QApplication::font().pointSizeF() - normal) < 0.05);
    }

    void aRoleChangesALabelThatIsShown() {
        Bench bench;
        bench.settings.setColorScheme(ColorSchemeChoice::Light);
        bench.theme.apply();
        QLabel label(QStringLiteral("text"));
        label.show();
        setRole(&label, Role::Danger);
        QCOMPARE(label.palette().color(QPalette::WindowText), tokens(ColorScheme::Light).danger);
        setRole(&label, Role::Muted);
        QCOMPARE(label.palette().color(QPalette::WindowText), tokens(ColorScheme::Light).muted);
    }

private:
    struct Bench {
        QTemporaryDir folder;
        Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
        SystemColorScheme system{settings};
        Theme theme{settings, system};
        Bench() { system.setPortalValue(0U); }
    };
};

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
