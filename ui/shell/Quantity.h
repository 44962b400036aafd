/// Numbers and paths as a person reads them, in the language of the window.
#pragma once

#include <QString>

namespace ui {

/// «24 GB», «3.2 MB»; powers of 1024 under the names people use.
QString bytesText(quint64 bytes);
/// «494,032,768».
QString countText(qint64 count);
/// «494 million parameters» is read faster than nine digits: «494 M», «7.6 B», «260 K».
QString shortCountText(qint64 count);
/// «45 s», «2 min 10 s», «1 h 5 min», «3 days 2 h»: a time that was taken, or that runs down.
QString timeText(double seconds);
/// «about 4 min», «less than a second»: a time that nobody knows so well.
QString aboutTimeText(double seconds);
/// «0:45», «1:02:03»: along an axis, and in columns of numbers.
QString clockText(double seconds);
/// «~/models/starter» is read faster than the whole path.
QString pathText(const QString& path);

} // namespace ui
