#include "ui/adapters/AdapterExportPanel.h"

#include "ui/adapters/AdapterWords.h"
#include "ui/session/AdapterExport.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using Format = core::ExportRequest::Format;

namespace {

constexpr int TextWidth = 640;
constexpr int ProgressRange = 1000;

template <class Widget> Widget* named(Widget* widget, const QString& name) {
    widget->setObjectName(name);
    return widget;
}

/// Without what no file system takes.
QString fileName(QString name) {
    static const QString Refused = u"/\\:*?\"<>|"_s;
    for (QChar& c : name)
        if (Refused.contains(c) || !c.isPrint()) c = u'-';
    return name.startsWith(u'.') ? u'-' + name : name;
}

} // namespace

AdapterExportPanel::AdapterExportPanel(AdapterExport& session, Dialogs& dialogs, QWidget* parent)
    : QFrame(parent), m_session(session), m_dialogs(dialogs), m_title(new QLabel(this)),
      m_peft(named(new QRadioButton(this), u"exportPeft"_s)), m_peftHint(new QLabel(this)),
      m_merged(named(new QRadioButton(this), u"exportMerged"_s)), m_mergedHint(new QLabel(this)),
      m_card(new QLabel(this)), m_warning(named(new QLabel(this), u"adapterExportWarning"_s)),
      m_progress(named(new QProgressBar(this), u"adapterExportProgress"_s)),
      m_result(named(new QLabel(this), u"adapterExportResult"_s)),
      m_show(named(new QPushButton(this), u"adapterExportShow"_s)),
      m_close(named(new QPushButton(this), u"adapterExportClose"_s)),
      m_write(named(new QPushButton(this), u"adapterExportNow"_s)) {
    setObjectName(u"adapterExportPanel"_s);
    setRole(this, Role::Card);
    setMaximumWidth(TextWidth + 2 * Spacing::Section);
    setRole(m_title, Role::Heading);
    setRole(m_write, Role::Primary);
    for (QLabel* hint : {m_peftHint, m_mergedHint, m_card}) setRole(hint, Role::Muted);
    setRole(m_warning, Role::Warning);
    m_warning->hide();
    for (QLabel* label : {m_peftHint, m_mergedHint, m_card, m_warning, m_result}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setMaximumWidth(TextWidth);
    }
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setRange(0, ProgressRange);
    m_peft->setChecked(true);
    layOut();
    connectSession();
    retranslate();
}

void AdapterExportPanel::layOut() {
    auto* column = new QVBoxLayout(this);
    column->setSizeConstraint(QLayout::SetMinimumSize); // a choice that is longer than the text is not cut
    column->setContentsMargins(Spacing::Section, Spacing::Section, Spacing::Section, Spacing::Section);
    column->setSpacing(Spacing::Small);
    const auto indented = [&](QLabel* hint) {
        hint->setContentsMargins(Spacing::Section, 0, 0, Spacing::Small);
        column->addWidget(hint);
    };
    column->addWidget(m_title);
    column->addSpacing(Spacing::Small);
    column->addWidget(m_peft);
    indented(m_peftHint);
    column->addWidget(m_merged);
    indented(m_mergedHint);
    column->addWidget(m_card);
    column->addWidget(m_warning);
    column->addSpacing(Spacing::Small);
    column->addWidget(m_progress);
    column->addWidget(m_result);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addWidget(m_show);
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_write);
    column->addLayout(row);
    column->addStretch(1);
}

void AdapterExportPanel::connectSession() {
    const auto giveUp = [this] { m_session.isRunning() ? m_session.cancel() : emit closeWanted(); };
    connect(m_close, &QPushButton::clicked, this, giveUp);
    connect(m_write, &QPushButton::clicked, this, &AdapterExportPanel::start);
    connect(m_show, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, giveUp);
    connect(&m_session, &AdapterExport::started, this, [this] {
        m_folder.clear();
        m_progress->setValue(0);
        m_result->hide();
        refresh();
    });
    connect(&m_session, &AdapterExport::progressed, this,
            [this](double part) { m_progress->setValue(static_cast<int>(part * ProgressRange)); });
    connect(&m_session, &AdapterExport::finished, this, [this](const ExportReport& report) {
        m_folder = report.folder;
        const QString where = tr("Written to %1", "a folder").arg(pathText(report.folder));
        say(where + u'\n' + AdapterWords::verified(report), AdapterWords::verifiedInFigures(report), false);
    });
    connect(&m_session, &AdapterExport::failed, this, &AdapterExportPanel::sayFailed);
    connect(&m_session, &AdapterExport::cancelling, this, &AdapterExportPanel::refresh);
    connect(&m_session, &AdapterExport::ended, this, &AdapterExportPanel::refresh);
}

