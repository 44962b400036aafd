#include "ui/session/SettingsStore.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSettings>

#include <utility>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int PatienceForOthersMs = 10'000;

std::unique_ptr<QSettings> opened(const QString& file) {
    if (file.isEmpty())
        return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"lorikeet"_s, u"lorikeet"_s);
    return std::make_unique<QSettings>(file, QSettings::IniFormat);
}

} // namespace

SettingsStore::SettingsStore(const QString& file) : m_file(file), m_worker("settings", {}, Worker::Rest::Done) {
    const std::unique_ptr<QSettings> settings = opened(file);
    const QStringList keys = settings->allKeys();
    for (const QString& key : keys) m_values.insert(key, settings->value(key));
}

void SettingsStore::setValue(const QString& key, const QVariant& value) {
    if (m_values.contains(key) && m_values.value(key) == value) return;
    keep(key, [value](const QVariant&) { return value; }, true);
}

void SettingsStore::change(const QString& key, const Change& change) {
    keep(key, change, false);
}

/// A `whole` value makes what was to come before it needless.
void SettingsStore::keep(const QString& key, Change change, bool isWhole) {
    m_values.insert(key, change(m_values.value(key)));
    {
        const std::lock_guard lock(m_mutex);
        Pending& pending = m_pending[key];
        if (isWhole) pending.changes.clear();
        pending.changes.push_back(std::move(change));
        pending.number = ++m_numbers[key];
    }
    m_worker.post([this, carry = m_worker.courier(this)] {
        if (const auto written = write(); !written.isEmpty()) carry([this, written] { adopt(written); });
    });
}

/// On the thread. What several calls changed goes out together; between reading a value and writing it no other window
/// writes.
QHash<QString, SettingsStore::Written> SettingsStore::write() {
    QHash<QString, Pending> pending;
    {
        const std::lock_guard lock(m_mutex);
        pending = std::exchange(m_pending, {});
    }
    QHash<QString, Written> written;
    if (pending.isEmpty()) return written;
    const std::unique_ptr<QSettings> settings = opened(m_file);
    QDir().mkpath(QFileInfo(settings->fileName()).path());
    QLockFile turn(settings->fileName() + u".turn"_s); // QSettings locks its file only while it writes
    turn.tryLock(PatienceForOthersMs);                 // where no lock can be had, writing is still worth the try
    settings->sync();
    for (auto each = pending.cbegin(); each != pending.cend(); ++each) {
        QVariant value = settings->value(each.key());
        for (const Change& change : each->changes) value = change(value);
        settings->setValue(each.key(), value);
        written.insert(each.key(), {value, each->number});
    }
    settings->sync();
    return written;
}

/// What was changed here since then is written after this, and told then.
void SettingsStore::adopt(const QHash<QString, Written>& written) {
    for (auto each = written.cbegin(); each != written.cend(); ++each) {
        if (m_numbers.value(each.key()) != each->number || m_values.value(each.key()) == each->value) continue;
        m_values.insert(each.key(), each->value);
        emit merged(each.key());
    }
}

} // namespace ui
