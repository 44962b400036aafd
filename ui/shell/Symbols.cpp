#include "ui/shell/Symbols.h"

#include "ui/shell/Theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array FileNames = {"data",     "train",   "runs",        "play",   "adapters", "home",    "model",
                                  "folder",   "search",  "lock",        "chip",   "menu",     "chevron", "check",
                                  "warning",  "error",   "information", "close",  "copy",     "export",  "clock",
                                  "undo",     "redo",    "plus",        "filter", "import",   "draft",   "needs-work",
                                  "rejected", "history", "scissors"};
static_assert(FileNames.size() == static_cast<std::size_t>(Symbol::Scissors) + 1);

/// The palette tells the scheme; the tokens the rest.
QColor colorNow(SymbolColor color) {
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    const Tokens t = tokens(dark ? ColorScheme::Dark : ColorScheme::Light);
    switch (color) {
    case SymbolColor::Muted:
        return t.muted;
    case SymbolColor::Accent:
        return t.accent;
    case SymbolColor::OnAccent:
        return t.onAccent;
    case SymbolColor::Danger:
        return t.danger;
    case SymbolColor::Warning:
        return t.warning;
    case SymbolColor::Text:
        break;
    }
    return t.text;
}

class SymbolEngine : public QIconEngine {
public:
    SymbolEngine(Symbol symbol, SymbolColor color) : m_symbol(symbol), m_color(color) {}

    QIconEngine* clone() const override { return new SymbolEngine(m_symbol, m_color); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QSvgRenderer renderer(coloured(mode, state));
        renderer.render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    QByteArray coloured(QIcon::Mode mode, QIcon::State state) {
        if (m_svg.isEmpty()) {
            QFile file(u":/icons/"_s + QLatin1StringView(FileNames[static_cast<std::size_t>(m_symbol)]) + u".svg"_s);
            if (file.open(QIODevice::ReadOnly)) m_svg = file.readAll();
        }
        const SymbolColor color = mode == QIcon::Disabled ? SymbolColor::Muted
                                  : state == QIcon::On    ? SymbolColor::Accent
                                                          : m_color;
        return QByteArray(m_svg).replace("currentColor", colorNow(color).name().toLatin1());
    }

    Symbol m_symbol;
    SymbolColor m_color;
    QByteArray m_svg;
};

} // namespace

QIcon symbol(Symbol symbol, SymbolColor color) {
    return QIcon(new SymbolEngine(symbol, color));
}

QIcon programIcon() {
    return QIcon(u":/icons/lorikeet.svg"_s);
}

} // namespace ui
