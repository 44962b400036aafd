#include "ui/train/TrainingForm.h"

#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"
#include "ui/train/AdvancedFields.h"
#include "ui/train/ChoiceBar.h"
#include "ui/train/LabelLine.h"
#include "ui/train/PresetFacts.h"
#include "ui/train/PresetWords.h"
#include "ui/train/RecipeLine.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

/// Resources of a static library are linked only where somebody names them; the macro stands outside of namespaces.
static void takeResources() {
    Q_INIT_RESOURCE(lorikeet);
}

namespace ui {
namespace {

using namespace Qt::StringLiterals;

const std::string PurposeGroup = "purpose";
const std::string Classification = "classification";
constexpr std::size_t MostLabels = 1000; ///< that a run takes

/// Two digits that count: 0.22 %, 12 %.
QString shareText(double share) {
    const double percent = share * 100;
    const int digits = percent >= 10 ? 0 : percent >= 1 ? 1 : percent >= 0.1 ? 2 : 3;
    return QLocale().toString(percent, 'f', digits) + u" %"_s;
}

QLabel* makeLabel(QWidget* parent, const char* name, Role role) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    setRole(label, role);
    return label;
}

} // namespace

core::Presets committedPresets() {
    takeResources();
    const auto textOf = [](const QString& name) {
        QFile file(u":/"_s + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    };
    core::Presets presets = core::presetsFromJson(textOf(u"presets.json"_s), "presets.json");
    for (const QString& name : QDir(u":/recipes"_s).entryList(QDir::Files, QDir::Name))
        presets.recipes.push_back(core::recipeFromJson(textOf(u"recipes/"_s + name), name.toStdString()).preset);
    return presets;
}

TrainingForm::TrainingForm(core::Presets presets, QWidget* parent)
    : QWidget(parent), m_draft(std::move(presets)), m_scroll(new QScrollArea(this)) {
    setObjectName(u"trainingForm"_s);
    m_scroll->setObjectName(u"trainingScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeContent());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    retranslate();
    take();
}

QWidget* TrainingForm::makeContent() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Large);
    m_problems = makeLabel(content, "trainingProblems", Role::Danger);
    column->addWidget(m_problems);
    for (const core::PresetGroup& group : m_draft.presets().groups) { // made in the order of Tab
        QStringList keys;
        for (const core::Preset& choice : group.choices) keys += QString::fromStdString(choice.key);
        auto* bar = new ChoiceBar(QString::fromStdString(group.key), keys, content);
        m_choices[group.key] = bar;
        column->addWidget(bar);
        if (group.key == PurposeGroup) column->addWidget(m_labelLine = new LabelLine(content));
    }
    m_recipe = new RecipeLine(content);
    m_size = makeLabel(content, "trainedSize", Role::Plain);
    m_advanced = new QToolButton(content);
    m_advanced->setObjectName(u"advanced"_s);
    m_advanced->setCheckable(true);
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setRole(m_advanced, Role::Flat);
    m_fields = new AdvancedFields(m_draft, content);
    m_fields->hide();
    column->addWidget(m_recipe);
    column->addWidget(m_size);
    column->addWidget(m_advanced, 0, Qt::AlignLeft);
    column->addWidget(m_fields);
    column->addStretch(1);
    makeChoices();
    return content;
}

void TrainingForm::makeChoices() {
    for (const auto& [group, bar] : m_choices)
        connect(bar, &ChoiceBar::choose, this, [this, group = group](const QString& choice) {
            choose(group, choice.toStdString());
        });
    connect(m_labelLine, &LabelLine::balanceAsked, this, [this] {
        m_draft.setText("class_weights", u"balanced"_s);
        take();
    });
    connect(m_recipe, &RecipeLine::left, this, [this] { chooseRecipe({}); });
    connect(m_advanced, &QToolButton::toggled, this, &TrainingForm::showAdvanced);
    connect(m_advanced, &QToolButton::clicked, this, [this](bool isOpen) { // once the fields have their places
        if (isOpen) QTimer::singleShot(0, this, [this] { m_scroll->verticalScrollBar()->setValue(m_advanced->y()); });
    });
    connect(m_fields, &AdvancedFields::edited, this, &TrainingForm::take);
}

