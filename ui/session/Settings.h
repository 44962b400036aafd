/// What the person chose for the program as a whole; kept in one SettingsStore. Each setting has its key and
/// default in one place. Lives on the UI thread.
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace ui {

class SettingsStore;

enum class ColorScheme { Light, Dark };
enum class ColorSchemeChoice { System, Light, Dark };

class Settings : public QObject {
    Q_OBJECT
public:
    static constexpr int SmallestFontScale = 70;
    static constexpr int LargestFontScale = 250;
    static constexpr int RecentLimit = 8;

    /// An empty `file` means the person's own settings; tests name one.
    explicit Settings(const QString& file, QObject* parent = nullptr);
    ~Settings() override;

    /// «en», «zh_CN»; empty follows the system.
    QString language() const;
    void setLanguage(const QString& language);

    ColorSchemeChoice colorScheme() const;
    void setColorScheme(ColorSchemeChoice choice);
    /// What the system showed last, so that a start does not flash.
    ColorScheme lastSystemScheme(ColorScheme otherwise) const;
    void setLastSystemScheme(ColorScheme scheme);

    /// In percent of the system's font.
    int fontScale() const;
    void setFontScale(int percent);

    /// Folders, newest first.
    QStringList recentModels() const;
    void addRecentModel(const QString& folder);
    void removeRecentModel(const QString& folder);
    /// The base model in use when the program ended, or empty.
    QString baseModel() const;
    void setBaseModel(const QString& folder);

    /// Folders of projects, newest first.
    QStringList recentProjects() const;
    void addRecentProject(const QString& folder);
    void removeRecentProject(const QString& folder);
    /// The project that was open when the program ended, or empty.
    QString openProject() const;
    void setOpenProject(const QString& folder);

    /// What a page remembers of its own layout or choices, by a name of its own; empty where nothing was kept.
    QByteArray pageState(const QString& name) const;
    void setPageState(const QString& name, const QByteArray& state);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

signals:
    void languageChanged();
    void colorSchemeChanged();
    void fontScaleChanged();
    void recentModelsChanged();
    void recentProjectsChanged();

private:
    /// Whether anything changed.
    bool prepend(QLatin1StringView key, const QString& folder);
    bool remove(QLatin1StringView key, const QString& folder);

    std::unique_ptr<SettingsStore> m_store;
};

} // namespace ui
