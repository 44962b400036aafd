/// What stands in place of a page's content while there is none: what will be here, and the next step. Each page has
/// its words in a class of its own.
#pragma once

#include "ui/shell/Symbols.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

/// Puts `content` in the middle of an empty page, no wider than `width`, a little above its half height.
void layOutInTheMiddle(QWidget* page, QWidget* content, int width);

class Welcome : public QWidget {
    Q_OBJECT
public:
    void setHasProject(bool hasProject);
    /// To what fills the page, or to the start where no project is open.
    QPushButton* nextStep() const { return m_steps.front(); }

protected:
    struct Step {
        QString text, explanation;
    };
    struct Words {
        QString page, title, text;
        std::vector<Step> steps; ///< the first is the next one; fewer than there are buttons: the others are hidden
    };
    /// A button for each of `steps`, by its name.
    Welcome(Symbol icon, const QStringList& steps, QWidget* parent);
    virtual Words words(bool hasProject) const = 0;
    QPushButton* step(std::size_t index) const { return m_steps.at(index); }
    /// Also to be called by the constructor of each page's own.
    void retranslate();
    void changeEvent(QEvent* event) override;

private:
    const Symbol m_symbol;
    bool m_hasProject = false;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    std::vector<QPushButton*> m_steps;
};

} // namespace ui