void TrainingForm::setConfig(const core::TrainingConfig& config) {
    m_draft.setConfig(config);
    take();
}

void TrainingForm::choose(const std::string& group, const std::string& choice) {
    m_draft.choose(group, choice);
    take();
}

void TrainingForm::suggest(const std::string& group, const std::string& choice) {
    m_draft.suggest(group, choice);
    take();
}

void TrainingForm::suggestRecipe(const std::string& recipe) {
    if (m_draft.recipe() == recipe) return;
    m_draft.suggestRecipe(recipe);
    take();
}

void TrainingForm::setObjective(const std::string& objective) {
    m_draft.setText("objective", QString::fromStdString(objective));
    take();
}

void TrainingForm::setLabels(const std::vector<core::LabelUse>& labels) {
    m_labels = labels;
    std::erase_if(m_labels, [](const core::LabelUse& use) { // of records that are put aside alone: never learned
        return use.bySplit[static_cast<std::size_t>(core::Split::Train)] == 0;
    });
    showLabels();
    check();
    showSize();
    showProblems();
}

void TrainingForm::chooseRecipe(const std::string& recipe) {
    if (m_draft.recipe() == recipe) return;
    m_draft.chooseRecipe(recipe);
    take();
}

void TrainingForm::setModel(const core::ModelConfig* model) {
    m_draft.setModel(model ? std::optional(*model) : std::nullopt);
    m_fields->refreshModel();
    take();
}

void TrainingForm::setProblems(const std::vector<core::Problem>& problems) {
    m_otherProblems = problems;
    showProblems();
}

void TrainingForm::take() {
    for (const auto& [group, bar] : m_choices) bar->setChosen(QString::fromStdString(m_draft.chosen(group)));
    m_fields->refresh();
    check();
    showLabels();
    showFacts();
    showSize();
    showProblems();
    emit changed();
}

void TrainingForm::check() {
    m_ownProblems = m_fields->typedProblems();
    for (core::Problem& problem : core::trainingProblems(config())) m_ownProblems.push_back(std::move(problem));
    m_trained = 0;
    if (!m_draft.model()) return;
    if (m_draft.model()->sight == core::Sight::All && config().task == "causal_lm")
        m_ownProblems.push_back(
            {core::ProblemCode::SettingInvalid, {.field = "task"}, {config().task, Classification}});
    const TrainedSize size = sizeNow();
    m_trained = size.trained;
    const bool isNamed = !config().targetModules.empty(); // said already where it is empty
    if (isNamed) m_ownProblems.insert(m_ownProblems.end(), size.problems.begin(), size.problems.end());
}

void TrainingForm::showProblems() {
    std::vector<core::Problem> all = m_ownProblems;
    all.insert(all.end(), m_otherProblems.begin(), m_otherProblems.end());
    const QString lines = problemLines(m_fields->setProblems(showPurpose(all)));
    m_problems->setText(lines);
    m_problems->setVisible(!lines.isEmpty());
    if (m_fields->problemCount() > 0) m_advanced->setChecked(true); // a problem is never hidden
    showAdvanced();
}

void TrainingForm::showSize() {
    if (!m_draft.model()) {
        m_size->setText(tr("Choose a base model to see how large the adapter will be."));
        return;
    }
    const TrainedSize size = sizeNow();
    if (size.trained == 0) {
        m_size->setText(tr("Nothing would be trained with these settings."));
        return;
    }
    const bool isWhole = config().method == "full";
    const QString share = shareText(static_cast<double>(size.trained) / static_cast<double>(size.all));
    m_size->setText(isWhole
                        ? tr("All %1 weights are trained. The result takes %2.", "count, size of a file")
                              .arg(shortCountText(size.all), bytesText(size.bytes))
                        : tr("%1 weights are trained: %2 of %3. The adapter takes %4.", "count, share, count, file")
                              .arg(shortCountText(size.trained), share, shortCountText(size.all),
                                   bytesText(size.bytes)));
}

