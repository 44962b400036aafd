#include "ui/shell/StorageBox.h"

#include "ui/session/Storage.h"
#include "ui/shell/BinList.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/StorageWords.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

StorageBox::StorageBox(Storage& storage, QWidget* parent)
    : QDialog(parent), m_storage(storage), m_title(new QLabel(this)), m_total(new QLabel(this)),
      m_problem(new QLabel(this)), m_question(new QFrame(this)), m_loss(new QLabel(m_question)),
      m_keep(new QPushButton(m_question)), m_confirm(new QPushButton(m_question)), m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_count(new QPushButton(this)), m_close(new QPushButton(this)) {
    setObjectName(u"storageBox"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    layOut();
    connect(&m_storage, &Storage::changed, this, &StorageBox::refresh);
    connect(&m_storage, &Storage::progressChanged, this, &StorageBox::refreshState);
    connect(m_keep, &QPushButton::clicked, this, [this] { ask({}); });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        const auto part = std::exchange(m_asked, {});
        if (part) m_storage.free(*part);
        ask({});
    });
    connect(m_count, &QPushButton::clicked, this, [this] {
        if (m_storage.isCounting())
            m_storage.cancel();
        else
            m_storage.count();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
    m_storage.count();
    m_close->setFocus();
}

StorageBox::~StorageBox() {
    disconnect(&m_storage, nullptr, this, nullptr);
    m_storage.cancel();
}

void StorageBox::layOut() {
    m_title->setObjectName(u"storageTitle"_s);
    m_total->setObjectName(u"storageTotal"_s);
    m_problem->setObjectName(u"storageProblem"_s);
    m_state->setObjectName(u"storageState"_s);
    m_progress->setObjectName(u"storageProgress"_s);
    m_count->setObjectName(u"storageCount"_s);
    m_close->setObjectName(u"storageClose"_s);
    setRole(m_title, Role::Title);
    setRole(m_total, Role::Muted);
    setRole(m_problem, Role::Danger);
    setRole(m_state, Role::Muted);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 0); // nobody knows how many files there are
    m_progress->setFixedSize(96, 6);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Spacing::Small);
    foot->addWidget(m_progress);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_count);
    foot->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Section, Spacing::Section, Spacing::Section, Spacing::Large);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_title);
    column->addWidget(m_total);
    column->addWidget(makeRows(), 1);
    column->addWidget(m_problem);
    column->addWidget(makeQuestion());
    column->addLayout(foot);
    const int unit = letterWidth(fontMetrics());
    const QSize room = parentWidget()->size() - QSize(Spacing::Page, Spacing::Page);
    resize(QSize(unit * 120, fontMetrics().height() * 44).boundedTo(room));
}

QWidget* StorageBox::makeRows() {
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"storageRows"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // its buttons take the focus, and it follows them
    auto* content = new QWidget(scroll);
    auto* sheet = new QFrame(content);
    setRole(sheet, Role::Card);
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    grid->setHorizontalSpacing(Spacing::Large);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    for (std::size_t i = 0; i < core::StorageParts; ++i) addRow(grid, static_cast<core::StoragePart>(i));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addWidget(sheet);
    column->addWidget(new BinList(m_storage, content));
    column->addStretch(1);
    scroll->setWidget(content);
    return scroll;
}

void StorageBox::addRow(QGridLayout* grid, core::StoragePart part) {
    Row row{part, new QLabel(this), new QLabel(this), new QLabel(this), new QPushButton(this)};
    const QString name = QString::number(static_cast<int>(part));
    row.size->setObjectName(u"storageSize"_s + name);
    row.free->setObjectName(u"storageFree"_s + name);
    setRole(row.meaning, Role::Muted);
    row.meaning->setWordWrap(true);
    row.size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QSizePolicy kept = row.free->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // sizes stay in one column
    row.free->setSizePolicy(kept);
    connect(row.free, &QPushButton::clicked, this, [this, part] { ask(part); });
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->setContentsMargins(0, Spacing::Small, 0, Spacing::Small);
    texts->addWidget(row.name);
    texts->addWidget(row.meaning);
    const int line = grid->rowCount();
    grid->addLayout(texts, line, 0);
    grid->addWidget(row.size, line, 1);
    grid->addWidget(row.free, line, 2, Qt::AlignVCenter);
    m_rows.push_back(row);
}

