#include "ui/data/ImportPanel.h"

#include "core/exchange/DataFile.h"
#include "ui/data/ChoiceBox.h"
#include "ui/data/ColumnPreview.h"
#include "ui/data/ImportHow.h"
#include "ui/data/ImportLabels.h"
#include "ui/data/RecordWords.h"
#include "ui/session/ImportSession.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostProblemLines = 5; ///< in sight at once

/// A record that would be taken if nothing had to be learned from it, as a draft is.
bool lacksAnswer(const core::Problem& problem) {
    const bool isLack = problem.code == core::ProblemCode::RecordFieldMissing ||
                        problem.code == core::ProblemCode::RecordEmpty;
    return isLack && !problem.args.empty() && (problem.args[0] == "output" || problem.args[0] == "label");
}

bool isChosen(const core::DataPreview& preview, core::DataField field) {
    return std::ranges::find(preview.columns, field, &core::DataColumn::field) != preview.columns.end();
}

} // namespace

ImportPanel::ImportPanel(ImportSession& session, QWidget* parent)
    : QFrame(parent), m_session(session), m_title(new QLabel(this)), m_how(new ImportHow(session, this)),
      m_columns(new ColumnPreview(this)), m_statusTitle(new QLabel(this)), m_status(new ChoiceBox(this)),
      m_splitTitle(new QLabel(this)), m_split(new ChoiceBox(this)), m_trouble(new QLabel(this)),
      m_textsAlone(new QCheckBox(this)), m_labels(new ImportLabels(this)),
      m_problems(new QPlainTextEdit(this)), m_progress(new QProgressBar(this)), m_giveUp(new QPushButton(this)),
      m_import(new QPushButton(this)) {
    setObjectName(u"importPanel"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_trouble, Role::Danger);
    m_title->setTextFormat(Qt::PlainText);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(u"importTrouble"_s);
    m_textsAlone->setObjectName(u"importTextsAlone"_s);
    m_problems->setObjectName(u"importProblems"_s);
    m_problems->setProperty("field", true);
    m_problems->setReadOnly(true);
    m_problems->setTabChangesFocus(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_title);
    column->addWidget(m_how);
    column->addWidget(m_trouble);
    column->addWidget(m_textsAlone);
    column->addWidget(m_columns, 1);
    column->addWidget(m_labels);
    column->addWidget(m_problems);
    column->addLayout(makeDecisions());
    column->addWidget(m_progress);
    column->addLayout(makeFoot());
    column->addStretch(0); // takes what the columns would, where there are none
    connectChoices();
    retranslate();
}

QLayout* ImportPanel::makeDecisions() {
    m_status->setObjectName(u"importStatus"_s);
    m_split->setObjectName(u"importSplit"_s);
    m_statusTitle->setBuddy(m_status);
    m_splitTitle->setBuddy(m_split);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addWidget(m_statusTitle);
    row->addWidget(m_status);
    row->addSpacing(Spacing::Medium);
    row->addWidget(m_splitTitle);
    row->addWidget(m_split);
    row->addStretch(1);
    return row;
}

QLayout* ImportPanel::makeFoot() {
    m_giveUp->setObjectName(u"importGiveUp"_s);
    m_import->setObjectName(u"importNow"_s);
    setRole(m_import, Role::Primary);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setRange(0, 1000);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addStretch(1);
    row->addWidget(m_giveUp);
    row->addWidget(m_import);
    return row;
}

void ImportPanel::connectChoices() {
    connect(&m_session, &ImportSession::changed, this, &ImportPanel::refresh);
    connect(&m_session, &ImportSession::progressed, this,
            [this](double part) { m_progress->setValue(static_cast<int>(part * 1000)); });
    connect(m_columns, &ColumnPreview::columnsChosen, this, [this](const std::vector<core::ColumnUse>& uses) {
        core::ImportOptions options = m_session.options();
        for (const core::ColumnUse& use : uses) {
            std::erase_if(options.columns, [&](const core::ColumnUse& each) { return each.name == use.name; });
            options.columns.push_back(use);
        }
        m_session.setOptions(options);
    });
    connect(m_textsAlone, &QCheckBox::toggled, this, [this](bool isAlone) {
        core::ImportOptions options = m_session.options();
        options.answers = isAlone ? core::Answers::Optional : core::Answers::Needed;
        m_session.setOptions(options);
    });
    connect(m_status, &QComboBox::currentIndexChanged, this, &ImportPanel::decide);
    connect(m_split, &QComboBox::currentIndexChanged, this, &ImportPanel::decide);
    connect(m_import, &QPushButton::clicked, &m_session, &ImportSession::import);
    connect(m_giveUp, &QPushButton::clicked, this, &ImportPanel::giveUp);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ImportPanel::giveUp);
}

