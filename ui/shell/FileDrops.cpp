#include "ui/shell/FileDrops.h"

#include "ui/shell/PaletteTokens.h"
#include "ui/shell/Symbols.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int EdgeWidth = 3;
constexpr int Veil = 190; ///< of 255: what lies below is still seen

/// The local files and folders that are dragged.
QStringList pathsOf(const QEvent* event) {
    QStringList paths;
    for (const QUrl& url : static_cast<const QDropEvent*>(event)->mimeData()->urls())
        if (url.isLocalFile()) paths += url.toLocalFile();
    return paths;
}

} // namespace

FileDrops::FileDrops(QWidget* window) : QWidget(window) {
    setObjectName(u"fileDrops"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents); // the window is dropped on
    hide();
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void FileDrops::showSign() {
    setGeometry(parentWidget()->rect());
    setAccessibleName(tr("Drop to import records, or to open a project or a model"));
    raise();
    show();
}

bool FileDrops::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::DragEnter:
        if (pathsOf(event).isEmpty()) return false;
        static_cast<QDropEvent*>(event)->acceptProposedAction();
        showSign();
        return true;
    case QEvent::DragLeave:
        hide();
        return false;
    case QEvent::Drop:
        hide();
        static_cast<QDropEvent*>(event)->acceptProposedAction();
        emit dropped(pathsOf(event));
        return true;
    default:
        return false;
    }
}

void FileDrops::paintEvent(QPaintEvent*) {
    const Tokens colors = tokensNow();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colors.window;
    veil.setAlpha(Veil);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(colors.accent, EdgeWidth));
    painter.drawRoundedRect(rect().adjusted(EdgeWidth, EdgeWidth, -EdgeWidth, -EdgeWidth), CornerRadius, CornerRadius);

    QFont letters = font();
    letters.setBold(true);
    painter.setFont(letters);
    const int icon = symbolSize(painter.fontMetrics());
    const int most = width() - 2 * Spacing::Page - icon - Spacing::Small - 2 * Spacing::Large;
    const QRect text =
        painter.fontMetrics().boundingRect(QRect(0, 0, most, height()), Qt::TextWordWrap, accessibleName());
    QRect chip(0, 0, text.width() + icon + Spacing::Small + 2 * Spacing::Large,
               std::max(text.height(), icon) + 2 * Spacing::Medium);
    chip.moveCenter(rect().center());
    painter.setPen(QPen(colors.accent, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(chip, CornerRadius, CornerRadius);
    const QRect room = chip.adjusted(Spacing::Large, Spacing::Medium, -Spacing::Large, -Spacing::Medium);
    symbol(Symbol::Import, SymbolColor::Accent)
        .paint(&painter, QRect(room.left(), room.center().y() - icon / 2, icon, icon));
    painter.setPen(colors.text);
    painter.drawText(room.adjusted(icon + Spacing::Small, 0, 0, 0), Qt::TextWordWrap | Qt::AlignVCenter,
                     accessibleName());
}

} // namespace ui
