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

QString sampleFolder(Sample sample) {
    const bool isClinic = sample == Sample::Clinic;
    QString folder = qEnvironmentVariable(isClinic ? "LORIKEET_STARTER" : "LORIKEET_REVIEWS");
    if (folder.isEmpty())
        folder = QCoreApplication::applicationDirPath() + "/../share/lorikeet/"_L1 +
                 (isClinic ? "starter"_L1 : "review-starter"_L1);
    folder = QDir::cleanPath(folder);
    return QFileInfo::exists(folder + "/model/config.json"_L1) ? folder : QString();
}

QString sampleModel(Sample sample) {
    const QString folder = sampleFolder(sample);
    return folder.isEmpty() ? QString() : folder + "/model"_L1;
}

std::optional<Sample> sampleOf(const QString& model) {
    for (const Sample sample : {Sample::Clinic, Sample::Reviews})
        if (!model.isEmpty() && model == sampleModel(sample)) return sample;
    return std::nullopt;
}

QString starterFolder() {
    return sampleFolder(Sample::Clinic);
}

QString starterModel() {
    return sampleModel(Sample::Clinic);
}

} // namespace ui
