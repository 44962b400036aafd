/// A bare machine in a folder: the commands of the project copied to its top, and a PATH in which the programs of the
/// system are what a test says. Nothing is installed, built or fetched.
#pragma once

#include <QHash>
#include <QStringList>
#include <QTemporaryDir>

namespace installer {

struct Outcome {
    int code = -1;
    QString out;
    QString err;
    /// Exit 1 and one line on stderr that contains `part`.
    bool isOneSentenceWith(const char* part) const;
    QByteArray shown() const;
};

enum class Person { Root, Other };

class Stage {
public:
    /// A Debian 12 where everything is there: packages, Rust, LibTorch in the cache.
    Stage();

    QString at(const QString& path) const { return m_folder.path() + QLatin1Char('/') + path; }
    /// Puts a program into PATH that does what the lines of shell say.
    void fake(const QString& program, const QString& lines);
    void remove(const QString& program);
    void write(const QString& path, const QString& text);
    void set(const QString& name, const QString& value) { m_environment.insert(name, value); }
    /// A folder that looks like a complete LibTorch 2.<minor>.
    void makeLibTorch(const QString& path, int minor = 11);
    /// What fakes have been called with: each appends to `calls`.
    QString calls() const;
    Outcome run(const QString& command, const QStringList& arguments = {}, Person person = Person::Root);

private:
    QTemporaryDir m_folder;
    QHash<QString, QString> m_environment;
};

} // namespace installer
