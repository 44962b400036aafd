#include "ui/shell/CommandPalette.h"

#include "ui/shell/Actions.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int KeysRole = Qt::UserRole + 1;
constexpr int ActionRole = Qt::UserRole + 2;

/// The command at the left, its keys at the right in a muted colour.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(RowHeight + 4, option.fontMetrics.height() + Spacing::Medium));
        return size;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -Spacing::Medium, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(KeysRole).toString());
        painter->restore();
    }
};

/// By its name; else by what it says of itself, after all that are called so.
int scoreOf(const QAction& action, const QString& typed) {
    constexpr int Named = 100;
    const QString name = Actions::fullText(action);
    if (const int score = CommandPalette::match(typed, name); score > 0) return Named + score;
    return CommandPalette::match(typed, name + u' ' + action.toolTip());
}

} // namespace

CommandPalette::CommandPalette(std::vector<QAction*> actions, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_actions(std::move(actions)), m_edit(new QLineEdit(this)),
      m_list(new QListWidget(this)) {
    setObjectName(u"commandPalette"_s);
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, Spacing::Small);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    retranslate();
}

void CommandPalette::open(const QWidget* anchor) {
    m_edit->clear();
    fill();
    const int width = std::max(anchor->width(), letterWidth(fontMetrics()) * 64);
    setFixedWidth(std::min(width, parentWidget()->width() - 2 * Spacing::Page));
    fitHeight();
    QPoint place = anchor->mapToGlobal(QPoint((anchor->width() - this->width()) / 2, 0));
    const QRect window = parentWidget()->rect().translated(parentWidget()->mapToGlobal(QPoint()));
    place.setX(std::clamp(place.x(), window.left() + Spacing::Small,
                          std::max(window.left() + Spacing::Small, window.right() - this->width() - Spacing::Small)));
    move(place);
    show();
    m_edit->setFocus();
}

int CommandPalette::match(const QString& typed, const QString& text) {
    int score = 1;
    for (const QString& word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) return 0;
        score += at == 0 ? 3 : !text[at - 1].isLetterOrNumber() ? 2 : 1;
    }
    return score;
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
    if (object != m_edit || event->type() != QEvent::KeyPress) return QFrame::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int page = std::max(1, m_list->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    const auto step = [this](int rows) {
        if (m_list->count() > 0) m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, m_list->count() - 1));
    };
    switch (key->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    default:
        return QFrame::eventFilter(object, event);
    }
}

void CommandPalette::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void CommandPalette::retranslate() {
    setWindowTitle(tr("Commands"));
    m_edit->setPlaceholderText(tr("Type a part of a command’s name"));
    m_edit->setAccessibleName(tr("Search for a command"));
    m_edit->setToolTip(tr("Narrows the list below; arrows choose, Enter runs, Esc closes."));
    m_list->setAccessibleName(tr("Commands"));
}

void CommandPalette::fill() {
    std::vector<std::pair<int, QAction*>> found;
    for (QAction* action : m_actions)
        if (const int score = scoreOf(*action, m_edit->text()); score > 0 && action->isEnabled())
            found.emplace_back(score, action);
    std::ranges::stable_sort(found, std::greater(), &std::pair<int, QAction*>::first);
    m_list->clear();
    for (const auto& [score, action] : found) {
        auto* item = new QListWidgetItem(Actions::fullText(*action), m_list);
        item->setToolTip(action->toolTip());
        item->setData(KeysRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(ActionRole, QVariant::fromValue(action));
    }
    m_list->setCurrentRow(0);
    fitHeight();
}

/// As high as its lines, as far as the window goes.
void CommandPalette::fitHeight() {
    const int lines = std::max(1, m_list->count()) * std::max(RowHeight, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(std::min(lines + Spacing::Hair, parentWidget()->height() * 6 / 10));
    adjustSize();
}

void CommandPalette::run() {
    const QListWidgetItem* item = m_list->currentItem();
    if (!item) return;
    auto* action = item->data(ActionRole).value<QAction*>();
    hide(); // first: the action may open something itself
    action->trigger();
}

} // namespace ui
