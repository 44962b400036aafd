/// The labels of the project as commands with keys, Ctrl+Alt+1 to 9: each gives the records that are selected its
/// label, in one step of undo.
#pragma once

#include "core/project/StoredRecord.h"
#include "ui/session/LabelCounts.h"

#include <QObject>

#include <array>
#include <functional>
#include <string>
#include <vector>

class QAction;
class QWidget;

namespace ui {

class ProjectSession;
class RecordEdits;
class RecordFetch;

class LabelCommands : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t Most = LabelCounts::MostKeys;
    using Ids = std::vector<core::RecordId>;
    /// The records that are selected when a key is pressed.
    using Selected = std::function<Ids()>;

    LabelCommands(const LabelCounts& labels, const ProjectSession& project, RecordEdits& edits, RecordFetch& fetch,
                  Selected selected, QObject* parent = nullptr);

    /// The keys work in the widget and in what is in it.
    void workIn(QWidget& widget);
    /// Those of the labels that there are.
    std::vector<QAction*> actions() const;
    static QString keyText(std::size_t place);
    void retranslate();

signals:
    void said(const QString& text);
    /// What is typed and not handed over yet comes first.
    void aboutToEdit();

private:
    void refresh();
    void apply(std::size_t place);

    const LabelCounts& m_labels;
    const ProjectSession& m_project;
    RecordEdits& m_edits;
    RecordFetch& m_fetch;
    Selected m_selected;
    std::array<QAction*, Most> m_actions{};
};

} // namespace ui
