/// The visual tokens: colours by role, spacing, sizes of type. Applies them to the program as palette, style sheet and
/// font. Pages name roles and never colours. Lives on the UI thread.
#pragma once

#include "ui/session/Settings.h"
#include "ui/shell/LatePolish.h"

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QObject>
#include <QPalette>

#include <array>

class QWidget;

namespace ui {

class SystemColorScheme;

/// Each text role has a contrast of at least 4.5 on each ground it is used on; the tests hold it.
struct Tokens {
    QColor window;
    QColor surface;
    QColor border;
    QColor text;
    QColor muted;
    QColor accent;
    QColor onAccent;     ///< text on the accent
    QColor accentGround; ///< what is chosen
    QColor hover;
    QColor danger;
    QColor warning;
    QColor info;
    QColor learnedGround; ///< «What it sees»: text that is learned
    QColor cutGround;     ///< and text that is cut
};

Tokens tokens(ColorScheme scheme);

/// Okabe–Ito, for runs and adapters in this order; never the only signal.
std::array<QColor, 6> seriesColors();

namespace Spacing {
constexpr int Hair = 4, Small = 8, Medium = 12, Large = 16, Section = 24, Page = 32;
}
constexpr int CornerRadius = 6;
constexpr int RowHeight = 28;
constexpr int IconSize = 20;
/// The size of an icon beside text of this font: 20 at the normal size, and growing with it.
int symbolSize(const QFontMetrics& font);
/// The width that a text takes for each of its letters, roughly. QFontMetrics::averageCharWidth is of all characters of
/// a font, and nearly twice as much where Han characters are among them.
int letterWidth(const QFontMetrics& font);

/// What the style sheet knows a widget by.
enum class Role {
    Plain,
    Muted,   ///< a label that explains
    Title,   ///< the heading of a page
    Heading, ///< the heading of a part
    Danger,  ///< a label that names a problem
    Warning,
    Success,
    Code,    ///< text to be typed or copied
    Primary, ///< the one button of a page
    Flat,    ///< a button without a border until the pointer is over it
    Card,    ///< a surface with a border
    Bar,     ///< top bar, rail, job bar
    RailItem,
    Row, ///< a button that is a line of a list
};
void setRole(QWidget* widget, Role role);

class Theme : public QObject {
    Q_OBJECT
public:
    Theme(Settings& settings, SystemColorScheme& system, QObject* parent = nullptr);

    /// Leaves the font as the system gave it.
    ~Theme() override;

    ColorScheme scheme() const { return m_scheme; }
    /// Palette, style sheet and font of the whole program: of what is in sight at once, of the rest soon after.
    void apply();

    static QPalette palette(const Tokens& tokens);
    static QString styleSheet(const Tokens& tokens, double pointSize);

signals:
    void changed();

private:
    void applyColors();
    QFont font() const;
    ColorScheme wanted() const;

    Settings& m_settings;
    SystemColorScheme& m_system;
    LatePolish m_late;
    QFont m_systemFont;
    ColorScheme m_scheme = ColorScheme::Light;
};

} // namespace ui
