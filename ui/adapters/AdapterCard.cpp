#include "ui/adapters/AdapterCard.h"

#include "core/Files.h"
#include "ui/adapters/AdapterWords.h"
#include "ui/session/Paths.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int NoteLines = 3;
constexpr int ShownProblems = 4;

QPushButton* named(QPushButton* button, const QString& name) {
    button->setObjectName(name);
    return button;
}

} // namespace

AdapterCard::AdapterCard(QWidget* parent)
    : QFrame(parent), m_name(new QLabel(this)), m_fitIcon(new QLabel(this)), m_fit(new QLabel(this)),
      m_misfits(new QLabel(this)),
      m_useBase(named(new QPushButton(this), u"adapterUseBase"_s)), m_facts(new QGridLayout),
      m_toRun(named(new QPushButton(this), u"adapterRun"_s)), m_noteTitle(new QLabel(this)),
      m_note(new QPlainTextEdit(this)), m_try(named(new QPushButton(this), u"adapterTry"_s)),
      m_export(named(new QPushButton(this), u"adapterExport"_s)),
      m_rename(named(new QPushButton(this), u"adapterRename"_s)), m_bin(named(new QPushButton(this), u"adapterBin"_s)) {
    setObjectName(u"adapterCard"_s);
    setRole(this, Role::Card);
    setRole(m_name, Role::Heading);
    setRole(m_noteTitle, Role::Muted);
    m_name->setObjectName(u"adapterName"_s);
    m_fit->setObjectName(u"adapterFit"_s);
    m_note->setObjectName(u"adapterNote"_s);
    m_note->setProperty("field", true);
    m_misfits->setObjectName(u"adapterMisfits"_s);
    m_misfits->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {m_name, m_fit, m_misfits}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_note->setTabChangesFocus(true);
    m_note->installEventFilter(this);
    m_noteTitle->setBuddy(m_note);
    m_facts->setHorizontalSpacing(Spacing::Medium);
    m_facts->setVerticalSpacing(Spacing::Small);
    m_facts->setColumnStretch(1, 1);
    auto* fit = new QHBoxLayout;
    fit->setSpacing(Spacing::Small);
    fit->addWidget(m_fitIcon, 0, Qt::AlignTop);
    fit->addWidget(m_fit, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    column->addWidget(m_name);
    column->addLayout(makeButtons());
    column->addLayout(fit);
    column->addWidget(m_misfits);
    column->addWidget(m_useBase, 0, Qt::AlignLeft);
    column->addSpacing(Spacing::Hair);
    column->addLayout(m_facts);
    column->addWidget(m_toRun, 0, Qt::AlignLeft);
    column->addWidget(m_noteTitle);
    column->addWidget(m_note);
    column->addStretch(1);
    QWidget* before = m_try;
    for (QWidget* each : std::initializer_list<QWidget*>{m_export, m_rename, m_bin, m_useBase, m_toRun, m_note})
        setTabOrder(std::exchange(before, each), each);
    retranslate();
}

QLayout* AdapterCard::makeButtons() {
    setRole(m_try, Role::Primary);
    connect(m_try, &QPushButton::clicked, this, &AdapterCard::tryWanted);
    connect(m_export, &QPushButton::clicked, this, &AdapterCard::exportWanted);
    connect(m_rename, &QPushButton::clicked, this, &AdapterCard::renameWanted);
    connect(m_bin, &QPushButton::clicked, this, &AdapterCard::binWanted);
    connect(m_useBase, &QPushButton::clicked, this, [this] {
        if (m_adapter) emit baseWanted(QString::fromStdString(m_adapter->baseModel));
    });
    connect(m_toRun, &QPushButton::clicked, this, [this] {
        if (m_adapter) emit runWanted(fromPath(m_adapter->run));
    });
    auto* grid = new QGridLayout;
    grid->setSpacing(Spacing::Small);
    grid->addWidget(m_try, 0, 0);
    grid->addWidget(m_export, 0, 1);
    grid->addWidget(m_rename, 1, 0);
    grid->addWidget(m_bin, 1, 1);
    return grid;
}

void AdapterCard::setAdapter(const core::AdapterEntry& adapter, const core::RunOverview* run) {
    const bool isSame = m_adapter && m_adapter->key == adapter.key;
    if (!isSame) {
        keepNote();
        m_look.reset();
    }
    const std::string noted = m_adapter ? m_adapter->note : std::string();
    m_adapter = adapter;
    m_run = run ? std::optional(*run) : std::nullopt;
    const QString note = QString::fromStdString(adapter.note);
    if (!isSame || (noted != adapter.note && !m_note->hasFocus())) m_note->setPlainText(note);
    refresh();
}

void AdapterCard::clear() {
    keepNote();
    m_adapter.reset();
    m_run.reset();
    m_look.reset();
    refresh();
}

void AdapterCard::setLook(const AdapterLook& look) {
    if (!m_adapter || look.key.toStdString() != m_adapter->key) return;
    m_look = look;
    refresh();
}

void AdapterCard::setBase(const QString& name) {
    m_baseName = name;
    m_look.reset();
    refresh();
}

void AdapterCard::setExporting(bool isExporting) {
    m_isExporting = isExporting;
    refresh();
}

void AdapterCard::setWritable(bool isWritable) {
    m_isWritable = isWritable;
    refresh();
}

/// What was typed is kept when the field, or the adapter, is left.
void AdapterCard::keepNote() {
    if (!m_adapter) return;
    const QString typed = m_note->toPlainText();
    if (typed != QString::fromStdString(m_adapter->note))
        emit noteChanged(QString::fromStdString(m_adapter->key), typed);
}

bool AdapterCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_note && event->type() == QEvent::FocusOut) keepNote();
    return QFrame::eventFilter(watched, event);
}

