/// The file of settings: read once, kept in memory, and written by a thread of its own, so that no drive, however slow,
/// holds the window. What windows of other processes wrote meanwhile is kept. Lives on the UI thread.
#pragma once

#include "ui/session/Worker.h"

#include <QHash>
#include <QObject>
#include <QVariant>

#include <functional>
#include <mutex>
#include <vector>

namespace ui {

class SettingsStore : public QObject {
    Q_OBJECT
public:
    /// From what was kept to what is to be kept. Called on the UI thread and again on the store's.
    using Change = std::function<QVariant(const QVariant&)>;

    /// An empty `file` means the person's own settings.
    explicit SettingsStore(const QString& file);
    /// Ends when all is written.
    ~SettingsStore() override = default;
    Q_DISABLE_COPY_MOVE(SettingsStore)

    QVariant value(const QString& key, const QVariant& otherwise = {}) const { return m_values.value(key, otherwise); }
    void setValue(const QString& key, const QVariant& value);
    /// For a value that several windows add to: what is written is the change of what the file holds then.
    void change(const QString& key, const Change& change);

signals:
    /// Another process had written a part of this value.
    void merged(const QString& key);

private:
    struct Pending {
        std::vector<Change> changes;
        int number = 0; ///< of the last one, among all of this value
    };
    struct Written {
        QVariant value;
        int number = 0;
    };

    void keep(const QString& key, Change change, bool isWhole);
    QHash<QString, Written> write();
    void adopt(const QHash<QString, Written>& written);

    QString m_file;
    QHash<QString, QVariant> m_values;
    QHash<QString, int> m_numbers; ///< how often each was changed
    std::mutex m_mutex;
    QHash<QString, Pending> m_pending; ///< not yet on their way to the file
    Worker m_worker;                   ///< last: ends before what it writes
};

} // namespace ui