void AdapterExportPanel::sayFailed(const std::vector<core::Problem>& problems) {
    say(tr("Nothing was exported.") + u'\n' + problemLines(problems), {}, true);
}

void AdapterExportPanel::say(const QString& text, const QString& explanation, bool isProblem) {
    setRole(m_result, isProblem ? Role::Danger : Role::Success);
    m_result->setText(text);
    m_result->setAccessibleName(text);
    m_result->setToolTip(explanation);
    m_result->setAccessibleDescription(explanation);
    m_result->show();
}

void AdapterExportPanel::setAdapter(const core::AdapterEntry& adapter, quint64 baseBytes, const QString& warning) {
    const bool isSame = m_adapter && m_adapter->key == adapter.key;
    m_adapter = adapter;
    m_baseBytes = baseBytes;
    m_warning->setText(warning);
    m_warning->setAccessibleName(warning);
    m_warning->setVisible(!warning.isEmpty());
    if (!isSame && !m_session.isRunning()) {
        m_folder.clear();
        m_result->hide();
    }
    retranslate();
}

bool AdapterExportPanel::hasResult() const {
    return !m_session.isRunning() && !m_result->isHidden();
}

QWidget* AdapterExportPanel::firstFocus() const {
    return m_write->isEnabled() ? m_write : m_close;
}

void AdapterExportPanel::start() {
    if (!m_adapter) return;
    const Format format = m_merged->isChecked() ? Format::Merged : Format::Peft;
    const QString name = fileName(AdapterWords::name(*m_adapter));
    const SaveQuestion question{.title = tr("Name a new folder for the export"),
                                .suggestedName =
                                    format == Format::Peft ? tr("%1-adapter").arg(name) : tr("%1-model").arg(name),
                                .filter = {},
                                .defaultEnding = {}};
    m_dialogs.chooseSaveFile(this, question, [this, adapter = *m_adapter, format](const QString& folder) {
        m_session.start(adapter, format, folder);
    });
}

void AdapterExportPanel::refresh() {
    const bool isRunning = m_session.isRunning();
    m_progress->setVisible(isRunning);
    m_show->setVisible(!isRunning && !m_folder.isEmpty());
    m_write->setEnabled(!isRunning && m_adapter);
    for (QRadioButton* choice : {m_peft, m_merged}) choice->setEnabled(!isRunning);
    m_close->setEnabled(!m_session.isCancelling());
    m_close->setText(m_session.isCancelling() ? tr("Stopping…") : isRunning ? tr("Cancel") : tr("Close"));
    m_close->setAccessibleName(m_close->text());
    m_close->setToolTip(isRunning ? tr("Stops; nothing of the export is left.") : tr("Goes back to the adapters."));
}

void AdapterExportPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void AdapterExportPanel::retranslate() {
    m_title->setText(m_adapter ? tr("Export %1").arg(AdapterWords::name(*m_adapter)) : QString());
    m_peft->setText(tr("The adapter alone, as PEFT reads it"));
    m_peft->setToolTip(tr("For programs that load adapters beside a base model."));
    m_peftHint->setText(m_adapter ? tr("%1. Whoever uses it needs the base model, %2, too.")
                                        .arg(bytesText(m_adapter->bytes), AdapterWords::base(*m_adapter))
                                  : QString());
    m_merged->setText(tr("A whole model with the adapter in its weights"));
    m_merged->setToolTip(tr("For programs that know no adapters."));
    m_mergedHint->setText(m_baseBytes > 0 ? tr("%1. It needs nothing beside it.").arg(bytesText(m_baseBytes))
                                          : tr("It needs nothing beside it."));
    for (QRadioButton* choice : {m_peft, m_merged}) choice->setAccessibleName(choice->text());
    m_card->setText(tr("The folder is read from disk again and has to judge texts as this adapter does before it is "
                       "called done. A card in it says what it was trained on, how good it is and how it was verified."));
    m_write->setText(tr("Choose a folder and export…"));
    m_write->setAccessibleName(m_write->text());
    m_write->setToolTip(tr("Writes a new folder; nothing is overwritten."));
    m_show->setText(tr("Open the folder"));
    m_show->setAccessibleName(m_show->text());
    m_show->setToolTip(tr("Shows what was exported in the file manager."));
    m_progress->setAccessibleName(tr("Exporting"));
    refresh();
}

} // namespace ui
