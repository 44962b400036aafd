#include "ui/judgement/ConfusionView.h"

#include "ui/judgement/ConfusionModel.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {
namespace {

/// Names of labels end with dots there; their tooltip has them whole.
constexpr int WidestName = 180, NarrowestPlace = 64;
/// Of the full colour under the largest share: text stands out on it in light and dark.
constexpr double DeepestShade = 0.45;

/// Names of labels that end with dots where they are too long; a style sheet would cut them.
class NameHeader : public QHeaderView {
public:
    using QHeaderView::QHeaderView;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const bool isAbove = orientation() == Qt::Horizontal;
        const QRect room = rect.adjusted(Spacing::Hair, 0, -Spacing::Hair, 0);
        const QString name = model()->headerData(section, orientation()).toString();
        painter->save();
        painter->fillRect(rect, palette().color(QPalette::Base));
        painter->setPen(palette().color(QPalette::Mid));
        if (isAbove) painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(palette().color(QPalette::PlaceholderText));
        painter->drawText(room, Qt::AlignVCenter | (isAbove ? Qt::AlignHCenter : Qt::AlignLeft),
                          fontMetrics().elidedText(name, Qt::ElideRight, room.width()));
        painter->restore();
    }
};

class PlaceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool isRight = index.row() == index.column();
        const qint64 count = index.data(ConfusionModel::CountRole).toLongLong();
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        painter->save();
        const QRect place = option.rect.adjusted(1, 1, -1, -1);
        painter->fillRect(place, ConfusionView::shade(option.palette, index.data(ConfusionModel::ShareRole).toDouble(),
                                                      isRight));
        QFont font = option.font;
        font.setBold(count > 0);
        painter->setFont(font);
        painter->setPen(option.palette.color(count > 0 ? QPalette::Text : QPalette::PlaceholderText));
        painter->drawText(place, Qt::AlignCenter, index.data().toString());
        if (view && view->hasFocus() && view->currentIndex() == index) {
            painter->setPen(QPen(option.palette.color(QPalette::Link), 2));
            painter->drawRect(place.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

ConfusionView::ConfusionView(ConfusionModel* model, QWidget* parent) : QTableView(parent), m_model(model) {
    setObjectName(QStringLiteral("confusionMatrix"));
    setProperty("list", true);
    setModel(model);
    setItemDelegate(new PlaceDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setMouseTracking(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    setHorizontalHeader(new NameHeader(Qt::Horizontal, this));
    setVerticalHeader(new NameHeader(Qt::Vertical, this));
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionsClickable(false);
        header->setHighlightSections(false);
        header->setSectionResizeMode(QHeaderView::Fixed);
    }
    fitRowsToFont(*this);
    connect(this, &QTableView::clicked, this, &ConfusionView::ask);
    connect(model, &QAbstractItemModel::modelReset, this, &ConfusionView::fit);
    retranslate();
    fit();
}

void ConfusionView::setLeading(bool isLeading) {
    m_isLeading = isLeading;
    viewport()->setCursor(isLeading ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QColor ConfusionView::shade(const QPalette& palette, double share, bool isRight) {
    const QColor ground = palette.color(QPalette::Base);
    const QColor full = palette.color(isRight ? QPalette::Link : QPalette::BrightText);
    if (!(share > 0)) return ground;
    const double depth = DeepestShade * std::clamp(0.3 + 0.7 * share, 0.0, 1.0); // one record is seen, too
    const auto mixed = [&](int from, int to) { return from + static_cast<int>(depth * (to - from)); };
    return {mixed(ground.red(), full.red()), mixed(ground.green(), full.green()), mixed(ground.blue(), full.blue())};
}

void ConfusionView::ask(const QModelIndex& index) {
    if (m_isLeading && index.data(ConfusionModel::CountRole).toLongLong() > 0)
        emit placeAsked(index.row(), index.column());
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) return ask(currentIndex());
    QTableView::keyPressEvent(event);
}

/// As wide as the longest name asks for.
int ConfusionView::widestName() const {
    int widest = NarrowestPlace;
    for (int i = 0; i < m_model->columnCount(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(m_model->headerData(i, Qt::Horizontal).toString()) +
                                      2 * Spacing::Medium);
    if (const int rows = m_model->rowCount(); rows > m_model->columnCount()) // of unknown labels
        widest = std::max(widest, fontMetrics().horizontalAdvance(
                                      m_model->headerData(rows - 1, Qt::Vertical).toString()) +
                                      2 * Spacing::Medium);
    return std::min(widest, WidestName);
}

/// Columns are all alike, and narrower than their names before the matrix scrolls.
void ConfusionView::fit() {
    const int name = widestName(), count = m_model->columnCount();
    verticalHeader()->setFixedWidth(name);
    const int bar = count > LabelsInSight ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0;
    const int room = width() - name - 2 * frameWidth() - 2 - bar;
    const int place = count > 0 ? std::clamp(room / count, NarrowestPlace, name) : name;
    horizontalHeader()->setDefaultSectionSize(place);
    const bool scrolls = count * place > room;
    setFixedHeight(horizontalHeader()->sizeHint().height() +
                   std::min(m_model->rowCount(), LabelsInSight) * verticalHeader()->defaultSectionSize() +
                   2 * frameWidth() + 2 +
                   (scrolls ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0));
    updateGeometry();
}

QSize ConfusionView::sizeHint() const {
    const int count = std::min(m_model->columnCount(), LabelsInSight);
    return {widestName() * (count + 1) + 2 * frameWidth() + 2, height()};
}

QSize ConfusionView::minimumSizeHint() const {
    return {4 * NarrowestPlace, height()};
}

void ConfusionView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fit();
}

void ConfusionView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange) fit();
}

void ConfusionView::retranslate() {
    setAccessibleName(tr("Confusion matrix: a row for each right label, a column for each that was chosen"));
    setAccessibleDescription(tr("Arrows move, Enter shows the records of a place."));
    m_model->retranslate();
}

} // namespace ui
