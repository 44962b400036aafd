#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms;
    QString type;
};

QList<Message> messages(const QString& path) {
    QList<Message> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return found;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == QLatin1String("message"))
            found += std::exchange(message, {});
        if (token != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) {
            message.context = context;
            message.source = xml.readElementText();
        }
        if (xml.name() == QLatin1String("numerusform")) message.forms += xml.readElementText();
        if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!text.trimmed().isEmpty()) message.forms += text.trimmed();
        }
    }
    return found;
}

QString translation(const char* name) {
    return QStringLiteral(LORIKEET_SOURCES "/translations/") + QLatin1String(name);
}

} // namespace

class tst_Translations : public QObject {
    Q_OBJECT
private slots:
    void noTextIsLeftUntranslated_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Chinese") << QStringLiteral("lorikeet_zh_CN.ts") << QStringList();
        QTest::newRow("English plurals") << QStringLiteral("lorikeet_en.ts")
                                         << QStringList{QStringLiteral("-pluralonly")};
    }
    /// Takes the texts from the sources anew, so that a text added without a translation is found too.
    void noTextIsLeftUntranslated() {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        if (!QFile::exists(QStringLiteral(LORIKEET_LUPDATE))) QSKIP("lupdate is absent");
        QTemporaryDir folder;
        const QString fresh = folder.filePath(file);
        QVERIFY(QFile::copy(translation(file.toLatin1().constData()), fresh));
        const QString sources = QStringLiteral(LORIKEET_SOURCES);
        QProcess lupdate;
        lupdate.start(QStringLiteral(LORIKEET_LUPDATE),
                      QStringList{QStringLiteral("-silent"), QStringLiteral("-I"), sources,
                                  QStringLiteral("-locations"), QStringLiteral("none")} +
                          options +
                          QStringList{sources + QStringLiteral("/ui"), sources + QStringLiteral("/app"),
                                      QStringLiteral("-ts"), fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        const QList<Message> all = messages(fresh);
        QVERIFY(!all.isEmpty());
        QStringList open;
        for (const Message& message : all)
            if (!message.type.isEmpty() || message.forms.isEmpty())
                open += message.context + QStringLiteral(": ") + message.source + QStringLiteral(" ") + message.type;
        QVERIFY2(open.isEmpty(), qPrintable(open.join(QLatin1Char('\n'))));
    }

    /// «1,234 records»: %Ln groups its digits as the language does, %n does not.
    void countedNumbersAreGrouped() {
        static const QRegularExpression ungrouped(QStringLiteral("\"[^\"\\n]*%n[^\"\\n]*\""));
        int files = 0;
        for (const char* folder : {"/ui", "/app"}) {
            QDirIterator all(QStringLiteral(LORIKEET_SOURCES) + QLatin1String(folder),
                             {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
            for (; all.hasNext(); ++files) {
                QFile file(all.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto match = ungrouped.match(QString::fromUtf8(file.readAll()));
                QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + match.captured()));
            }
        }
        QVERIFY(files > 100);
    }

    void placeholdersSurviveTranslation() {
        const QRegularExpression placeholder(QStringLiteral("%([0-9n]|Ln)"));
        for (const Message& message : messages(translation("lorikeet_zh_CN.ts"))) {
            QStringList wanted;
            auto each = placeholder.globalMatch(message.source);
            while (each.hasNext()) wanted += each.next().captured();
            for (const QString& one : wanted)
                QVERIFY2(message.forms.value(0).contains(one), qPrintable(message.source));
        }
    }

    void sentencesEndAsChineseDoes() {
        for (const Message& message : messages(translation("lorikeet_zh_CN.ts"))) {
            if (!message.source.endsWith(QLatin1Char('.')) || message.forms.isEmpty()) continue;
            QVERIFY2(message.forms[0].endsWith(QChar(0x3002)), qPrintable(message.forms[0]));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_Translations.moc"
