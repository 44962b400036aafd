#include "ui/start/ModelCard.h"

#include "ui/session/ModelSession.h"
#include "ui/shell/ModelWords.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int FactsPerRow = 3;
constexpr std::size_t ShownProblems = 12;

QLabel* makeLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->layout()) empty(item->layout());
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace

ModelCard::ModelCard(const ModelSession& models, QWidget* parent)
    : QFrame(parent), m_models(models), m_verdictIcon(new QLabel(this)), m_name(makeLabel(this, "modelName")),
      m_verdict(makeLabel(this, "modelVerdict")), m_folder(makeLabel(this, "modelFolder")),
      m_busy(new QProgressBar(this)), m_facts(new QGridLayout), m_problems(new QVBoxLayout) {
    setObjectName(u"modelCard"_s);
    setRole(this, Role::Card);
    setRole(m_name, Role::Heading);
    setRole(m_folder, Role::Muted);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::Small);
    head->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    head->addWidget(m_verdict, 1);
    m_facts->setHorizontalSpacing(Spacing::Section);
    m_facts->setVerticalSpacing(Spacing::Hair);
    m_problems->setSpacing(Spacing::Small);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_name);
    column->addWidget(m_folder);
    column->addWidget(m_busy);
    column->addLayout(head);
    column->addLayout(m_facts);
    column->addLayout(m_problems);
    connect(&m_models, &ModelSession::inspectionStarted, this, &ModelCard::refresh);
    connect(&m_models, &ModelSession::inspected, this, &ModelCard::refresh);
    refresh();
}

void ModelCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        refresh();
}

void ModelCard::clear() {
    empty(m_facts);
    empty(m_problems);
}

void ModelCard::refresh() {
    clear();
    const bool busy = !m_models.inspecting().isEmpty();
    setVisible(busy || m_models.report());
    m_busy->setVisible(busy);
    m_verdictIcon->setVisible(!busy);
    m_busy->setAccessibleName(tr("Looking at the folder"));
    if (busy)
        showBusy();
    else if (m_models.report())
        showReport(*m_models.report());
}

void ModelCard::showBusy() {
    m_name->setText(modelName(m_models.inspecting()));
    m_folder->setText(pathText(m_models.inspecting()));
    setRole(m_verdict, Role::Muted);
    m_verdict->setText(tr("Looking at the folder…"));
}

void ModelCard::showReport(const ModelReport& report) {
    const auto& found = report.inspection;
    const bool sound = report.usable();
    m_name->setText(modelName(report.folder));
    m_folder->setText(pathText(report.folder));
    setRole(m_verdict, sound ? Role::Success : Role::Danger);
    m_verdictIcon->setPixmap(
        symbol(sound ? Symbol::Check : Symbol::Error, sound ? SymbolColor::Accent : SymbolColor::Danger)
            .pixmap(QSize(1, 1) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_verdictIcon->setAccessibleName(sound ? tr("Sound") : tr("Problem"));
    if (sound)
        m_verdict->setText(tr("Everything is in place. This is your base model now."));
    else
        m_verdict->setText(tr("This folder cannot be used as a base model: %Ln problem(s).", nullptr,
                              static_cast<int>(found.problems.size())));
    if (found.config) {
        const core::ModelConfig& config = *found.config;
        addFact(tr("Family"), familyText(config.family));
        addFact(tr("Parameters"), shortCountText(found.parameterCount));
        addFact(tr("Weights on disk"), config.storedType.empty() ? bytesText(found.weightBytes)
                                                                 : tr("%1, %2", "size, number type")
                                                                       .arg(bytesText(found.weightBytes),
                                                                            QString::fromStdString(config.storedType)));
        addFact(tr("Context"), tr("%1 tokens").arg(countText(core::contextLength(config))));
        addFact(tr("Layers"), tr("%1 of width %2").arg(countText(config.layerCount), countText(config.hiddenSize)));
        addFact(tr("Vocabulary"), tr("%1 tokens").arg(countText(config.vocabularySize)));
    }
    addProblems(found.problems, true);
    addProblems(found.warnings, false);
}

void ModelCard::addFact(const QString& name, const QString& value) {
    const int index = m_facts->count() / 2;
    const int row = index / FactsPerRow * 2;
    QLabel* nameLabel = makeLabel(this, "factName");
    QLabel* valueLabel = makeLabel(this, "factValue");
    setRole(nameLabel, Role::Muted);
    nameLabel->setText(name);
    nameLabel->setContentsMargins(0, Spacing::Small, 0, 0);
    valueLabel->setText(value);
    valueLabel->setAccessibleName(name + u": "_s + value);
    m_facts->addWidget(nameLabel, row, index % FactsPerRow);
    m_facts->addWidget(valueLabel, row + 1, index % FactsPerRow);
}

core::Problem ModelCard::withinFolder(core::Problem problem) const {
    const QString file = QString::fromStdString(problem.where.file);
    const QString& folder = m_models.report()->folder;
    if (file == folder) problem.where.file.clear();
    if (file.startsWith(folder + u'/')) problem.where.file = file.mid(folder.size() + 1).toStdString();
    return problem;
}

void ModelCard::addProblems(const std::vector<core::Problem>& problems, bool serious) {
    for (std::size_t i = 0; i < std::min(problems.size(), ShownProblems); ++i) {
        auto* row = new QHBoxLayout;
        row->setSpacing(Spacing::Small);
        auto* icon = new QLabel(this);
        icon->setPixmap(
            symbol(serious ? Symbol::Error : Symbol::Information, serious ? SymbolColor::Danger : SymbolColor::Muted)
                .pixmap(QSize(1, 1) * (symbolSize(fontMetrics()) * 4 / 5), devicePixelRatioF()));
        icon->setAccessibleName(serious ? tr("Problem") : tr("Note"));
        QLabel* text = makeLabel(this, "problemText");
        text->setText(ProblemSentence(withinFolder(problems[i])).text());
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        m_problems->addLayout(row);
    }
    if (problems.size() <= ShownProblems) return;
    QLabel* more = makeLabel(this, "moreProblems");
    setRole(more, Role::Muted);
    more->setText(tr("and %Ln more", nullptr, static_cast<int>(problems.size() - ShownProblems)));
    m_problems->addWidget(more);
}

} // namespace ui
