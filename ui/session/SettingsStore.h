/// The file of settings: read once, kept in memory, and written by a thread of
/// its own, so that no drive, however slow, holds the window.
#pragma once

#include "ui/session/Worker.h"

#include <QHash>
#include <QVariant>

#include <mutex>

namespace ui {

class SettingsStore {
public:
  /// An empty `file` means the person's own settings.
  explicit SettingsStore(const QString &file);
  /// Ends when all is written.
  ~SettingsStore() = default;
  Q_DISABLE_COPY_MOVE(SettingsStore)

  QVariant value(const QString &key, const QVariant &otherwise = {}) const {
    return m_values.value(key, otherwise);
  }
  void setValue(const QString &key, const QVariant &value);

private:
  void write();

  QString m_file;
  QHash<QString, QVariant> m_values;
  std::mutex m_mutex;
  QHash<QString, QVariant> m_changed; ///< not yet on its way to the file
  Worker m_worker;                    ///< last: ends before what it writes
};

} // namespace ui
