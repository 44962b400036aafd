#include "ui/shell/RowFit.h"

#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <set>

namespace ui {
namespace {

class RowFit : public QObject {
public:
    explicit RowFit(QTableView& table) : QObject(&table), m_table(table) {
        table.installEventFilter(this);
        fit();
    }

    bool eventFilter(QObject*, QEvent* event) override {
        const bool isOfFont = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
        if (isOfFont || event->type() == QEvent::Polish) fit();
        return false;
    }

private:
    void fit() {
        const int height = rowHeightOf(m_table.fontMetrics());
        QHeaderView* rows = m_table.verticalHeader();
        if (rows->defaultSectionSize() != height) rows->setDefaultSectionSize(height);
    }

    QTableView& m_table;
};

class TitleFit : public QObject {
public:
    explicit TitleFit(QTableView& table) : QObject(&table), m_titles(*table.horizontalHeader()) {
        m_titles.installEventFilter(this);
        m_titles.viewport()->installEventFilter(this);
        connect(&m_titles, &QHeaderView::sectionResized, this, [this](int section) {
            if (m_isHeld) m_byHand.insert(section);
        });
        connect(table.model(), &QAbstractItemModel::headerDataChanged, this, &TitleFit::fit);
        fit();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched != &m_titles) {
            const bool isPressed =
                event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
            if (isPressed || event->type() == QEvent::MouseButtonRelease) m_isHeld = isPressed;
            return false;
        }
        const bool isOfFont = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
        if (isOfFont) fit();
        if (event->type() == QEvent::Polish) QTimer::singleShot(0, this, &TitleFit::fit); // it has its font then
        return false;
    }

private:
    void fit() {
        for (int section = 0; section < m_titles.count(); ++section) {
            if (m_byHand.contains(section)) continue; // it is as a person wants it
            if (const int needed = m_titles.sectionSizeHint(section); m_titles.sectionSize(section) < needed)
                m_titles.resizeSection(section, needed);
        }
    }

    QHeaderView& m_titles;
    std::set<int> m_byHand; ///< sections that a person gave a width
    bool m_isHeld = false;  ///< by the mouse
};

} // namespace

int rowHeightOf(const QFontMetrics& font) {
    return std::max(RowHeight, font.height() + 10);
}

void fitRowsToFont(QTableView& table) {
    new RowFit(table);
}

void fitTitles(QTableView& table) {
    new TitleFit(table);
}

} // namespace ui
