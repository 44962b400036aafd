#include "ui/shell/SystemReasons.h"

#include <QtGlobal>

#include <cerrno>

namespace ui {
namespace {

// clang-format off
constexpr SystemReason Reasons[] = {
    {EACCES, QT_TRANSLATE_NOOP("Reason", "permission denied")},
    {EPERM, QT_TRANSLATE_NOOP("Reason", "the operation is not permitted")},
    {ENOENT, QT_TRANSLATE_NOOP("Reason", "there is no such file or folder")},
    {EISDIR, QT_TRANSLATE_NOOP("Reason", "it is a folder")},
    {ENOTDIR, QT_TRANSLATE_NOOP("Reason", "it is not a folder")},
    {EROFS, QT_TRANSLATE_NOOP("Reason", "the drive can only be read")},
    {EEXIST, QT_TRANSLATE_NOOP("Reason", "it is there already")},
    {ENOTEMPTY, QT_TRANSLATE_NOOP("Reason", "the folder is not empty")},
    {EBUSY, QT_TRANSLATE_NOOP("Reason", "it is in use")},
    {ETXTBSY, QT_TRANSLATE_NOOP("Reason", "it is in use by a program")},
    {EIO, QT_TRANSLATE_NOOP("Reason", "the drive reports an error")},
    {ENOSPC, QT_TRANSLATE_NOOP("Reason", "the disk is full")},
    {EDQUOT, QT_TRANSLATE_NOOP("Reason", "your share of the disk is used up")},
    {EFBIG, QT_TRANSLATE_NOOP("Reason", "the file would be too large")},
    {EMFILE, QT_TRANSLATE_NOOP("Reason", "too many files are open")},
    {ENFILE, QT_TRANSLATE_NOOP("Reason", "too many files are open on this computer")},
    {ENAMETOOLONG, QT_TRANSLATE_NOOP("Reason", "the name is too long")},
    {ELOOP, QT_TRANSLATE_NOOP("Reason", "its links go round in a circle")},
    {EINVAL, QT_TRANSLATE_NOOP("Reason", "the drive does not accept it")},
    {ENOMEM, QT_TRANSLATE_NOOP("Reason", "memory is short")},
    {ENODEV, QT_TRANSLATE_NOOP("Reason", "the drive is not there any more")},
    {ENXIO, QT_TRANSLATE_NOOP("Reason", "the drive is not there")},
    {ESTALE, QT_TRANSLATE_NOOP("Reason", "the network drive has lost the file")},
    {ETIMEDOUT, QT_TRANSLATE_NOOP("Reason", "the network drive does not answer")},
    {ENOTCONN, QT_TRANSLATE_NOOP("Reason", "the network drive is not connected")},
    {EHOSTDOWN, QT_TRANSLATE_NOOP("Reason", "the computer with the drive is off")},
    {EHOSTUNREACH, QT_TRANSLATE_NOOP("Reason", "the computer with the drive cannot be reached")},
    {EOPNOTSUPP, QT_TRANSLATE_NOOP("Reason", "the drive cannot do this")},
    {EXDEV, QT_TRANSLATE_NOOP("Reason", "it lies on another drive")},
    {EAGAIN, QT_TRANSLATE_NOOP("Reason", "it is not possible right now")},
    {EINTR, QT_TRANSLATE_NOOP("Reason", "it was interrupted")},
    {EPIPE, QT_TRANSLATE_NOOP("Reason", "the other side was closed")},
};
// clang-format on

} // namespace

std::span<const SystemReason> systemReasons() {
    return Reasons;
}

} // namespace ui
