/// A flat button of the top bar: icon, text, a muted detail, and a chevron where it opens a menu. Its text is elided
/// where room is short.
#pragma once

#include <QAbstractButton>

namespace ui {

class BarButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Opens { Nothing, Menu };

    explicit BarButton(Opens opens, QWidget* parent = nullptr);

    /// `detail` stands after the text in a muted colour; `spoken` is the accessible name.
    void say(const QString& text, const QString& detail, const QString& spoken, const QString& toolTip);
    /// A coloured dot before the detail, as a second sign beside its words.
    void setDot(const QColor& color);
    /// The widest the text may become, in pixels of the normal font; 0 is as wide as it is.
    void setTextLimit(int pixels) { m_textLimit = pixels; }
    /// With a border, as a field one types into.
    void setFramed(bool framed) { m_framed = framed; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    int detailWidth() const;
    int fixedWidth() const;

    Opens m_opens;
    QString m_detail;
    QColor m_dot;
    int m_textLimit = 0;
    bool m_framed = false;
};

} // namespace ui