TrainedSize TrainingForm::sizeNow() const {
    return trainedSize(config(), *m_draft.model(), static_cast<std::int64_t>(m_labels.size()));
}

std::vector<core::Problem> TrainingForm::showPurpose(const std::vector<core::Problem>& problems) {
    std::vector<core::Problem> others;
    QString sentence;
    for (const core::Problem& problem : problems) {
        if (problem.where.field != "task")
            others.push_back(problem);
        else if (problem.code == core::ProblemCode::NothingToLearn) { // it says why
            const ProblemSentence words(problem);
            sentence = words.what + u' ' + words.remedy;
        } else if (config().task == Classification) {
            const bool areMany = m_labels.size() > MostLabels;
            sentence = areMany
                ? tr("There are too many labels to learn: at most %1 different ones can be told apart.")
                : tr("There are no labels to learn: the records to learn from need 2 to %1 different labels.");
            sentence = sentence.arg(countText(static_cast<qint64>(MostLabels)));
        } else if (config().task == "masked_lm")
            sentence = tr("This base model cannot foretell hidden words. Choose another task, or another base model.");
        else
            sentence = tr("This base model reads texts and cannot write. Choose “Labels”, or another base model.");
    }
    m_choices.at(PurposeGroup)->setProblem(sentence);
    return others;
}

void TrainingForm::showLabels() {
    const bool isOneEach = config().task == Classification && config().objective == "cross_entropy";
    m_labelLine->show(isOneEach ? m_labels : std::vector<core::LabelUse>(),
                      config().classWeights.empty() ? LabelLine::Weights::Alike : LabelLine::Weights::Given);
}

/// What each choice sets hangs on the base model and the method.
void TrainingForm::showFacts() {
    for (const core::PresetGroup& group : m_draft.presets().groups) {
        QStringList facts;
        for (const core::Preset& choice : group.choices) facts += choiceFacts(m_draft, group.key, choice.key);
        m_choices.at(group.key)->setFacts(facts);
    }
    m_recipe->show(m_draft);
}

void TrainingForm::showAdvanced() {
    const bool isOpen = m_advanced->isChecked();
    m_advanced->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    m_fields->setVisible(isOpen);
    QString text = tr("Advanced");
    if (const int problems = m_fields->problemCount(); problems > 0)
        text += u" · "_s + tr("%Ln problem(s)", nullptr, problems);
    else if (const int count = m_draft.changedCount(); count > 0)
        text += u" · "_s + tr("%Ln of your own", "settings that were changed", count);
    m_advanced->setText(text);
    m_advanced->setAccessibleName(text);
    m_advanced->setAccessibleDescription(isOpen ? tr("open") : tr("closed"));
}

QByteArray TrainingForm::state() const {
    return m_draft.state();
}

void TrainingForm::restore(const QByteArray& state) {
    m_draft.restore(state);
    take();
}

bool TrainingForm::isAdvancedOpen() const {
    return m_advanced->isChecked();
}

void TrainingForm::setAdvancedOpen(bool isOpen) {
    m_advanced->setChecked(isOpen);
}

void TrainingForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    showLabels();
    showFacts();
    showSize();
    showProblems();
}

void TrainingForm::retranslate() {
    for (const core::PresetGroup& group : m_draft.presets().groups) {
        QStringList titles, sentences;
        for (const core::Preset& choice : group.choices) {
            titles += presetTitle(group.key, choice.key);
            sentences += presetSentence(group.key, choice.key);
        }
        m_choices.at(group.key)->setWords(presetGroupTitle(group.key), titles, sentences);
    }
    m_advanced->setToolTip(tr("Shows every setting, with its range, its default and what it does."));
}

} // namespace ui
