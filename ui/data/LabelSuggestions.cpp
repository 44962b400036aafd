#include "ui/data/LabelSuggestions.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShownLabels = 9;
constexpr QChar Between = u';';

bool isNumber(const QString& label) {
    bool isOne = false;
    label.toDouble(&isOne);
    return isOne;
}

} // namespace

LabelSuggestions::LabelSuggestions(QPlainTextEdit& text) : QObject(&text), m_text(text) {
    m_completer.setModel(&m_labels);
    m_completer.setWidget(&text);
    m_completer.setCaseSensitivity(Qt::CaseInsensitive);
    m_completer.setMaxVisibleItems(ShownLabels);
    m_completer.popup()->setObjectName(u"labelSuggestions"_s);
    m_completer.popup()->setAccessibleName(tr("Labels of this project"));
    connect(&m_completer, qOverload<const QString&>(&QCompleter::activated), this, &LabelSuggestions::insert);
}

void LabelSuggestions::setLabels(const QStringList& labels) {
    if (labels != m_labels.stringList()) m_labels.setStringList(labels);
}

bool LabelSuggestions::isOpen() const {
    return m_completer.popup()->isVisible();
}

void LabelSuggestions::close() {
    m_completer.popup()->hide();
}

std::pair<int, int> LabelSuggestions::place() const {
    const QString text = m_text.toPlainText();
    const int caret = m_text.textCursor().position();
    int begin = caret > 0 ? static_cast<int>(text.lastIndexOf(Between, caret - 1)) + 1 : 0;
    int end = static_cast<int>(text.indexOf(Between, caret));
    if (end < 0) end = static_cast<int>(text.size());
    while (begin < caret && text[begin].isSpace()) ++begin;
    while (end > caret && text[end - 1].isSpace()) --end;
    return {begin, end};
}

QString LabelSuggestions::beginning() const {
    const int begin = place().first;
    return m_text.toPlainText().mid(begin, m_text.textCursor().position() - begin);
}

void LabelSuggestions::offer() {
    const QString typed = beginning();
    if (typed.isEmpty()) return close();
    show(typed);
}

void LabelSuggestions::offerAfter(const QKeyEvent& key) {
    const bool isDeleting = key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Delete;
    const bool isTyping = !key.text().isEmpty() && (key.text()[0].isPrint() || key.text()[0].isSurrogate());
    const bool isCommand = key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if ((isDeleting || isTyping) && !isCommand) offer();
}

void LabelSuggestions::offerAll() {
    show({});
}

void LabelSuggestions::show(const QString& beginning) {
    m_completer.setCompletionPrefix(beginning);
    const auto* found = m_completer.completionModel();
    const int count = found->rowCount();
    if (count == 0 || (count == 1 && found->index(0, 0).data().toString() == beginning)) return close();
    int width =
        m_completer.popup()->sizeHintForColumn(0) + m_completer.popup()->verticalScrollBar()->sizeHint().width();
    width = std::max(width + 2 * m_completer.popup()->frameWidth(), m_text.width());
    m_completer.complete(QRect(0, 0, width, m_text.height()));
    m_completer.popup()->setCurrentIndex(QModelIndex());
}

bool LabelSuggestions::choose() {
    const QModelIndex marked = m_completer.popup()->currentIndex();
    const bool isMarked = isOpen() && marked.isValid();
    close();
    if (isMarked) insert(marked.data().toString());
    return isMarked;
}

bool LabelSuggestions::complete() {
    if (!isOpen() || m_completer.popup()->currentIndex().isValid()) return choose();
    const QString typed = beginning();
    const QString first = m_completer.completionModel()->index(0, 0).data().toString();
    const bool isWhole = typed.isEmpty() || isNumber(typed) || m_labels.stringList().contains(typed);
    close();
    if (isWhole || isNumber(first)) return false;
    insert(first);
    return true;
}

void LabelSuggestions::insert(const QString& label) {
    const auto [begin, end] = place();
    QTextCursor cursor = m_text.textCursor();
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(label);
    m_text.setTextCursor(cursor);
}

bool LabelSuggestions::takesKey(const QKeyEvent& key) {
    switch (key.key()) {
    case Qt::Key_Escape:
        if (!isOpen()) return false;
        close();
        return true;
    case Qt::Key_Down:
        if (isOpen() || m_text.isReadOnly()) return false; // the list has its own arrows
        offerAll();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const bool isLast = !m_text.toPlainText().contains(Between);
        return (key.key() == Qt::Key_Tab ? complete() : choose()) && !isLast;
    }
    default:
        return false;
    }
}

QString asOneLine(QString text) {
    static const QRegularExpression lineEnds(u"[\\r\\n\\x{2028}\\x{2029}]+"_s);
    return text.replace(lineEnds, u" "_s).trimmed();
}

} // namespace ui
