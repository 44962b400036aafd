#include "ui/data/ExportPanel.h"

#include "ui/data/ChoiceBox.h"
#include "ui/data/RecordWords.h"
#include "ui/session/ExportSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordQuery.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array Formats{core::ExportFormat::Json, core::ExportFormat::JsonLines, core::ExportFormat::Csv,
                             core::ExportFormat::Tsv};

QString endingOf(core::ExportFormat format) {
    switch (format) {
    case core::ExportFormat::Json:
        return u"json"_s;
    case core::ExportFormat::JsonLines:
        return u"jsonl"_s;
    case core::ExportFormat::Csv:
        return u"csv"_s;
    case core::ExportFormat::Tsv:
        break;
    }
    return u"tsv"_s;
}

template <class Button> Button* named(Button* button, const QString& name) {
    button->setObjectName(name);
    return button;
}

} // namespace

ExportPanel::ExportPanel(const ProjectSession& project, const RecordQuery& records, ExportSession& session,
                         Dialogs& dialogs, QWidget* parent)
    : QFrame(parent), m_project(project), m_records(records), m_session(session), m_dialogs(dialogs),
      m_title(new QLabel(this)), m_all(named(new QRadioButton(this), u"exportAll"_s)),
      m_filter(named(new QRadioButton(this), u"exportFilter"_s)),
      m_selection(named(new QRadioButton(this), u"exportSelection"_s)), m_statusTitle(new QLabel(this)),
      m_formatTitle(new QLabel(this)), m_format(named(new ChoiceBox(this), u"exportFormat"_s)),
      m_withLabel(named(new QCheckBox(this), u"exportWithLabel"_s)),
      m_withStatus(named(new QCheckBox(this), u"exportWithStatus"_s)),
      m_withSplit(named(new QCheckBox(this), u"exportWithSplit"_s)),
      m_withNote(named(new QCheckBox(this), u"exportWithNote"_s)), m_progress(new QProgressBar(this)),
      m_result(named(new QLabel(this), u"exportResult"_s)), m_close(named(new QPushButton(this), u"exportClose"_s)),
      m_write(named(new QPushButton(this), u"exportNow"_s)) {
    setObjectName(u"exportPanel"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    column->addWidget(m_title);
    column->addLayout(makeWhat());
    column->addLayout(makeHow());
    column->addWidget(m_progress);
    column->addWidget(m_result);
    column->addLayout(makeFoot());
    column->addStretch(1);
    m_all->setChecked(true);
    connectSession();
    retranslate();
}

QLayout* ExportPanel::makeWhat() {
    auto* column = new QVBoxLayout;
    column->setSpacing(Spacing::Small);
    for (QRadioButton* choice : {m_all, m_filter, m_selection}) {
        connect(choice, &QRadioButton::toggled, this, &ExportPanel::refresh);
        column->addWidget(choice);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Medium);
    row->addWidget(m_statusTitle);
    for (std::size_t i = 0; i < m_statuses.size(); ++i) {
        m_statuses[i] = named(new QCheckBox(this), u"exportStatus%1"_s.arg(i));
        m_statuses[i]->setChecked(true);
        connect(m_statuses[i], &QCheckBox::toggled, this, &ExportPanel::refresh);
        row->addWidget(m_statuses[i]);
    }
    row->addStretch(1);
    column->addLayout(row);
    return column;
}

QLayout* ExportPanel::makeHow() {
    for (const core::ExportFormat format : Formats) m_format->addItem(QString(), static_cast<int>(format));
    m_formatTitle->setBuddy(m_format);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Medium);
    row->addWidget(m_formatTitle);
    row->addWidget(m_format);
    for (QCheckBox* field : {m_withLabel, m_withStatus, m_withSplit, m_withNote}) {
        field->setChecked(true);
        row->addWidget(field);
    }
    row->addStretch(1);
    return row;
}

QLayout* ExportPanel::makeFoot() {
    setRole(m_write, Role::Primary);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->hide();
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setRange(0, 1000);
    connect(m_write, &QPushButton::clicked, this, &ExportPanel::start);
    const auto giveUp = [this] { m_session.isRunning() ? m_session.cancel() : emit closeWanted(); };
    connect(m_close, &QPushButton::clicked, this, giveUp);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, giveUp);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_write);
    return row;
}

void ExportPanel::connectSession() {
    connect(&m_session, &ExportSession::started, this, [this] {
        m_progress->setValue(0);
        m_result->hide();
        refresh();
    });
    connect(&m_session, &ExportSession::progressed, this,
            [this](double part) { m_progress->setValue(static_cast<int>(part * 1000)); });
    connect(&m_session, &ExportSession::written, this, &ExportPanel::sayWritten);
    connect(&m_session, &ExportSession::failed, this,
            [this](const QString&, const std::vector<core::Problem>& problems) { say(problemLines(problems), true); });
    connect(&m_session, &ExportSession::ended, this, &ExportPanel::refresh);
    connect(&m_records, &RecordQuery::countsChanged, this, &ExportPanel::refresh);
    connect(&m_records, &RecordQuery::searchingChanged, this, &ExportPanel::refresh);
}

