#include "ui/session/Paths.h"

#include "core/Files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace ui {

using namespace Qt::StringLiterals;

std::filesystem::path toPath(const QString& text) {
#ifdef _WIN32
    return std::filesystem::path(text.toStdWString());
#else
    return std::filesystem::path(text.toStdString());
#endif
}

QString fromPath(const std::filesystem::path& path) {
    return QString::fromStdString(core::utf8(path));
}

QString starterFolder() {
    QString folder = qEnvironmentVariable("LORIKEET_STARTER");
    if (folder.isEmpty()) folder = QCoreApplication::applicationDirPath() + "/../share/lorikeet/starter"_L1;
    folder = QDir::cleanPath(folder);
    return QFileInfo::exists(folder + "/model/config.json"_L1) ? folder : QString();
}

QString starterModel() {
    const QString folder = starterFolder();
    return folder.isEmpty() ? QString() : folder + "/model"_L1;
}

} // namespace ui