void AdapterCard::refresh() {
    setVisible(m_adapter.has_value());
    if (!m_adapter) return;
    const bool isSound = m_adapter->problems.empty();
    const bool fits = isSound && m_look && m_look->hasBase && m_look->problems.empty();
    const bool isImported = m_adapter->run.empty();
    m_name->setText(AdapterWords::name(*m_adapter));
    m_try->setEnabled(fits);
    // While one is under way it is the way back to that.
    m_export->setEnabled(m_isExporting || (isSound && (fits || !isImported)));
    m_export->setText(m_isExporting ? tr("Show the export") : tr("Export…"));
    m_export->setAccessibleName(m_export->text());
    m_bin->setEnabled(isImported && m_isWritable);
    m_bin->setToolTip(!isImported    ? tr("It belongs to its run: delete the run, on the page Runs.")
                      : m_isWritable ? tr("Moves it to the project’s bin; you can take it back (Del).")
                                     : tr("This project can only be looked at."));
    m_rename->setEnabled(m_isWritable);
    m_note->setReadOnly(!m_isWritable);
    m_useBase->setVisible(!isImported && m_look && !m_look->otherBase.isEmpty());
    m_toRun->setVisible(!isImported);
    m_toRun->setText(tr("Show %1 in Runs").arg(AdapterWords::origin(*m_adapter, m_run ? &*m_run : nullptr)));
    m_toRun->setAccessibleName(m_toRun->text());
    showFit();
    showFacts();
}

/// Its files are named without the folder, which stands in every line else.
std::vector<core::Problem> AdapterCard::withinFolder(std::vector<core::Problem> problems) const {
    const std::string folder = core::utf8(m_adapter->folder);
    for (core::Problem& problem : problems) {
        std::string& file = problem.where.file;
        if (!problem.where.tensor.empty() || file == folder)
            file.clear();
        else if (file.starts_with(folder + "/"))
            file.erase(0, folder.size() + 1);
    }
    return problems;
}

