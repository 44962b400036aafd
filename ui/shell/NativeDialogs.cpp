#include "ui/shell/NativeDialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace ui {
namespace {

QString startFolder(const QString& last) {
    return last.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : last;
}

} // namespace

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
    auto* dialog = new QFileDialog(parent, question.title, startFolder(m_files), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, [this, chosen](const QStringList& files) {
        if (!files.isEmpty()) m_files = QFileInfo(files.front()).path();
        chosen(files);
    });
    dialog->open();
}

void NativeDialogs::chooseSaveFile(QWidget* parent, const SaveQuestion& question,
                                   std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, question.title, startFolder(m_files), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(question.defaultEnding);
    dialog->selectFile(question.suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [this, chosen](const QString& path) {
        m_files = QFileInfo(path).path();
        chosen(path);
    });
    dialog->open();
}

} // namespace ui