QWidget* StorageBox::makeQuestion() {
    m_question->setObjectName(u"storageQuestion"_s);
    m_keep->setObjectName(u"storageKeep"_s);
    m_confirm->setObjectName(u"storageConfirm"_s);
    m_loss->setObjectName(u"storageLoss"_s);
    setRole(m_question, Role::Card);
    setRole(m_loss, Role::Warning);
    m_loss->setWordWrap(true);
    auto* line = new QHBoxLayout(m_question);
    line->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Small, Spacing::Small);
    line->setSpacing(Spacing::Small);
    line->addWidget(m_loss, 1);
    line->addWidget(m_keep);
    line->addWidget(m_confirm);
    m_question->hide();
    return m_question;
}

void StorageBox::ask(std::optional<core::StoragePart> part) {
    const auto before = std::exchange(m_asked, part);
    refresh();
    if (m_asked)
        m_keep->setFocus(); // the key that is pressed without looking loses nothing
    else if (before)
        m_close->setFocus();
}

void StorageBox::reject() {
    if (m_asked)
        ask({});
    else
        QDialog::reject();
}

void StorageBox::refresh() {
    const auto& shares = m_storage.shares();
    for (const Row& row : m_rows) refreshRow(row);
    quint64 bytes = 0;
    for (const core::StorageShare& share : shares) bytes += share.bytes;
    m_total->setText(shares.empty() ? tr("How much is not known yet.")
                                    : tr("%1 on the disk of this computer.").arg(bytesText(bytes)));
    const auto canFree = [this](const core::StorageShare& share) {
        return share.part == *m_asked && m_storage.canFree(share);
    };
    if (m_asked && std::ranges::none_of(shares, canFree)) m_asked.reset(); // it went by itself, or is needed now
    m_question->setVisible(m_asked.has_value());
    if (m_asked) m_loss->setText(storageWords(*m_asked).loss);
    m_problem->setVisible(!m_storage.problems().empty());
    m_problem->setText(problemLines(m_storage.problems(), 3));
    refreshState();
}

void StorageBox::refreshRow(const Row& row) {
    const auto index = static_cast<std::size_t>(row.part);
    const StorageWords words = storageWords(row.part);
    row.name->setText(words.name);
    row.meaning->setText(words.meaning);
    if (index >= m_storage.shares().size()) {
        row.size->setText(u"…"_s);
        row.size->setAccessibleName(words.name);
        row.free->hide();
        return;
    }
    const core::StorageShare& share = m_storage.shares()[index];
    row.size->setText(bytesText(share.bytes));
    row.size->setAccessibleName(u"%1: %2"_s.arg(words.name, row.size->text()));
    row.free->setVisible(m_storage.canFree(share));
    row.free->setText(tr("Free %1").arg(bytesText(share.freeBytes)));
    row.free->setAccessibleName(u"%1: %2"_s.arg(words.name, row.free->text()));
    row.free->setToolTip(words.loss);
}

void StorageBox::refreshState() {
    const bool isBusy = m_storage.isCounting() || m_storage.freeing();
    m_progress->setVisible(isBusy);
    if (m_storage.freeing())
        m_state->setText(tr("Freeing…"));
    else if (m_storage.isCounting())
        m_state->setText(tr("Counting: %Ln file(s) so far", nullptr, static_cast<int>(m_storage.files())));
    else
        m_state->clear();
    m_progress->setAccessibleName(m_state->text());
    m_count->setEnabled(!m_storage.freeing());
    m_count->setText(m_storage.isCounting() ? tr("Cancel") : tr("Count again"));
    m_count->setToolTip(m_storage.isCounting() ? tr("Stops counting; what was counted before stays shown.")
                                               : tr("Looks at every file of the project again."));
}

void StorageBox::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void StorageBox::retranslate() {
    setWindowTitle(tr("Storage"));
    m_title->setText(tr("What this project occupies"));
    m_keep->setText(tr("Keep it"));
    m_keep->setToolTip(tr("Leaves everything as it is."));
    m_confirm->setText(tr("Free for good"));
    m_confirm->setToolTip(tr("Removes these files from the disk; this cannot be undone."));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Closes this box."));
    refresh();
}

} // namespace ui
