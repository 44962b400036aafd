/// The questions a page may ask outside of itself. An answer arrives later as a call: nothing waits, and tests answer
/// by a script.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace ui {

struct FolderQuestion {
    QString title;
    QString startFolder;
};

struct FilesQuestion {
    QString title;
    QString filter; ///< «Records (*.json *.csv)», several parted by «;;»
};

struct SaveQuestion {
    QString title;
    QString suggestedName; ///< with its ending; a whole path where the folder matters, too
    QString filter;        ///< «Pictures (*.png)», several parted by «;;»
    QString defaultEnding; ///< without the dot: what a name gets that has none
};

class Dialogs {
public:
    virtual ~Dialogs() = default;
    /// `chosen` is called with an existing folder; not at all when the person gives up.
    virtual void chooseFolder(QWidget* parent, const FolderQuestion& question,
                              std::function<void(const QString& folder)> chosen) = 0;
    /// `chosen` is called with one or more existing files; not at all when the person gives up.
    virtual void chooseFiles(QWidget* parent, const FilesQuestion& question,
                             std::function<void(const QStringList& files)> chosen) = 0;
    /// `chosen` is called with the path of a file to write; one that is there already may be replaced, the person was
    /// asked. Not at all when they give up.
    virtual void chooseSaveFile(QWidget* parent, const SaveQuestion& question,
                                std::function<void(const QString& path)> chosen) = 0;
};

} // namespace ui