void ImportPanel::decide() {
    ImportDecisions decisions;
    if (const QVariant status = m_status->currentData(); status.isValid())
        decisions.status = static_cast<core::Status>(status.toInt());
    if (const QVariant split = m_split->currentData(); split.isValid())
        decisions.split = static_cast<core::Split>(split.toInt());
    m_session.setDecisions(decisions);
}

bool ImportPanel::isWriting() const {
    return m_session.state() == ImportSession::State::Writing;
}

void ImportPanel::giveUp() {
    if (isWriting())
        m_session.cancel();
    else
        m_session.skip();
}

void ImportPanel::refresh() {
    const bool isOpen = m_session.state() != ImportSession::State::Closed;
    const bool hadFocus = hasFocus() || isAncestorOf(window()->focusWidget());
    const bool isNew = isOpen && isHidden();
    setVisible(isOpen);
    if (isNew) setFocus(); // for Esc
    if (!isOpen && hadFocus) emit left();
    if (!isOpen) return;
    refreshHead();
    m_how->refresh();
    refreshDecisions();
    refreshProblems();
    refreshLabels();
    refreshFoot();
}

void ImportPanel::refreshLabels() {
    const core::DataPreview* preview = m_session.preview();
    const bool isAlone = m_session.options().answers == core::Answers::Optional;
    const QSignalBlocker quiet(m_textsAlone);
    const bool isOffered =
        isAlone || (preview && preview->lacksAnswers) || std::ranges::any_of(m_session.rejected(), lacksAnswer);
    m_textsAlone->setVisible(preview && isOffered && !isWriting());
    m_textsAlone->setChecked(isAlone);
    const core::TalliedLabels labels = m_session.labels();
    const bool isOfOne = preview && preview->kind == core::DataKind::Texts && labels.different == 1;
    m_labels->showLabels(isWriting() ? core::TalliedLabels() : labels, m_session.recordCount(), isOfOne);
}

void ImportPanel::refreshHead() {
    const QString name = QFileInfo(m_session.file()).fileName();
    m_title->setText(m_session.waiting() == 0
                         ? tr("Import %1", "a file").arg(name)
                         : tr("Import %1, %Ln more file(s) behind it", nullptr, static_cast<int>(m_session.waiting()))
                               .arg(name));
    m_title->setToolTip(pathText(m_session.file()));
    setAccessibleName(m_title->text()); // read when the panel opens and takes the keys
    const core::DataPreview* preview = m_session.preview();
    // While it is written, what was decided leaves the records their place.
    const bool hasColumns = preview && !preview->columns.empty() && !isWriting();
    m_how->setVisible(!isWriting());
    m_columns->setVisible(hasColumns);
    for (QWidget* each : std::initializer_list<QWidget*>{m_statusTitle, m_status, m_splitTitle, m_split})
        each->setVisible(hasColumns);
    setSizePolicy(QSizePolicy::Preferred, hasColumns ? QSizePolicy::Expanding : QSizePolicy::Maximum);
    if (preview && m_session.state() != ImportSession::State::Looking) m_columns->showPreview(*preview);
}

/// «As the file says» is offered where the file says it.
void ImportPanel::refreshDecisions() {
    const core::DataPreview* preview = m_session.preview();
    const QSignalBlocker quietStatus(m_status), quietSplit(m_split);
    m_status->clear();
    m_split->clear();
    const bool saysStatus = preview && isChosen(*preview, core::DataField::Status);
    const bool saysSplit = preview && isChosen(*preview, core::DataField::Split);
    if (saysStatus) m_status->addItem(tr("as the file says"));
    if (saysSplit) m_split->addItem(tr("as the file says"));
    for (const core::Status status : {core::Status::Draft, core::Status::Approved})
        m_status->addItem(statusText(status), static_cast<int>(status));
    for (const core::Split split : AllSplits) m_split->addItem(splitText(split), static_cast<int>(split));
    const ImportDecisions& decisions = m_session.decisions();
    if (decisions.status) m_status->setCurrentIndex(m_status->findData(static_cast<int>(*decisions.status)));
    if (decisions.split) m_split->setCurrentIndex(m_split->findData(static_cast<int>(*decisions.split)));
}

