/// The program's own icons: drawn from SVG at the size that is asked, in the palette's colours, so they follow light
/// and dark.
#pragma once

#include <QIcon>

namespace ui {

enum class Symbol {
    Data,
    Train,
    Runs,
    Play,
    Adapters,
    Home,
    Model,
    Folder,
    Search,
    Lock,
    Chip,
    Menu,
    Chevron,
    Check,
    Warning,
    Error,
    Information,
    Close,
    Copy,
    Export,
    Clock,
    Undo,
    Redo,
    Plus,
    Filter,
    Import,
    Draft,
    NeedsWork,
    Rejected,
    History,
    Scissors,
};

enum class SymbolColor { Text, Muted, Accent, OnAccent, Danger, Warning };

QIcon symbol(Symbol symbol, SymbolColor color = SymbolColor::Text);
/// The lorikeet.
QIcon programIcon();

} // namespace ui
