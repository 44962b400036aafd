#include "ui/shell/Theme.h"

#include "ui/shell/SystemColorScheme.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QPalette>
#include <QStyle>
#include <QTimer>
#include <QWidget>

#include <algorithm>

/// Resources of a static library are linked only where somebody names them; the macro stands outside of namespaces.
static void takeResources() {
    Q_INIT_RESOURCE(lorikeet);
}

namespace ui {

using namespace Qt::StringLiterals;

Tokens tokens(ColorScheme scheme) {
    if (scheme == ColorScheme::Dark)
        return {.window = 0x171A18,
                .surface = 0x202522,
                .border = 0x363D39,
                .text = 0xE8ECE9,
                .muted = 0xA3ADA7,
                .accent = 0x4CC29A,
                .onAccent = 0x10201A,
                .accentGround = 0x173B2D,
                .hover = 0x2A312D,
                .danger = 0xF28B82,
                .warning = 0xE0B050,
                .info = 0x7DB7E8,
                .learnedGround = 0x173B2D,
                .cutGround = 0x4A2320};
    return {.window = 0xF7F7F5,
            .surface = 0xFFFFFF,
            .border = 0xDCDED9,
            .text = 0x1F2421,
            .muted = 0x5B665F,
            .accent = 0x0B6E54,
            .onAccent = 0xFFFFFF,
            .accentGround = 0xDDF3E8,
            .hover = 0xEDEFEB,
            .danger = 0xB3261E,
            .warning = 0x8A5A00,
            .info = 0x1B64A3,
            .learnedGround = 0xDDF3E8,
            .cutGround = 0xF9DEDC};
}

std::array<QColor, 6> seriesColors() {
    return {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00};
}

int symbolSize(const QFontMetrics& font) {
    return std::max(IconSize, font.height() * 5 / 4);
}

int letterWidth(const QFontMetrics& font) {
    constexpr int Narrower = 22; // letters where 26 are: capitals and digits are wider
    return std::max(1, font.horizontalAdvance(u"abcdefghijklmnopqrstuvwxyz"_s) / Narrower);
}

void setRole(QWidget* widget, Role role) {
    static constexpr std::array Names = {"plain", "muted",   "title", "heading", "danger", "warning", "success",
                                         "code",  "primary", "flat",  "card",    "bar",    "rail",    "row"};
    static_assert(Names.size() == static_cast<std::size_t>(Role::Row) + 1);
    widget->setProperty("role", QString::fromLatin1(Names[static_cast<std::size_t>(role)]));
    if (!widget->testAttribute(Qt::WA_WState_Polished)) return;
    widget->style()->unpolish(widget); // the style sheet reads properties when it polishes
    widget->style()->polish(widget);
}

Theme::Theme(Settings& settings, SystemColorScheme& system, QObject* parent)
    : QObject(parent), m_settings(settings), m_system(system), m_systemFont(QApplication::font()) {
    takeResources();
    connect(&m_settings, &Settings::colorSchemeChanged, this, &Theme::applyColors);
    connect(&m_system, &SystemColorScheme::changed, this, &Theme::applyColors);
    connect(&m_settings, &Settings::fontScaleChanged, this, &Theme::apply);
    // Another turn than that in which the window says everything anew: both at once would hold it up.
    connect(&m_settings, &Settings::languageChanged, this, [this] { QTimer::singleShot(0, this, &Theme::apply); });
}

Theme::~Theme() {
    QApplication::setFont(m_systemFont);
}

/// The style sheet is taken away first: replacing one under a new font or palette costs five times as much.
void Theme::apply() {
    m_scheme = wanted();
    const QFont newFont = font();
    const QPalette newPalette = palette(tokens(m_scheme));
    const QString newSheet = styleSheet(tokens(m_scheme), newFont.pointSizeF());
    if (newSheet == qApp->styleSheet() && newFont == QApplication::font()) return;
    m_late.setAside();
    qApp->setStyleSheet({});
    QApplication::setFont(newFont);
    QApplication::setPalette(newPalette);
    qApp->setStyleSheet(newSheet);
    m_late.begin();
    emit changed();
}

QPalette Theme::palette(const Tokens& t) {
    QPalette palette;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const QColor text = group == QPalette::Disabled ? t.muted : t.text;
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
            palette.setColor(group, role, text);
        for (const auto role : {QPalette::Base, QPalette::Button, QPalette::ToolTipBase})
            palette.setColor(group, role, t.surface);
        palette.setColor(group, QPalette::Window, t.window);
        palette.setColor(group, QPalette::AlternateBase, t.window);
        palette.setColor(group, QPalette::PlaceholderText, t.muted);
        palette.setColor(group, QPalette::Highlight, t.accent);
        palette.setColor(group, QPalette::HighlightedText, t.onAccent);
        palette.setColor(group, QPalette::Link, t.accent);
        palette.setColor(group, QPalette::LinkVisited, t.accent);
        palette.setColor(group, QPalette::BrightText, t.danger);
        palette.setColor(group, QPalette::Light, t.surface);
        palette.setColor(group, QPalette::Midlight, t.hover);
        palette.setColor(group, QPalette::Mid, t.border);
        palette.setColor(group, QPalette::Dark, t.muted);
        palette.setColor(group, QPalette::Shadow, t.border);
    }
    return palette;
}

