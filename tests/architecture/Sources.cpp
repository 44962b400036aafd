#include "tests/architecture/Sources.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace architecture {
namespace {

QString onlyLineBreaks(const QString& text) {
    return QString(text.count(QLatin1Char('\n')), QLatin1Char('\n'));
}

bool isOurs(const QFileInfo& file) {
    static const QStringList endings{QStringLiteral("h"),  QStringLiteral("cpp"),   QStringLiteral("rs"),
                                     QStringLiteral("py"), QStringLiteral("cmake"), QStringLiteral("sh")};
    return endings.contains(file.suffix()) || file.fileName() == QLatin1String("CMakeLists.txt") ||
           (file.suffix().isEmpty() && file.isExecutable());
}

} // namespace

QString SourceFile::stem() const {
    return QFileInfo(path).completeBaseName();
}

std::vector<SourceFile> readSources(const QString& root) {
    std::vector<SourceFile> sources;
    for (const char* top : {"core", "ui", "app", "tests", "cmake", "installer", ".ci"}) {
        QDirIterator files(root + QLatin1Char('/') + QLatin1String(top), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            const QString path = files.filePath().mid(root.size() + 1);
            if (path.contains(QLatin1String("/target/")) || path.contains(QLatin1String("/fixtures/"))) continue;
            if (!isOurs(files.fileInfo())) continue;
            QFile file(files.filePath());
            if (file.open(QIODevice::ReadOnly)) sources.push_back({path, QString::fromUtf8(file.readAll())});
        }
    }
    return sources;
}

std::vector<Include> includesOf(const SourceFile& file) {
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"),
                                            QRegularExpression::MultilineOption);
    std::vector<Include> includes;
    for (auto found = pattern.globalMatch(file.text); found.hasNext();) {
        const auto match = found.next();
        includes.push_back({match.captured(2), match.captured(1) == QLatin1String("\"")});
    }
    return includes;
}

QString codeOf(const SourceFile& file) {
    static const QRegularExpression pattern(QStringLiteral(
        R"rx(R"([^(\s]*)\([\s\S]*?\)\1"|//[^\n]*|/\*[\s\S]*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])')rx"));
    QString code;
    qsizetype done = 0;
    for (auto found = pattern.globalMatch(file.text); found.hasNext();) {
        const auto match = found.next();
        code += QStringView(file.text).mid(done, match.capturedStart() - done);
        code += onlyLineBreaks(match.captured());
        done = match.capturedEnd();
    }
    code += QStringView(file.text).mid(done);
    return code;
}

QString layerOf(const QString& path) {
    const QStringList parts = path.split(QLatin1Char('/'));
    if (parts.size() < 2) return parts.value(0);
    const QString two = parts[0] + QLatin1Char('/') + parts[1];
    if (parts[0] == QLatin1String("ui")) return parts.size() > 2 ? two : parts[0];
    if (two == QLatin1String("core/engine") || two == QLatin1String("core/engine-api") ||
        two == QLatin1String("core/bridge") || two == QLatin1String("app/cli"))
        return two;
    return parts[0];
}

} // namespace architecture
