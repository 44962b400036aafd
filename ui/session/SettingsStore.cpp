#include "ui/session/SettingsStore.h"

#include <QSettings>

#include <utility>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

std::unique_ptr<QSettings> opened(const QString &file) {
  if (file.isEmpty())
    return std::make_unique<QSettings>(QSettings::IniFormat,
                                       QSettings::UserScope, u"lorikeet"_s,
                                       u"lorikeet"_s);
  return std::make_unique<QSettings>(file, QSettings::IniFormat);
}

} // namespace

SettingsStore::SettingsStore(const QString &file)
    : m_file(file), m_worker("settings", {}, Worker::Rest::Done) {
  const std::unique_ptr<QSettings> settings = opened(file);
  const QStringList keys = settings->allKeys();
  for (const QString &key : keys)
    m_values.insert(key, settings->value(key));
}

void SettingsStore::setValue(const QString &key, const QVariant &value) {
  if (m_values.contains(key) && m_values.value(key) == value)
    return;
  m_values.insert(key, value);
  {
    const std::lock_guard lock(m_mutex);
    m_changed.insert(key, value);
  }
  m_worker.post([this] { write(); });
}

/// On the thread. What several calls changed goes out together.
void SettingsStore::write() {
  QHash<QString, QVariant> changed;
  {
    const std::lock_guard lock(m_mutex);
    changed = std::exchange(m_changed, {});
  }
  if (changed.isEmpty())
    return;
  const std::unique_ptr<QSettings> settings = opened(m_file);
  for (auto each = changed.cbegin(); each != changed.cend(); ++each)
    settings->setValue(each.key(), each.value());
  settings->sync();
}

} // namespace ui
