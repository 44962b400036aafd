#include "ui/session/Settings.h"

#include "ui/session/SettingsStore.h"

#include <QVariant>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

template <class T> struct Setting {
    QLatin1StringView key;
    T standard;
};

constexpr Setting<const char*> Language{"appearance/language"_L1, ""};
constexpr Setting<const char*> Scheme{"appearance/color_scheme"_L1, "system"};
constexpr Setting<const char*> LastSystemScheme{"appearance/last_system_scheme"_L1, ""};
constexpr Setting<int> FontScale{"appearance/font_scale"_L1, 100};
constexpr Setting<const char*> RecentModels{"models/recent"_L1, ""};
constexpr Setting<const char*> BaseModel{"models/base"_L1, ""};
constexpr Setting<const char*> RecentProjects{"projects/recent"_L1, ""};
constexpr Setting<const char*> OpenProject{"projects/open"_L1, ""};
constexpr Setting<const char*> Geometry{"window/geometry"_L1, ""};

template <class T> auto read(const SettingsStore& store, const Setting<T>& setting) {
    if constexpr (std::is_same_v<T, const char*>)
        return store.value(setting.key, QString::fromLatin1(setting.standard)).toString();
    else
        return store.value(setting.key, setting.standard).template value<T>();
}

QStringList foldersOf(const QVariant& kept) {
    QStringList folders = kept.toStringList();
    folders.removeAll(QString());
    return folders;
}

QString nameOf(ColorScheme scheme) {
    return scheme == ColorScheme::Dark ? u"dark"_s : u"light"_s;
}

} // namespace

Settings::Settings(const QString& file, QObject* parent)
    : QObject(parent), m_store(std::make_unique<SettingsStore>(file)) {
    connect(m_store.get(), &SettingsStore::merged, this, [this](const QString& key) {
        if (key == RecentModels.key) emit recentModelsChanged();
        if (key == RecentProjects.key) emit recentProjectsChanged();
    });
}

Settings::~Settings() = default;

QString Settings::language() const {
    return read(*m_store, Language);
}

void Settings::setLanguage(const QString& language) {
    if (language == this->language()) return;
    m_store->setValue(Language.key, language);
    emit languageChanged();
}

ColorSchemeChoice Settings::colorScheme() const {
    const QString name = read(*m_store, Scheme);
    if (name == "light"_L1) return ColorSchemeChoice::Light;
    return name == "dark"_L1 ? ColorSchemeChoice::Dark : ColorSchemeChoice::System;
}

void Settings::setColorScheme(ColorSchemeChoice choice) {
    if (choice == colorScheme()) return;
    const QString name = choice == ColorSchemeChoice::System
                             ? u"system"_s
                             : nameOf(choice == ColorSchemeChoice::Dark ? ColorScheme::Dark : ColorScheme::Light);
    m_store->setValue(Scheme.key, name);
    emit colorSchemeChanged();
}

ColorScheme Settings::lastSystemScheme(ColorScheme otherwise) const {
    const QString name = read(*m_store, LastSystemScheme);
    if (name.isEmpty()) return otherwise;
    return name == "dark"_L1 ? ColorScheme::Dark : ColorScheme::Light;
}

void Settings::setLastSystemScheme(ColorScheme scheme) {
    m_store->setValue(LastSystemScheme.key, nameOf(scheme));
}

int Settings::fontScale() const {
    return std::clamp(read(*m_store, FontScale), SmallestFontScale, LargestFontScale);
}

void Settings::setFontScale(int percent) {
    percent = std::clamp(percent, SmallestFontScale, LargestFontScale);
    if (percent == fontScale()) return;
    m_store->setValue(FontScale.key, percent);
    emit fontScaleChanged();
}

bool Settings::prepend(QLatin1StringView key, const QString& folder) {
    const QStringList before = foldersOf(m_store->value(key));
    m_store->change(key, [folder](const QVariant& kept) {
        QStringList known = foldersOf(kept);
        known.removeAll(folder);
        known.prepend(folder);
        return QStringList(known.mid(0, RecentLimit));
    });
    return foldersOf(m_store->value(key)) != before;
}

bool Settings::remove(QLatin1StringView key, const QString& folder) {
    const QStringList before = foldersOf(m_store->value(key));
    m_store->change(key, [folder](const QVariant& kept) {
        QStringList known = foldersOf(kept);
        known.removeAll(folder);
        return known;
    });
    return foldersOf(m_store->value(key)) != before;
}

QStringList Settings::recentModels() const {
    return foldersOf(m_store->value(RecentModels.key));
}

void Settings::addRecentModel(const QString& folder) {
    if (prepend(RecentModels.key, folder)) emit recentModelsChanged();
}

void Settings::removeRecentModel(const QString& folder) {
    if (remove(RecentModels.key, folder)) emit recentModelsChanged();
}

QStringList Settings::recentProjects() const {
    return foldersOf(m_store->value(RecentProjects.key));
}

void Settings::addRecentProject(const QString& folder) {
    if (prepend(RecentProjects.key, folder)) emit recentProjectsChanged();
}

void Settings::removeRecentProject(const QString& folder) {
    if (remove(RecentProjects.key, folder)) emit recentProjectsChanged();
}

QString Settings::openProject() const {
    return read(*m_store, OpenProject);
}

void Settings::setOpenProject(const QString& folder) {
    m_store->setValue(OpenProject.key, folder);
}

QByteArray Settings::pageState(const QString& name) const {
    return m_store->value("pages/"_L1 + name).toByteArray();
}

void Settings::setPageState(const QString& name, const QByteArray& state) {
    m_store->setValue("pages/"_L1 + name, state);
}

QString Settings::baseModel() const {
    return read(*m_store, BaseModel);
}

void Settings::setBaseModel(const QString& folder) {
    m_store->setValue(BaseModel.key, folder);
}

QByteArray Settings::windowGeometry() const {
    return m_store->value(Geometry.key).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry) {
    m_store->setValue(Geometry.key, geometry);
}

} // namespace ui
