/// Dialogs that answer at once by what a test wrote down.
#pragma once

#include "ui/shell/Dialogs.h"

#include <QStringList>

#include <utility>

namespace tests {

class ScriptedDialogs : public ui::Dialogs {
public:
    explicit ScriptedDialogs(QStringList& folders) : m_folders(folders) {}
    void chooseFolder(QWidget*, const ui::FolderQuestion&, std::function<void(const QString&)> chosen) override {
        if (!m_folders.isEmpty()) chosen(m_folders.takeFirst()); // none left: the person gives up
    }
    /// The next files to open; empty: the person gives up.
    void setFiles(const QStringList& files) { m_files = files; }
    void chooseFiles(QWidget*, const ui::FilesQuestion&, std::function<void(const QStringList&)> chosen) override {
        if (!m_files.isEmpty()) chosen(std::exchange(m_files, {}));
    }
    /// Where the next file goes; empty: the person gives up.
    void setSavePath(const QString& path) { m_savePath = path; }
    void chooseSaveFile(QWidget*, const ui::SaveQuestion&, std::function<void(const QString&)> chosen) override {
        if (!m_savePath.isEmpty()) chosen(std::exchange(m_savePath, {}));
    }

private:
    QStringList& m_folders;
    QStringList m_files;
    QString m_savePath;
};

} // namespace tests
