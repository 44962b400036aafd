#include "ui/playground/ColumnHead.h"

#include "ui/playground/PlayWords.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QToolButton* makeTool(QWidget* parent, const char* name) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(name));
    button->setFocusPolicy(Qt::TabFocus);
    setRole(button, Role::Flat);
    return button;
}

/// A square for the base, a disc for an adapter.
QPixmap markOf(bool isBase, int place, double ratio) {
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto colors = seriesColors();
    painter.setBrush(isBase ? QGuiApplication::palette().color(QPalette::Dark)
                            : colors[static_cast<std::size_t>(place + 5) % colors.size()]);
    if (isBase)
        painter.drawRect(1, 1, 10, 10);
    else
        painter.drawEllipse(1, 1, 10, 10);
    return pixmap;
}

} // namespace

ColumnHead::ColumnHead(AnswerSource source, QWidget* parent)
    : QWidget(parent), m_source(std::move(source)), m_mark(new QLabel(this)), m_name(new QLabel(this)),
      m_way(makeTool(this, "columnSource")), m_left(makeTool(this, "columnLeft")),
      m_right(makeTool(this, "columnRight")), m_remove(makeTool(this, "columnRemove")), m_detail(new QLabel(this)) {
    m_name->setObjectName(u"columnName"_s);
    setRole(m_name, Role::Heading);
    m_detail->setObjectName(u"columnDetail"_s);
    setRole(m_detail, Role::Muted);
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    column->addLayout(makeRow());
    column->addWidget(m_detail);
    connect(m_way, &QToolButton::clicked, this, &ColumnHead::sourceAsked);
    connect(m_remove, &QToolButton::clicked, this, &ColumnHead::removeAsked);
    connect(m_left, &QToolButton::clicked, this, [this] { emit moveAsked(-1); });
    connect(m_right, &QToolButton::clicked, this, [this] { emit moveAsked(1); });
    showAnswer(nullptr);
    retranslate();
}

QLayout* ColumnHead::makeRow() {
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Hair);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_mark);
    row->addSpacing(Spacing::Hair);
    row->addWidget(m_name, 1);
    m_left->setText(u"‹"_s);
    m_right->setText(u"›"_s);
    m_remove->setIcon(symbol(Symbol::Close, SymbolColor::Muted));
    for (QToolButton* button : {m_way, m_left, m_right, m_remove}) row->addWidget(button);
    return row;
}

void ColumnHead::setSource(const AnswerSource& source) {
    m_source = source;
    retranslate();
}

QString ColumnHead::title() const {
    return m_source.folder.isEmpty() ? tr("Base model") : m_source.name;
}

void ColumnHead::setPlace(int place, int count) {
    m_place = place;
    m_count = count;
    m_mark->setPixmap(markOf(m_source.folder.isEmpty(), place, devicePixelRatioF()));
    refresh();
}

void ColumnHead::showAnswer(const Answer* answer) {
    m_detail->setText(madeWithText(m_source, answer));
    m_detail->setVisible(!m_detail->text().isEmpty());
    m_detail->setToolTip(answer ? madeWithHint(*answer) : QString());
}

void ColumnHead::setRemovable(bool isRemovable) {
    m_isRemovable = isRemovable;
    refresh();
}

void ColumnHead::refresh() {
    m_left->setEnabled(m_place > 0);
    m_right->setEnabled(m_place + 1 < m_count);
    m_remove->setEnabled(m_count > 1 && m_isRemovable);
    m_way->setVisible(!m_source.folder.isEmpty());
    m_way->setIcon(symbol(m_source.isOfRun() ? Symbol::Runs : Symbol::Adapters, SymbolColor::Muted));
}

/// A name that has no room ends with dots; its tooltip has the folder.
void ColumnHead::showName() {
    m_name->setText(m_name->fontMetrics().elidedText(title(), Qt::ElideRight, m_name->width()));
    m_name->setAccessibleName(title());
}

void ColumnHead::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    showName();
}

void ColumnHead::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) setPlace(m_place, m_count);
}

void ColumnHead::retranslate() {
    const QString name = title();
    m_mark->setAccessibleName(m_source.folder.isEmpty() ? tr("base model")
                              : m_source.isWhole        ? tr("whole model")
                                                        : tr("adapter"));
    showName();
    m_name->setToolTip(m_source.folder.isEmpty() ? tr("The base model alone, without an adapter.")
                       : m_source.isWhole
                           ? tr("A whole model: the run trained every weight. It takes as much memory as the base does.")
                           : m_source.folder);
    const std::pair<QToolButton*, QString> tools[] = {
        {m_way, m_source.isOfRun() ? tr("Show the run of %1").arg(name) : tr("Show %1 among the adapters").arg(name)},
        {m_left, tr("Move %1 to the left").arg(name)},
        {m_right, tr("Move %1 to the right").arg(name)},
        {m_remove, tr("Take %1 away").arg(name)}};
    for (const auto& [button, words] : tools) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    refresh();
}

} // namespace ui