void Theme::applyColors() {
    if (wanted() != m_scheme) apply();
}

QFont Theme::font() const {
    QFont font = m_systemFont;
    const double points = font.pointSizeF() > 0 ? font.pointSizeF() : 10.0;
    font.setPointSizeF(std::max(points, 10.0) * m_settings.fontScale() / 100.0);
    // Han characters have other shapes in China than in Japan: name the family, or the first one installed decides.
    if (QLocale().language() == QLocale::Chinese)
        font.setFamilies(m_systemFont.families() +
                         QStringList{u"Noto Sans CJK SC"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s});
    return font;
}

ColorScheme Theme::wanted() const {
    switch (m_settings.colorScheme()) {
    case ColorSchemeChoice::Light:
        return ColorScheme::Light;
    case ColorSchemeChoice::Dark:
        return ColorScheme::Dark;
    case ColorSchemeChoice::System:
        break;
    }
    return m_system.scheme();
}

QString Theme::styleSheet(const Tokens& t, double pointSize) {
    QFile file(u":/styles/lorikeet.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const auto points = [pointSize](double factor) { return QString::number(pointSize * factor, 'f', 1) + "pt"_L1; };
    const std::pair<QLatin1StringView, QString> values[] = {// Longer names first where one begins with another.
                                                            {"@accent-ground"_L1, t.accentGround.name()},
                                                            {"@on-accent"_L1, t.onAccent.name()},
                                                            {"@accent"_L1, t.accent.name()},
                                                            {"@window"_L1, t.window.name()},
                                                            {"@surface"_L1, t.surface.name()},
                                                            {"@border"_L1, t.border.name()},
                                                            {"@text"_L1, t.text.name()},
                                                            {"@muted"_L1, t.muted.name()},
                                                            {"@hover"_L1, t.hover.name()},
                                                            {"@danger-ground"_L1, t.cutGround.name()},
                                                            {"@danger"_L1, t.danger.name()},
                                                            {"@warning"_L1, t.warning.name()},
                                                            {"@info"_L1, t.info.name()},
                                                            {"@title-size"_L1, points(1.5)},
                                                            {"@heading-size"_L1, points(1.25)},
                                                            {"@small-size"_L1, points(0.9)},
                                                            {"@radius"_L1, QString::number(CornerRadius) + "px"_L1},
                                                            {"@row"_L1, QString::number(RowHeight) + "px"_L1}};
    for (const auto& [name, value] : values) sheet.replace(name, value);
    return sheet;
}

} // namespace ui
