#include "ui/session/SettingsStore.h"

#include <QSettings>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

std::unique_ptr<QSettings> opened(const QString& file) {
    if (file.isEmpty())
        return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"lorikeet"_s, u"lorikeet"_s);
    return std::make_unique<QSettings>(file, QSettings::IniFormat);
}

} // namespace

SettingsStore::SettingsStore(const QString& file) : m_file(opened(file)) {
    const QStringList keys = m_file->allKeys();
    for (const QString& key : keys) m_values.insert(key, m_file->value(key));
    m_thread.setObjectName(u"settings"_s);
    m_file->moveToThread(&m_thread);
    m_thread.start();
}

SettingsStore::~SettingsStore() {
    const auto writeAndEnd = [file = m_file.get()] {
        file->sync();
        QThread::currentThread()->quit();
    };
    QMetaObject::invokeMethod(m_file.get(), writeAndEnd, Qt::QueuedConnection);
    m_thread.wait();
}

void SettingsStore::setValue(const QString& key, const QVariant& value) {
    if (m_values.contains(key) && m_values.value(key) == value) return;
    m_values.insert(key, value);
    const auto write = [file = m_file.get(), key, value] { file->setValue(key, value); };
    QMetaObject::invokeMethod(m_file.get(), write, Qt::QueuedConnection);
}

} // namespace ui
