#include "ui/shell/RowFit.h"

#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

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

} // namespace

int rowHeightOf(const QFontMetrics& font) {
    return std::max(RowHeight, font.height() + 10);
}

void fitRowsToFont(QTableView& table) {
    new RowFit(table);
}

} // namespace ui
