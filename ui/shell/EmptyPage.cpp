#include "ui/shell/EmptyPage.h"

#include "ui/session/ModelSession.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

Symbol iconOf(Place place) {
    switch (place) {
    case Place::Data:
        return Symbol::Data;
    case Place::Train:
        return Symbol::Train;
    case Place::Runs:
        return Symbol::Runs;
    case Place::Play:
        return Symbol::Play;
    case Place::Adapters:
        return Symbol::Adapters;
    case Place::Start:
        break;
    }
    return Symbol::Home;
}

/// For a shell: quoted where a character asks for it.
QString quoted(const QString& path) {
    static const QString plain = u"/._-+=:,@"_s;
    for (const QChar c : path)
        if (!c.isLetterOrNumber() && !plain.contains(c))
            return u"'"_s + QString(path).replace(u"'"_s, u"'\\''"_s) + u"'"_s;
    return path;
}

/// A line to be copied, broken where it must be; as high as it needs.
class CommandText : public QPlainTextEdit {
public:
    explicit CommandText(QWidget* parent) : QPlainTextEdit(parent) {
        setObjectName(u"emptyCommand"_s);
        setReadOnly(true);
        setTabChangesFocus(true);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setRole(this, Role::Code);
        connect(this, &QPlainTextEdit::textChanged, this, &CommandText::fit);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QPlainTextEdit::resizeEvent(event);
        fit();
    }

private:
    void fit() {
        const int lines = std::max(1, static_cast<int>(document()->size().height())); // this document counts in lines
        const int around = height() - viewport()->height() + 2 * static_cast<int>(document()->documentMargin());
        setFixedHeight(lines * fontMetrics().lineSpacing() + around + 1);
    }
};

QLabel* makeLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    return label;
}

} // namespace

EmptyPage::EmptyPage(Place place, const ModelSession& models, QAction* chooseModel, QWidget* parent)
    : Page(parent), m_place(place), m_models(models), m_chooseModel(chooseModel), m_icon(makeLabel(this, "emptyIcon")),
      m_title(makeLabel(this, "emptyTitle")), m_text(makeLabel(this, "emptyText")),
      m_commandText(makeLabel(this, "emptyCommandText")), m_command(new CommandText(this)),
      m_next(new QPushButton(this)) {
    setRole(m_title, Role::Title);
    setRole(m_text, Role::Muted);
    setRole(m_commandText, Role::Muted);
    setRole(m_next, Role::Primary);
    m_next->setObjectName(u"nextStep"_s);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(640);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(Spacing::Medium);
    for (QWidget* each : {static_cast<QWidget*>(m_icon), static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_text)})
        column->addWidget(each);
    column->addSpacing(Spacing::Small);
    column->addWidget(m_commandText);
    column->addWidget(m_command);
    column->addWidget(m_next, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle, 6);
    row->addStretch(1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(Spacing::Page, Spacing::Page, Spacing::Page, Spacing::Page);
    page->addStretch(2);
    page->addLayout(row);
    page->addStretch(3);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_command->isVisibleTo(this))
            QGuiApplication::clipboard()->setText(m_command->toPlainText());
        else
            m_chooseModel->trigger();
    });
    connect(&m_models, &ModelSession::baseChanged, this, &EmptyPage::refresh);
    refresh();
}

QWidget* EmptyPage::firstFocus() const {
    return m_next;
}

void EmptyPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        refresh();
}

QString EmptyPage::command() const {
    if (!m_models.base()) return {};
    const QString model = quoted(QDir::toNativeSeparators(m_models.base()->folder));
    switch (m_place) {
    case Place::Data:
        return u"lorikeet-cli tokenize --model %1 --data records.json"_s.arg(model);
    case Place::Train:
    case Place::Runs:
        return u"lorikeet-cli train --model %1 --data records.json --out run-01"_s.arg(model);
    case Place::Play:
    case Place::Adapters:
        return u"lorikeet-cli generate --model %1 --adapter run-01/adapter --prompt 'Hello'"_s.arg(model);
    case Place::Start:
        break;
    }
    return {};
}

EmptyPage::Words EmptyPage::words() const {
    switch (m_place) {
    case Place::Data:
        return {tr("No records yet"),
                tr("Records are your examples: an instruction, perhaps an input, and the answer you would give. A few "
                   "hundred good ones teach a model your way of answering."),
                tr("Shows how your model reads a file of records, and which part of each it would learn:")};
    case Place::Train:
        return {tr("Nothing to train yet"),
                tr("Training keeps the base model as it is and puts what it learns from your records into a small "
                   "adapter beside it."),
                tr("Trains an adapter on a file of records, from a terminal:")};
    case Place::Runs:
        return {tr("No runs yet"),
                tr("A run is one training: its settings, the records it saw, its loss step by step, and the adapter "
                   "that came of it."),
                tr("Starts a run and writes it into a folder of its own, from a terminal:")};
    case Place::Play:
        return {tr("Nothing to compare yet"),
                tr("The same question to the base model and to your adapters, side by side: you see what the training "
                   "changed."),
                tr("Lets base model and adapter answer the same prompt, from a terminal:")};
    case Place::Adapters:
        return {tr("No adapters yet"),
                tr("An adapter is what a training leaves: a small folder in PEFT’s format that other programs can open "
                   "too."),
                tr("Tries an adapter on its base model, from a terminal:")};
    case Place::Start:
        break;
    }
    return {};
}

void EmptyPage::refresh() {
    const auto [title, text, commandText] = words();
    const QString line = command();
    m_icon->setPixmap(symbol(iconOf(m_place), SymbolColor::Muted)
                          .pixmap(QSize(2, 2) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_icon->setAccessibleName(title);
    m_title->setText(title);
    m_text->setText(text);
    m_commandText->setText(commandText);
    m_commandText->setVisible(!line.isEmpty());
    m_command->setVisible(!line.isEmpty());
    m_command->setPlainText(line);
    m_command->setAccessibleName(tr("Command"));
    m_command->setToolTip(tr("Put the name of your own file in place of records.json."));
    m_next->setText(line.isEmpty() ? m_chooseModel->text() : tr("Copy the command"));
    m_next->setToolTip(line.isEmpty() ? m_chooseModel->toolTip()
                                      : tr("Puts the command on the clipboard, to be pasted into a terminal."));
    m_next->setAccessibleName(m_next->text());
}

} // namespace ui
