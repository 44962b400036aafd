/// Dialogs as the desktop shows them. Files are looked for where others were chosen before, else in the documents.
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

private:
    QString m_files; ///< the folder where files were chosen last; empty: none was yet
};

} // namespace ui
