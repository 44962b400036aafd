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

void NativeDialogs::chooseFiles(QWidget* parent, const FilesQuestion& question,
                                std::function<void(const QStringList& files)> chosen) {
    auto* dialog = new QFileDialog(parent, question.title, {}, question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void NativeDialogs::chooseSaveFile(QWidget* parent, const SaveQuestion& question,
                                   std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, question.title, {}, question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(question.defaultEnding);
    dialog->selectFile(question.suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace ui
