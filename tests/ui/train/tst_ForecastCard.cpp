#include "ui/session/ModelFit.h"
#include "ui/train/ForecastCard.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace ui;

namespace {

RunForecast clinic() {
    return {.records = 840,
            .cutRecords = 3,
            .epochs = 3,
            .steps = 315,
            .seconds = 240,
            .peakBytes = quint64(1900) << 20,
            .freeBytes = quint64(8) << 30,
            .resultBytes = quint64(2350) << 10,
            .share = 0.006};
}

bool isShown(const ForecastCard& card, const char* name) {
    const auto* widget = card.findChild<QWidget*>(QLatin1String(name));
    return widget && !widget->isHidden();
}

} // namespace

class tst_ForecastCard : public QObject {
    Q_OBJECT
private slots:
    void allOfItStandsThere() {
        ForecastCard card;
        card.setForecast(clinic(), ForecastCard::State::Estimated);
        for (const char* part : {"840 record", "3 epochs", "315 step", "about 4 min", "0.60 %", "2.3 MB", "fits",
                                 "1.9 GB", "8.0 GB", "estimated", "3 record"})
            QVERIFY2(card.text().contains(QLatin1String(part)), qPrintable(card.text()));
        QCOMPARE(card.accessibleName(), card.text());
    }

    void fitIsAWordAColourAndAShape() {
        RunForecast forecast = clinic();
        ForecastCard card;
        forecast.peakBytes = quint64(7) << 30;
        card.setForecast(forecast, ForecastCard::State::Estimated);
        QVERIFY(card.text().contains(QStringLiteral("tight")));
        forecast.peakBytes = quint64(9) << 30;
        card.setForecast(forecast, ForecastCard::State::Estimated);
        QVERIFY(card.text().contains(QStringLiteral("won’t fit")));
        QCOMPARE(card.findChild<QLabel*>(QStringLiteral("forecastFit"))->property("role").toString(),
                 QStringLiteral("danger"));
        forecast.freeBytes = 0;
        card.setForecast(forecast, ForecastCard::State::Estimated);
        QVERIFY(!isShown(card, "forecastFit"));
    }

    void whatComesOutIsAnAdapterOrAModel() {
        ForecastCard card;
        RunForecast forecast = clinic();
        card.setForecast(forecast, ForecastCard::State::Estimated);
        QVERIFY2(card.text().contains(QStringLiteral("Adapter 2.3 MB")), qPrintable(card.text()));
        forecast.isWhole = true;
        card.setForecast(forecast, ForecastCard::State::Estimated);
        QVERIFY2(card.text().contains(QStringLiteral("Model 2.3 MB")), qPrintable(card.text()));
        QVERIFY(!card.text().contains(QStringLiteral("Adapter")));
    }

    void computingKeepsTheOldNumbersAndNoVerdict() {
        ForecastCard card;
        card.setForecast(clinic(), ForecastCard::State::Estimated);
        card.setComputing();
        QVERIFY(card.text().contains(QStringLiteral("computing…")));
        QVERIFY(card.text().contains(QStringLiteral("840 record")));
        QVERIFY(!isShown(card, "forecastFit"));
        card.setForecast(clinic(), ForecastCard::State::Corrected);
        QVERIFY(card.text().contains(QStringLiteral("corrected by the run")));
        QVERIFY(isShown(card, "forecastFit"));
    }

    void whereThereIsNothingItSaysWhatIsMissing() {
        ForecastCard card;
        card.setForecast(clinic(), ForecastCard::State::Estimated);
        card.setNothing(QStringLiteral("There are no records."));
        QVERIFY(card.text().contains(QStringLiteral("There are no records.")));
        QVERIFY(!card.text().contains(QStringLiteral("840")));
        QVERIFY(!isShown(card, "forecastState"));
    }
};

QTEST_MAIN(tst_ForecastCard)
#include "tst_ForecastCard.moc"
