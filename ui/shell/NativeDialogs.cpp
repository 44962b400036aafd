#include "ui/shell/NativeDialogs.h"

#include <QFileDialog>

namespace ui {

void NativeDialogs::chooseFolder(QWidget* parent, const FolderQuestion& question,
                                 std::function<void(const QString& folder)> chosen) {
    auto* dialog = new QFileDialog(parent, question.title, question.startFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->resize(parent->size() * 3 / 4); // where Qt draws it
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace ui
