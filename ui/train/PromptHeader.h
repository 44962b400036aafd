/// Titles of columns that are texts of the person's own: two lines of each, then dots.
#pragma once

#include <QHeaderView>

namespace ui {

class PromptHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit PromptHeader(QWidget* parent = nullptr);

    /// What is shown of a text in so many pixels, a line each.
    static QStringList linesOf(const QString& text, const QFont& font, int width);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    QFont titleFont() const;
};

} // namespace ui