void ImportPanel::refreshProblems() {
    const bool isLooking = m_session.state() == ImportSession::State::Looking;
    QString trouble = isLooking ? QString() : problemLines(named(m_session.problems()));
    const core::DataPreview* preview = m_session.preview();
    if (!trouble.isEmpty() && preview && !preview->columns.empty() && preview->recordCount == 0)
        trouble += u'\n' + (preview->lacksAnswers
                                ? tr("Or choose below which column is the label or the output.")
                                : tr("Or choose below which column is the instruction and which the output."));
    const auto isUnsure = [](const core::Problem& each) { return each.code == core::ProblemCode::DataEncoding; };
    if (!trouble.isEmpty() && preview && std::ranges::any_of(m_session.problems(), isUnsure))
        trouble += u'\n' + tr("Or choose its encoding above: the rows below are read as %1.", "an encoding")
                               .arg(QString::fromStdString(preview->encoding));
    m_trouble->setText(trouble);
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    const QString text = problemText();
    if (text != m_problems->toPlainText()) m_problems->setPlainText(text);
    m_problems->setVisible(!text.isEmpty() && !isWriting());
    fitProblems();
}

/// As high as what is said, so that the rows of the file have the rest.
void ImportPanel::fitProblems() {
    const int width = std::max(1, this->width() - 4 * Spacing::Large);
    int lines = 0;
    for (const QString& line : m_problems->toPlainText().split(u'\n')) {
        lines += 1 + fontMetrics().horizontalAdvance(line) / width;
        if (lines >= MostProblemLines) break;
    }
    const int lineHeight = fontMetrics().lineSpacing() * 6 / 5; // Chinese letters are higher
    m_problems->setFixedHeight(std::min(lines, MostProblemLines) * lineHeight + 2 * Spacing::Medium);
}

/// Enter is for what the panel offers, as Esc is for its opposite; not the Enter that opened the file, held too long.
void ImportPanel::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || !hasFocus()) return QFrame::keyPressEvent(event);
    if (!event->isAutoRepeat()) m_import->click();
}

void ImportPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitProblems();
}

void ImportPanel::refreshFoot() {
    const bool isWriting = this->isWriting();
    const bool isReading = m_session.state() == ImportSession::State::Ready && !m_session.isWhole() &&
                           m_session.problems().empty();
    const bool wasBusy = m_progress->isVisible();
    m_progress->setVisible(isWriting || isReading);
    if (!wasBusy) m_progress->setValue(0);
    m_progress->setAccessibleName(isWriting ? tr("Writing the records") : tr("Reading the file"));
    for (QWidget* choice : std::initializer_list<QWidget*>{m_how, m_textsAlone, m_columns, m_status, m_split})
        choice->setEnabled(!isWriting);
    if (isWriting && m_import->hasFocus()) setFocus(); // a second Enter must not stop it
    m_import->setEnabled(m_session.canImport());
    m_import->setText(importText());
    m_import->setAccessibleName(m_import->text());
    m_import->setToolTip(tr("Adds the records to the project, in one step that can be undone."));
    m_giveUp->setText(isWriting                   ? tr("Stop the import")
                      : m_session.waiting() > 0 ? tr("Skip this file")
                                                : tr("Do not import"));
    m_giveUp->setToolTip(isWriting ? tr("Nothing of this file stays in the project.")
                                   : tr("Leaves the file as it is; nothing of it comes into the project."));
}

void ImportPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ImportPanel::retranslate() {
    m_statusTitle->setText(tr("New records are"));
    m_status->setAccessibleName(tr("Status of the new records"));
    m_status->setToolTip(tr("Only what is approved is learned from, unless the Train page is told otherwise."));
    m_splitTitle->setText(tr("for"));
    m_split->setAccessibleName(tr("Split of the new records"));
    m_split->setToolTip(
        tr("Whether the model learns from them, the training is watched by them, or the result is judged."));
    m_textsAlone->setText(tr("Import the texts without labels and answers"));
    m_textsAlone->setToolTip(
        tr("Nothing can be learned from them as they are; labels and outputs can be given in the table."));
    m_problems->setAccessibleName(tr("What is left out or was repaired"));
    m_how->retranslate();
    m_columns->retranslate();
    refresh();
}

} // namespace ui
