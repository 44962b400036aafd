/// The language of the window: installs the translations the settings ask for, and changes them while the program runs.
#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace ui {

class Settings;

class Language : public QObject {
    Q_OBJECT
public:
    explicit Language(Settings& settings, QObject* parent = nullptr);
    ~Language() override;

    /// Languages there is a translation for, as locale names; «en» first.
    static QStringList available();
    /// A language's name in itself.
    static QString ownName(const QString& language);

    void apply();

private:
    /// What the person chose, else the best of the system's languages.
    QString wanted() const;

    Settings& m_settings;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace ui
