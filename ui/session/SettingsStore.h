/// The file of settings: read once, kept in memory, and written by a thread of its own, so that no drive, however slow,
/// holds the window.
#pragma once

#include <QHash>
#include <QThread>
#include <QVariant>

#include <memory>

class QSettings;

namespace ui {

class SettingsStore {
public:
    /// An empty `file` means the person's own settings.
    explicit SettingsStore(const QString& file);
    /// Ends when all is written.
    ~SettingsStore();
    Q_DISABLE_COPY_MOVE(SettingsStore)

    QVariant value(const QString& key, const QVariant& otherwise = {}) const { return m_values.value(key, otherwise); }
    void setValue(const QString& key, const QVariant& value);

private:
    QHash<QString, QVariant> m_values;
    QThread m_thread;
    std::unique_ptr<QSettings> m_file; ///< lives on the thread
};

} // namespace ui
