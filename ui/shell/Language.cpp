#include "ui/shell/Language.h"

#include "ui/session/Settings.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

Language::Language(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings) {
    connect(&m_settings, &Settings::languageChanged, this, &Language::apply);
}

Language::~Language() {
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList Language::available() {
    return {u"en"_s, u"zh_CN"_s};
}

QString Language::ownName(const QString& language) {
    return language == "zh_CN"_L1 ? u"简体中文"_s : u"English"_s;
}

QString Language::wanted() const {
    const QString chosen = m_settings.language();
    if (available().contains(chosen)) return chosen;
    for (const QString& each : QLocale::system().uiLanguages()) {
        const QLocale locale(each);
        if (locale.language() == QLocale::English || locale.language() == QLocale::C) return u"en"_s;
        if (locale.language() == QLocale::Chinese) return u"zh_CN"_s;
    }
    return u"en"_s;
}

void Language::apply() {
    const QString language = wanted();
    const QLocale system = QLocale::system();
    // English keeps the person's way of writing numbers and dates, where it is an English one.
    QLocale::setDefault(system.language() == QLocale(language).language() && language == "en"_L1 ? system
                                                                                                 : QLocale(language));
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    if (language != "en"_L1 && m_qt.load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(u":/translations/lorikeet_"_s + language)) QCoreApplication::installTranslator(&m_ours);
}

} // namespace ui
