/// A page's button in the rail: icon and word, and at the icon's corner a badge that says what is going on there.
#pragma once

#include <QString>
#include <QToolButton>

#include <optional>

namespace ui {

struct Badge {
    enum class Kind { Count, Running, Paused, Done, Problem };
    Kind kind = Kind::Count;
    int count = 0;
    QString text; ///< the same in a sentence
    bool operator==(const Badge&) const = default;
};

class RailButton : public QToolButton {
    Q_OBJECT
public:
    explicit RailButton(QWidget* parent = nullptr);

    /// What the page is for; a badge is told beside it.
    void setExplanation(const QString& explanation, const QString& shortcut);
    void setBadge(const std::optional<Badge>& badge);
    const std::optional<Badge>& badge() const { return m_badge; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();
    QRectF badgeRect() const;

    std::optional<Badge> m_badge;
    QString m_explanation;
    QString m_shortcut;
};

} // namespace ui
