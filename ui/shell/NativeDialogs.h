/// Dialogs as the desktop shows them.
#pragma once

#include "ui/shell/Dialogs.h"

namespace ui {

class NativeDialogs : public Dialogs {
public:
    void chooseFolder(QWidget* parent, const FolderQuestion& question,
                      std::function<void(const QString& folder)> chosen) override;
    void chooseFiles(QWidget* parent, const FilesQuestion& question,
                     std::function<void(const QStringList& files)> chosen) override;
    void chooseSaveFile(QWidget* parent, const SaveQuestion& question,
                        std::function<void(const QString& path)> chosen) override;
};

} // namespace ui
