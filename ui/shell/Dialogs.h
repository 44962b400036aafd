/// The questions a page may ask outside of itself. An answer arrives later as a call: nothing waits, and tests answer
/// by a script.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui {

struct FolderQuestion {
    QString title;
    QString startFolder;
};

class Dialogs {
public:
    virtual ~Dialogs() = default;
    /// `chosen` is called with an existing folder; not at all when the person gives up.
    virtual void chooseFolder(QWidget* parent, const FolderQuestion& question,
                              std::function<void(const QString& folder)> chosen) = 0;
};

} // namespace ui
