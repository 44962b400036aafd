/// The other end of a bus, without a bus: a server on a socket of its own that the code under test is connected with,
/// and that answers as the test lets it.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServer>
#include <QObject>
#include <QTest>

#include <atomic>
#include <optional>

namespace tests {

class ScriptedBus : public QObject {
    Q_OBJECT
public:
    explicit ScriptedBus(QObject* parent = nullptr) : QObject(parent) {
        connect(&m_server, &QDBusServer::newConnection, this, [this](const QDBusConnection& connection) {
            m_connection = connection;
            for (const auto& [path, object] : m_objects)
                m_connection->registerObject(path, object, QDBusConnection::ExportAllSlots);
        });
    }
    void add(const QString& path, QObject* object) { m_objects.push_back({path, object}); }
    /// A connection to this end, and no other.
    QDBusConnection connection() const {
        static std::atomic<int> count = 0;
        return QDBusConnection::connectToPeer(m_server.address(), QStringLiteral("peer-%1").arg(++count));
    }
    bool isConnected() const { return m_connection.has_value(); }
    bool send(const QDBusMessage& message) const { return m_connection->send(message); }

private:
    QDBusServer m_server{QStringLiteral("unix:tmpdir=/tmp")};
    std::optional<QDBusConnection> m_connection;
    std::vector<std::pair<QString, QObject*>> m_objects;
};

/// A bus that is not there.
inline QDBusConnection noBus() { return QDBusConnection(QStringLiteral("nobody")); }

} // namespace tests