void ExportPanel::sayWritten(const QString& file, const core::ExportedRecords& exported) {
    QString text =
        tr("%Ln record(s) written to %1", "a file", static_cast<int>(exported.records)).arg(pathText(file));
    if (exported.incomplete > 0)
        text += u'\n' + tr("%Ln of them hold more than was written: choose the fields above.", nullptr,
                           static_cast<int>(exported.incomplete));
    say(text, false);
}

void ExportPanel::say(const QString& text, bool isProblem) {
    setRole(m_result, isProblem ? Role::Danger : Role::Success);
    m_result->setText(text);
    m_result->setAccessibleName(text);
    m_result->setVisible(!text.isEmpty());
}

void ExportPanel::setSelected(std::vector<core::RecordId> records) {
    m_selected = std::move(records);
    refresh();
}

QWidget* ExportPanel::firstFocus() const {
    return m_write;
}

std::vector<core::Status> ExportPanel::statuses() const {
    std::vector<core::Status> statuses;
    for (std::size_t i = 0; i < m_statuses.size(); ++i)
        if (m_statuses[i]->isChecked()) statuses.push_back(AllStatuses[i]);
    return statuses;
}

core::ExportOptions ExportPanel::options() const {
    const auto format = static_cast<core::ExportFormat>(m_format->currentData().toInt());
    return {.format = format,
            .fields = {.label = m_withLabel->isChecked(),
                       .status = m_withStatus->isChecked(),
                       .split = m_withSplit->isChecked(),
                       .note = m_withNote->isChecked()},
            .byteOrderMark = format == core::ExportFormat::Csv}; // for Excel
}

void ExportPanel::start() {
    const core::ExportOptions chosen = options();
    const QString ending = endingOf(chosen.format);
    const QString name = m_project.project() ? m_project.project()->name : u"records"_s;
    ExportChoice choice = core::RecordFilter{};
    if (m_filter->isChecked()) choice = m_records.filter();
    if (m_filter->isChecked() && !m_records.chosen().records.empty()) choice = m_records.ids();
    if (m_selection->isChecked()) choice = m_selected;
    std::vector<core::Status> wanted = statuses();
    if (wanted.size() == AllStatuses.size()) wanted.clear();
    const SaveQuestion question{.title = tr("Export records"),
                                .suggestedName = name + u'.' + ending,
                                .filter = m_format->currentText() + u" (*."_s + ending + u')',
                                .defaultEnding = ending};
    m_dialogs.chooseSaveFile(this, question, [this, chosen, choice, wanted](const QString& path) {
        m_session.write(path, chosen, choice, wanted);
    });
}

void ExportPanel::refresh() {
    const bool isRunning = m_session.isRunning();
    m_filter->setVisible(m_records.isFiltered());
    m_selection->setVisible(!m_selected.empty());
    const bool isChoiceGone = (m_filter->isChecked() && !m_records.isFiltered()) ||
                              (m_selection->isChecked() && m_selected.empty());
    if (isChoiceGone) m_all->setChecked(true);
    m_all->setText(tr("All %Ln record(s)", nullptr, static_cast<int>(m_records.counts().total)));
    m_filter->setText(tr("The %Ln record(s) that are listed now", nullptr, static_cast<int>(m_records.count())));
    m_selection->setText(tr("The %Ln selected record(s)", nullptr, static_cast<int>(m_selected.size())));
    for (QRadioButton* choice : {m_all, m_filter, m_selection}) choice->setAccessibleName(choice->text());
    m_progress->setVisible(isRunning);
    // Records that were chosen are written by their list: it has to be whole.
    const bool isListing = m_filter->isChecked() && !m_records.chosen().records.empty() && m_records.isSearching();
    m_write->setEnabled(!isRunning && !isListing && m_project.isOpen() && !statuses().empty());
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
    m_close->setToolTip(isRunning ? tr("Stops; the file stays as it was.") : tr("Goes back to the table."));
}

void ExportPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ExportPanel::retranslate() {
    m_title->setText(tr("Export records"));
    m_statusTitle->setText(tr("with status"));
    for (std::size_t i = 0; i < m_statuses.size(); ++i) {
        m_statuses[i]->setText(statusText(AllStatuses[i]));
        m_statuses[i]->setToolTip(tr("Whether records with this status are written."));
    }
    for (QRadioButton* choice : {m_all, m_filter, m_selection})
        choice->setToolTip(tr("Which records are written, in their order."));
    m_formatTitle->setText(tr("as"));
    const QString names[] = {tr("JSON"), tr("JSON Lines"), tr("CSV for Excel"), tr("TSV")};
    for (int i = 0; i < m_format->count(); ++i) m_format->setItemText(i, names[i]);
    m_format->setAccessibleName(tr("Format of the file"));
    m_format->setToolTip(tr("All of them can be imported again, with what is ticked here."));
    m_withLabel->setText(tr("label"));
    m_withStatus->setText(tr("status"));
    m_withSplit->setText(tr("split"));
    m_withNote->setText(tr("note"));
    for (QCheckBox* field : {m_withLabel, m_withStatus, m_withSplit, m_withNote})
        field->setToolTip(tr("Whether it is written beside the texts."));
    m_write->setText(tr("Choose a file and write…"));
    m_write->setAccessibleName(m_write->text());
    m_write->setToolTip(tr("Writes the records; a file that is there already is replaced whole, or not at all."));
    m_progress->setAccessibleName(tr("Writing the file"));
    refresh();
}

} // namespace ui
