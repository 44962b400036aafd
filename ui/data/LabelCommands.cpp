#include "ui/data/LabelCommands.h"

#include "ui/data/LabelWords.h"
#include "ui/data/RecordCommands.h"
#include "ui/data/RecordFetch.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/Quantity.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QKeySequence keyOf(std::size_t place) {
    return QKeySequence(u"Ctrl+Alt+%1"_s.arg(place + 1));
}

} // namespace

LabelCommands::LabelCommands(const LabelCounts& labels, const ProjectSession& project, RecordEdits& edits,
                             RecordFetch& fetch, Selected selected, QObject* parent)
    : QObject(parent), m_labels(labels), m_project(project), m_edits(edits), m_fetch(fetch),
      m_selected(std::move(selected)) {
    for (std::size_t place = 0; place < Most; ++place) {
        m_actions[place] = new QAction(this);
        m_actions[place]->setObjectName(u"label%1"_s.arg(place + 1));
        m_actions[place]->setShortcut(keyOf(place));
        m_actions[place]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(m_actions[place], &QAction::triggered, this, [this, place] { apply(place); });
    }
    connect(&m_labels, &LabelCounts::changed, this, &LabelCommands::refresh);
    connect(&m_project, &ProjectSession::opened, this, &LabelCommands::refresh);
    refresh();
}

void LabelCommands::workIn(QWidget& widget) {
    for (QAction* action : m_actions) widget.addAction(action);
}

std::vector<QAction*> LabelCommands::actions() const {
    std::vector<QAction*> shown;
    for (QAction* action : m_actions)
        if (action->isEnabled()) shown.push_back(action);
    return shown;
}

QString LabelCommands::keyText(std::size_t place) {
    return keyOf(place).toString(QKeySequence::NativeText);
}

void LabelCommands::refresh() {
    const std::vector<std::string> labels = m_labels.keyed();
    for (std::size_t place = 0; place < Most; ++place) {
        const bool isThere = place < labels.size();
        m_actions[place]->setEnabled(isThere && m_project.isWritable());
        m_actions[place]->setVisible(isThere);
        // An ampersand of the label is no key.
        m_actions[place]->setText(isThere ? labelText({labels[place]}).replace(u"&"_s, u"&&"_s) : QString());
    }
    retranslate();
}

void LabelCommands::retranslate() {
    const QString what = m_labels.isOfSeveral()
                             ? tr("Gives the selected records this label beside those they have; where all of them "
                                  "have it, takes it out.")
                             : tr("Gives the selected records this label.");
    for (QAction* action : m_actions) action->setToolTip(what);
}

void LabelCommands::apply(std::size_t place) {
    emit aboutToEdit();
    const Ids records = m_selected();
    const std::vector<std::string> labels = m_labels.keyed();
    if (records.empty() || place >= labels.size()) return;
    if (std::ssize(records) > RecordCommands::MostCells)
        return emit said(tr("Select at most %1 records to label them.").arg(countText(RecordCommands::MostCells)));
    const auto done = [this, label = labels[place]](const std::vector<core::StoredRecord>& found) {
        const auto hasIt = [&](const core::StoredRecord& stored) {
            return LabelCounts::isAmong(stored.record.label, label);
        };
        const bool haveAll = std::ranges::all_of(found, hasIt);
        std::vector<core::TextEdit> edits;
        for (const core::StoredRecord& stored : found) {
            if (!haveAll && hasIt(stored)) continue;
            std::string text = m_labels.chosen(stored.record.label, label);
            if (text != stored.record.label)
                edits.push_back({stored.record.id, core::RecordField::Label, std::move(text)});
        }
        m_edits.edit(std::move(edits));
    };
    m_fetch.fetch(records, RecordFetch::For::Edit, done);
}

} // namespace ui
