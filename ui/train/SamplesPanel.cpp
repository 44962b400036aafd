#include "ui/train/SamplesPanel.h"

#include "core/training/LabelledTexts.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"
#include "ui/train/PromptHeader.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostOwnPrompts = 5;
constexpr int MostRowsInSight = 12;
constexpr int WholeText = Qt::UserRole;

QString promptText(const core::Record& record) {
    QString text = QString::fromStdString(record.instruction);
    if (!record.input.empty()) text += u'\n' + QString::fromStdString(record.input);
    return text;
}

/// The labels that a text names, or a judgement («late (91 %); rude (62 %)») gives.
QSet<QString> labelsOf(const QString& text, core::ProblemType problem) {
    static const QRegularExpression chance(u" \\(\\d+ %\\)$"_s);
    QSet<QString> labels;
    for (const std::string& part : core::labelsIn(text.toStdString(), problem))
        labels += QString::fromStdString(part).remove(chance);
    return labels;
}

/// A record's text as it is, never as markup.
QString plainToolTip(const QString& text) {
    return u"<p>"_s + text.left(1000).toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
}

} // namespace

SamplesPanel::SamplesPanel(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_hint(new QLabel(this)), m_table(new QTableWidget(this)), m_whole(new QLabel(this)),
      m_ownLine(new QWidget(this)), m_chips(new QHBoxLayout), m_edit(new QLineEdit(this)),
      m_add(new QPushButton(this)) {
    setObjectName(u"samplesPanel"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_hint, Role::Muted);
    m_hint->setWordWrap(true);
    m_table->setObjectName(u"samplesTable"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setProperty("list", true);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalHeader(new PromptHeader(m_table));
    fitRowsToFont(*m_table);
    m_whole->setObjectName(u"wholeAnswer"_s);
    m_whole->setTextFormat(Qt::PlainText);
    m_whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_whole->setWordWrap(true);
    m_whole->hide();
    m_edit->setObjectName(u"ownPrompt"_s);
    m_add->setObjectName(u"addOwnPrompt"_s);
    auto* own = new QHBoxLayout(m_ownLine);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(Spacing::Small);
    own->addLayout(m_chips);
    own->addWidget(m_edit, 1);
    own->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_table);
    column->addWidget(m_whole);
    column->addWidget(m_ownLine);
    connect(m_table, &QTableWidget::currentCellChanged, this, &SamplesPanel::showWhole);
    connect(m_edit, &QLineEdit::returnPressed, this, &SamplesPanel::add);
    connect(m_add, &QPushButton::clicked, this, &SamplesPanel::add);
    retranslate();
}

void SamplesPanel::setSamples(const core::RunSamples& samples, const core::TrainingConfig& training) {
    m_samples = samples;
    m_areJudged = training.task == "classification";
    m_problem = core::problemOf(training.objective);
    fill();
}

void SamplesPanel::setEditable(bool isEditable) {
    m_isEditable = isEditable;
    m_ownLine->setVisible(isEditable);
}

/// Where texts are judged its label, where it has one; where they are written its answer.
QString SamplesPanel::wantedOf(const core::Record& record) const {
    return QString::fromStdString(m_areJudged ? core::judgedBy(record) : record.output).trimmed();
}

bool SamplesPanel::isAsWanted(const QString& text, const QString& wanted) const {
    if (wanted.isEmpty() || text == wanted) return !wanted.isEmpty();
    if (!m_areJudged || m_problem == core::ProblemType::Regression) return false;
    return labelsOf(text, m_problem) == labelsOf(wanted, m_problem);
}

void SamplesPanel::fill() {
    const auto& prompts = m_samples.prompts;
    m_table->setVisible(!prompts.empty());
    m_table->setColumnCount(static_cast<int>(prompts.size()));
    m_table->setRowCount(static_cast<int>(m_samples.answers.size()) + 1);
    QStringList when;
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const QString text = promptText(prompts[i].record);
        auto* header = new QTableWidgetItem(text.simplified());
        header->setToolTip(plainToolTip(text));
        m_table->setHorizontalHeaderItem(static_cast<int>(i), header);
        wanted.push_back(wantedOf(prompts[i].record).toStdString());
    }
    int row = 0;
    for (const core::SampleAnswers& answers : m_samples.answers)
        fillRow(row++, answers.step == 0 ? tr("before") : tr("step %1").arg(countText(answers.step)), answers.answers);
    fillRow(row, tr("wanted"), wanted);
    fitTable();
    m_table->scrollToBottom();
    showWhole();
}

