#include "ui/shell/OutlinedStyle.h"
#include "ui/shell/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QStyleOptionButton>
#include <QTest>

#include <cstdlib>

using namespace ui;

class tst_OutlinedStyle : public QObject {
    Q_OBJECT
private slots:
    void boxesAndRoundsAreSeenInLightAndDark() {
        OutlinedStyle style;
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            QCheckBox box;
            QRadioButton round;
            for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{&box, &round}) {
                button->setStyle(&style);
                button->setPalette(Theme::palette(tokens(scheme)));
                button->resize(120, 30);
                for (const bool isChosen : {false, true}) {
                    button->setChecked(isChosen);
                    QVERIFY2(areAlike(edgeOf(*button), tokens(scheme).muted), qPrintable(edgeOf(*button).name()));
                }
                button->setEnabled(false);
                QVERIFY2(areAlike(edgeOf(*button), tokens(scheme).border), qPrintable(edgeOf(*button).name()));
            }
        }
    }

    void listsToChooseFromLookAsFieldsDo() {
        OutlinedStyle style;
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            QComboBox box;
            box.addItem(QStringLiteral("Validation"));
            box.setStyle(&style);
            box.setPalette(Theme::palette(tokens(scheme)));
            box.resize(120, 30);
            const QImage image = box.grab().toImage();
            QVERIFY2(areAlike(image.pixelColor(0, 15), tokens(scheme).border), qPrintable(image.pixelColor(0, 15).name()));
            for (const int y : {4, 26}) // one ground from above to below
                QVERIFY2(areAlike(image.pixelColor(60, y), tokens(scheme).surface),
                         qPrintable(image.pixelColor(60, y).name()));
        }
    }

    void iconsAndBoxesGrowWithTheLetters() {
        OutlinedStyle style;
        QCheckBox box;
        const QFont normal = box.font();
        QFont large = normal;
        large.setPointSizeF(2 * normal.pointSizeF());
        for (const QStyle::PixelMetric metric :
             {QStyle::PM_SmallIconSize, QStyle::PM_ButtonIconSize, QStyle::PM_IndicatorWidth,
              QStyle::PM_ExclusiveIndicatorHeight}) {
            box.setFont(normal);
            const int before = style.pixelMetric(metric, nullptr, &box);
            QVERIFY(before >= 13 && before <= box.fontMetrics().height());
            box.setFont(large);
            const int after = style.pixelMetric(metric, nullptr, &box);
            QVERIFY2(after >= before * 3 / 2 && after <= box.fontMetrics().height(), qPrintable(QString::number(after)));
        }
    }

private:
    /// A round's edge is softened.
    static bool areAlike(const QColor& one, const QColor& other) {
        const auto differ = [](int a, int b) { return std::abs(a - b) > 24; };
        return !differ(one.red(), other.red()) && !differ(one.green(), other.green()) &&
               !differ(one.blue(), other.blue());
    }
    /// At the left end of what is ticked, half way down.
    static QColor edgeOf(QAbstractButton& button) {
        QStyleOptionButton option;
        option.initFrom(&button);
        const bool isBox = qobject_cast<QCheckBox*>(&button);
        const QRect rect = button.style()->subElementRect(
            isBox ? QStyle::SE_CheckBoxIndicator : QStyle::SE_RadioButtonIndicator, &option, &button);
        return button.grab().toImage().pixelColor(rect.left(), rect.center().y());
    }
};

QTEST_MAIN(tst_OutlinedStyle)
#include "tst_OutlinedStyle.moc"
