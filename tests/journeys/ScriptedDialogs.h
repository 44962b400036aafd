/// Dialogs that answer at once by what a test wrote down.
#pragma once

#include "ui/shell/Dialogs.h"

#include <QStringList>

namespace tests {

class ScriptedDialogs : public ui::Dialogs {
public:
    explicit ScriptedDialogs(QStringList& folders) : m_folders(folders) {}
    void chooseFolder(QWidget*, const ui::FolderQuestion&, std::function<void(const QString&)> chosen) override {
        if (!m_folders.isEmpty()) chosen(m_folders.takeFirst()); // none left: the person gives up
    }

private:
    QStringList& m_folders;
};

} // namespace tests
