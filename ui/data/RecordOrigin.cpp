// What came with a record: its earlier turns, and the file it is from.
#include "core/text/VisibleText.h"
#include "ui/data/RecordForm.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t ShownTurns = 40;
constexpr qsizetype ShownTurnLength = 2'000;
constexpr int LongestName = 26; ///< in letters

QString shortened(const std::string& text) {
    const QString whole = QString::fromStdString(text);
    return whole.size() > ShownTurnLength ? whole.left(ShownTurnLength) + u'…' : whole;
}

} // namespace

/// Where a person finds it in the file: the row of a table, the line of any other.
void RecordForm::showSource() {
    const core::Record& record = m_stored.record;
    const QString file = QFileInfo(QString::fromStdString(core::oneLine(record.file))).fileName();
    // A name is one word, which would make the fields above wider than the editor.
    const QString name =
        fontMetrics().elidedText(file, Qt::ElideMiddle, LongestName * fontMetrics().horizontalAdvance(u'x'));
    m_source->setVisible(!name.isEmpty());
    if (record.row > 0)
        m_source->setText(tr("From %1, row %2", "a file").arg(name, QString::number(record.row)));
    else if (record.line > 0)
        m_source->setText(tr("From %1, line %2", "a file").arg(name, QString::number(record.line)));
    else
        m_source->setText(tr("From %1", "a file").arg(name));
    m_source->setToolTip(pathText(QString::fromStdString(core::oneLine(record.file))).toHtmlEscaped());
}

void RecordForm::showTurns() {
    while (QLayoutItem* item = m_turns->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto& turns = m_stored.record.turns;
    m_turnsTitle->setVisible(!turns.empty());
    const auto add = [this](const QString& text, Role role) {
        auto* label = new QLabel(text, this);
        label->setObjectName(u"turn"_s);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAlignment(text.isRightToLeft() ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft);
        label->setAccessibleName(text);
        setRole(label, role);
        m_turns->addWidget(label);
    };
    const std::size_t shown = std::min(turns.size(), ShownTurns);
    if (turns.size() > shown)
        add(tr("%Ln earlier turn(s) are not shown", nullptr, static_cast<int>(turns.size() - shown)), Role::Muted);
    for (std::size_t i = turns.size() - shown; i < turns.size(); ++i) {
        const QString text = shortened(turns[i].content);
        add(turns[i].role == core::Role::Assistant ? tr("Answer: %1").arg(text)
            : turns[i].role == core::Role::System  ? tr("System: %1").arg(text)
                                                   : tr("Question: %1").arg(text),
            Role::Plain);
    }
}

} // namespace ui