void AdapterCard::showFit() {
    const auto show = [this](Symbol icon, SymbolColor color, Role role, const QString& text) {
        m_fitIcon->setPixmap(symbol(icon, color).pixmap(QSize(1, 1) * symbolSize(fontMetrics()), devicePixelRatioF()));
        m_fitIcon->setAccessibleName(role == Role::Danger ? tr("Problem") : tr("Note"));
        setRole(m_fit, role);
        m_fit->setText(text);
        m_fit->setAccessibleName(text);
    };
    const bool isKnown = !m_adapter->problems.empty() || !m_look; // what was found first
    const std::vector<core::Problem>& wrong = isKnown ? m_adapter->problems : m_look->problems;
    m_misfits->setVisible(!wrong.empty());
    m_misfits->setText(problemLines(withinFolder(wrong), ShownProblems));
    m_misfits->setAccessibleName(m_misfits->text());
    if (!m_adapter->problems.empty())
        return show(Symbol::Error, SymbolColor::Danger, Role::Danger, tr("It cannot be used:"));
    if (!m_look) return show(Symbol::Clock, SymbolColor::Muted, Role::Muted, tr("Looking at its files…"));
    if (!m_look->problems.empty())
        return show(Symbol::Error, SymbolColor::Danger, Role::Danger,
                    m_look->hasBase ? tr("It does not fit %1:").arg(m_baseName) : tr("It cannot be used:"));
    if (!m_look->hasBase)
        return show(Symbol::Information, SymbolColor::Muted, Role::Muted,
                    tr("Choose its base model in the bar above to try it."));
    if (!m_look->otherBase.isEmpty())
        return show(Symbol::Warning, SymbolColor::Warning, Role::Warning,
                    AdapterWords::madeForAnother(m_look->otherBase, m_baseName));
    show(Symbol::Check, SymbolColor::Accent, Role::Success, tr("Fits %1, the base model in use.").arg(m_baseName));
}

void AdapterCard::showFacts() {
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const core::AdapterEntry& adapter = *m_adapter;
    const QLocale locale;
    addFact(tr("From"), AdapterWords::origin(adapter, m_run ? &*m_run : nullptr));
    addFact(tr("Base model"), AdapterWords::base(adapter));
    if (m_run) {
        addFact(tr("Learned from"), AdapterWords::data(*m_run));
        addFact(tr("Measured"), AdapterWords::figures(*m_run));
    }
    if (adapter.problems.empty()) {
        addFact(tr("Rank, alpha"), tr("%1, %2", "rank, alpha")
                                       .arg(locale.toString(static_cast<qint64>(adapter.config.rank)),
                                            locale.toString(adapter.config.alpha)));
        addFact(tr("Changes"), AdapterWords::targets(adapter));
    }
    addFact(tr("Size"), bytesText(adapter.bytes));
    addFact(tr("Written"), AdapterWords::time(adapter));
    addFact(tr("Fingerprint"), m_look ? m_look->hash.left(16) : QString());
}

void AdapterCard::addFact(const QString& name, const QString& value) {
    if (value.isEmpty()) return;
    auto* title = new QLabel(name, this);
    auto* text = new QLabel(value, this);
    setRole(title, Role::Muted);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(name + u": "_s + value);
    const int row = m_facts->rowCount();
    m_facts->addWidget(title, row, 0, Qt::AlignTop | Qt::AlignLeft);
    m_facts->addWidget(text, row, 1);
}

void AdapterCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) refresh();
}

void AdapterCard::retranslate() {
    m_try->setText(tr("Try it"));
    m_try->setToolTip(tr("Asks base and adapter the same question, side by side."));
    m_export->setToolTip(tr("Writes a folder for use elsewhere, and holds it against this adapter."));
    m_rename->setText(tr("Rename"));
    m_rename->setToolTip(tr("Gives it a name of yours (F2); its folder keeps its own."));
    m_bin->setText(tr("Delete"));
    m_useBase->setText(tr("Use its base model"));
    m_useBase->setAccessibleName(m_useBase->text());
    m_useBase->setToolTip(tr("Takes the model that it was trained on in place of the one in use."));
    m_toRun->setToolTip(tr("Shows the training that made it."));
    for (QPushButton* button : {m_try, m_rename, m_bin}) button->setAccessibleName(button->text());
    m_noteTitle->setText(tr("Note"));
    m_note->setAccessibleName(tr("Note on this adapter"));
    m_note->setToolTip(tr("Kept with the adapter, for you; it is not exported."));
    m_note->setPlaceholderText(tr("What is it good for?"));
    m_note->setFixedHeight(NoteLines * m_note->fontMetrics().lineSpacing() + 2 * Spacing::Small);
    refresh();
}

} // namespace ui