/// As high as its rows, so that the page scrolls and not the table; of many looks a part.
void SamplesPanel::fitTable() {
    const int rows = std::min(m_table->rowCount(), MostRowsInSight);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * rowHeightOf(m_table->fontMetrics()) + 2);
}

/// What has no room in a cell is read below the table, prompt and answer.
void SamplesPanel::showWhole() {
    const QTableWidgetItem* cell = m_table->currentItem();
    const auto place = static_cast<std::size_t>(std::max(0, m_table->currentColumn()));
    m_whole->setVisible(cell && place < m_samples.prompts.size());
    if (m_whole->isHidden()) return;
    m_whole->setText(promptText(m_samples.prompts[place].record) + u'\n' +
                     tr("%1: %2", "a step, an answer")
                         .arg(m_table->verticalHeaderItem(m_table->currentRow())->text(),
                              cell->data(WholeText).toString()));
    m_table->setAccessibleDescription(m_whole->text());
}

void SamplesPanel::fillRow(int row, const QString& when, const std::vector<std::string>& texts) {
    m_table->setVerticalHeaderItem(row, new QTableWidgetItem(when));
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const auto place = static_cast<std::size_t>(column);
        const QString text = place < texts.size() ? QString::fromStdString(texts[place]).trimmed() : QString();
        auto* item = new QTableWidgetItem(text.simplified());
        item->setToolTip(plainToolTip(text));
        item->setData(WholeText, text);
        const bool isWanted = row + 1 == m_table->rowCount();
        if (!isWanted && isAsWanted(text, wantedOf(m_samples.prompts[place].record))) {
            item->setIcon(symbol(Symbol::Check, SymbolColor::Accent));
            item->setData(Qt::AccessibleDescriptionRole, tr("as wanted"));
        }
        if (isWanted) {
            QFont font = m_table->font();
            font.setBold(true);
            item->setFont(font);
        }
        m_table->setItem(row, column, item);
    }
}

void SamplesPanel::setOwnPrompts(const QStringList& prompts) {
    m_own = prompts.mid(0, MostOwnPrompts);
    showOwn();
}

std::vector<core::Record> SamplesPanel::ownRecords() const {
    std::vector<core::Record> records;
    for (const QString& prompt : m_own) records.push_back({.instruction = prompt.toStdString()});
    return records;
}

void SamplesPanel::add() {
    const QString text = m_edit->text().trimmed();
    if (text.isEmpty() || m_own.contains(text) || m_own.size() >= MostOwnPrompts) return;
    m_own += text;
    m_edit->clear();
    showOwn();
    emit ownPromptsChanged();
}

/// A button each, which takes the prompt away.
void SamplesPanel::showOwn() {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& prompt : m_own) {
        auto* chip = new QPushButton(symbol(Symbol::Close, SymbolColor::Muted),
                                     fontMetrics().elidedText(prompt.simplified(), Qt::ElideRight, 140), this);
        chip->setObjectName(u"ownPromptChip"_s);
        chip->setToolTip(tr("Takes this prompt away: %1").arg(prompt));
        chip->setAccessibleName(tr("Take away the prompt “%1”").arg(prompt));
        connect(chip, &QPushButton::clicked, this, [this, prompt] {
            m_own.removeAll(prompt);
            showOwn();
            emit ownPromptsChanged();
        });
        m_chips->addWidget(chip);
    }
    m_add->setEnabled(m_own.size() < MostOwnPrompts);
}

void SamplesPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitTable();
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void SamplesPanel::retranslate() {
    m_title->setText(tr("Samples"));
    m_hint->setText(tr("What the model answers, or judges, as it learns: a few records that it does not learn from, and prompts of "
                       "your own."));
    m_table->setAccessibleName(tr("Answers as the model learns"));
    m_edit->setPlaceholderText(tr("A prompt of your own"));
    m_edit->setAccessibleName(tr("A prompt of your own"));
    m_add->setText(tr("Add"));
    m_add->setToolTip(tr("It is answered at every look of the next run."));
    showOwn();
    fill();
}

} // namespace ui
