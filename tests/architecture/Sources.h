/// The project's own files as text, read once, and the small questions the rules ask about them.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace architecture {

struct SourceFile {
    QString path; ///< from the top, with slashes
    QString text;

    bool isIn(const char* folder) const { return path.startsWith(QLatin1String(folder) + QLatin1Char('/')); }
    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    bool isCpp() const { return isHeader() || path.endsWith(QLatin1String(".cpp")); }
    bool isCMake() const {
        return path.endsWith(QLatin1String("CMakeLists.txt")) || path.endsWith(QLatin1String(".cmake"));
    }
    QString folder() const { return path.left(path.lastIndexOf(QLatin1Char('/'))); }
    QString stem() const;
};

/// Every file of ours that a person writes: C++, Rust, Python, CMake and scripts; no fixtures, nothing that is built.
std::vector<SourceFile> readSources(const QString& root);

/// What stands between `#include` and the line's end, with its quotes or angle brackets taken off.
struct Include {
    QString name;
    bool quoted = false;
};
std::vector<Include> includesOf(const SourceFile& file);

/// The text without comments and with empty string literals; lines stay lines.
QString codeOf(const SourceFile& file);

/// The part of the design a file belongs to: core, core/engine-api, core/engine, ui/session, ui/shell, ui/<feature>,
/// app, app/cli, tests.
QString layerOf(const QString& path);

} // namespace architecture
