#include "ui/train/AdvancedFields.h"

#include "ui/shell/Theme.h"
#include "ui/shell/TrainingWords.h"
#include "ui/train/FieldEditor.h"
#include "ui/train/FieldPaint.h"
#include "ui/train/FieldRow.h"
#include "ui/train/PresetWords.h"
#include "ui/train/TargetTicks.h"
#include "ui/train/TrainingDraft.h"
#include "ui/train/WheelGuard.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::string_view TargetKey = "target_modules";

/// Keys that say nothing where every weight is trained.
bool isOfAdapter(std::string_view key) {
    return wordsOf(key).group == FieldGroup::Adapter && key != "method";
}

/// Whether a key says something of what the model learns to do.
bool isOfTask(std::string_view key, const std::string& task) {
    const bool isJudging = task == "classification";
    if (key == "objective" || key == "class_weights") return isJudging;
    return key != "learned" || task == "causal_lm";
}

} // namespace

AdvancedFields::AdvancedFields(TrainingDraft& draft, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_search(new QLineEdit(this)), m_recipeLabel(new QLabel(this)),
      m_recipe(new PickBox(this)), m_nothing(new QLabel(this)), m_targets(new TargetTicks) {
    m_search->setObjectName(u"settingSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_recipe->setObjectName(u"recipe"_s);
    m_recipe->addItem(QString(), QString());
    for (const core::Preset& recipe : m_draft.presets().recipes)
        m_recipe->addItem(QString(), QString::fromStdString(recipe.key));
    new WheelGuard(m_recipe);
    m_recipeLabel->setBuddy(m_recipe);
    setTabOrder(m_recipe, m_search);
    setRole(m_nothing, Role::Muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Large);
    auto* recipe = new QVBoxLayout;
    recipe->setSpacing(Spacing::Hair);
    recipe->addWidget(m_recipeLabel);
    recipe->addWidget(m_recipe);
    column->addLayout(recipe);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    for (int group = 0; group < FieldGroupCount; ++group) {
        auto* heading = new QLabel(this);
        setRole(heading, Role::Heading);
        m_headings.push_back(heading);
        column->addWidget(heading);
        for (const FieldWords& words : fieldWords()) {
            if (words.group != static_cast<FieldGroup>(group)) continue;
            makeRow(words.key);
            column->addWidget(m_fields.at(std::string(words.key)).row);
        }
    }
    connect(m_search, &QLineEdit::textChanged, this, &AdvancedFields::filter);
    connect(m_recipe, &QComboBox::activated, this, &AdvancedFields::chooseRecipe);
    retranslate();
    refreshModel();
    filter();
}

void AdvancedFields::makeRow(std::string_view key) {
    Field field;
    const std::string name(key);
    if (key == TargetKey) {
        field.row = new FieldRow(key, m_targets, nullptr, FieldRow::Width::Below, this);
        connect(m_targets, &TargetTicks::edited, this, [this](const std::vector<std::string>& targets) {
            m_draft.setTargets(targets);
            refresh();
            emit edited();
        });
    } else {
        field.editor = new FieldEditor(key);
        field.row = new FieldRow(key, field.editor, field.editor->input(),
                                 field.editor->isWide() ? FieldRow::Width::Below : FieldRow::Width::Beside, this);
        connect(field.editor, &FieldEditor::edited, this, [this, name](const QString& text) { edit(name, text); });
    }
    connect(field.row, &FieldRow::takenBack, this, [this, name] {
        m_draft.takeBack(name);
        m_fields.at(name).typed.clear();
        refresh();
        emit edited();
    });
    m_fields.emplace(name, std::move(field));
}

void AdvancedFields::edit(const std::string& key, const QString& text) {
    m_fields.at(key).typed = m_draft.setText(key, text);
    refresh();
    emit edited();
}

void AdvancedFields::refresh() {
    const bool hasAdapter = m_draft.config().method != "full";
    for (auto& [key, field] : m_fields) {
        const core::PresetValue* deciding = m_draft.deciding(key);
        const QString reason =
            deciding ? tr("%1 Source: %2.", "reason, source")
                           .arg(presetReason(deciding->reason), QString::fromStdString(deciding->source))
                     : QString();
        const bool isChanged = m_draft.isChanged(key) || !field.typed.empty();
        field.row->setPreset(fieldText(m_draft.preset(), key), reason, isChanged);
        field.row->setEnabled((hasAdapter || !isOfAdapter(key)) &&
                              (isOfTask(key, m_draft.config().task) || isChanged));
        if (!field.editor || !field.typed.empty()) continue;
        // «0.50» may be half typed: it is left alone as long as it means what is set
        core::TrainingConfig typed = m_draft.config();
        const bool saysTheSame = setFieldText(typed, key, field.editor->text()).empty() &&
                                 isSameField(typed, m_draft.config(), key);
        if (!saysTheSame) field.editor->show(fieldText(m_draft.config(), key));
    }
    if (m_targets->targets() != m_draft.config().targetModules) m_targets->setTargets(m_draft.config().targetModules);
    m_recipe->setCurrentIndex(m_recipe->findData(QString::fromStdString(m_draft.recipe())));
}

void AdvancedFields::refreshModel() {
    m_targets->setModel(m_draft.model());
    refresh();
}

std::vector<core::Problem> AdvancedFields::setProblems(const std::vector<core::Problem>& problems) {
    std::map<std::string, QStringList> sentences;
    std::vector<core::Problem> others;
    for (const core::Problem& problem : problems) {
        if (m_fields.contains(problem.where.field))
            sentences[problem.where.field] += fieldProblemText(problem);
        else
            others.push_back(problem);
    }
    for (auto& [key, field] : m_fields) {
        QStringList lines = sentences[key];
        lines.removeDuplicates();
        field.row->setProblem(lines.join(u'\n'));
    }
    return others;
}

std::vector<core::Problem> AdvancedFields::typedProblems() const {
    std::vector<core::Problem> problems;
    for (const auto& [key, field] : m_fields) problems.insert(problems.end(), field.typed.begin(), field.typed.end());
    return problems;
}

int AdvancedFields::problemCount() const {
    int count = 0;
    for (const auto& [key, field] : m_fields) count += field.row->problem().isEmpty() ? 0 : 1;
    return count;
}

FieldRow* AdvancedFields::row(const std::string& key) const {
    return m_fields.at(key).row;
}

void AdvancedFields::chooseRecipe() {
    m_draft.chooseRecipe(m_recipe->currentData().toString().toStdString());
    for (auto& [key, field] : m_fields) field.typed.clear();
    refresh();
    emit edited();
}

void AdvancedFields::filter() {
    const QString words = m_search->text().trimmed();
    std::array<bool, FieldGroupCount> hasRows{};
    for (auto& [key, field] : m_fields) {
        const bool matches = field.row->matches(words);
        field.row->setVisible(matches);
        if (matches) hasRows[static_cast<std::size_t>(wordsOf(key).group)] = true;
    }
    bool hasAny = false;
    for (std::size_t group = 0; group < hasRows.size(); ++group) {
        m_headings[group]->setVisible(hasRows[group]);
        hasAny = hasAny || hasRows[group];
    }
    m_nothing->setVisible(!hasAny);
}

void AdvancedFields::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    refresh();
}

void AdvancedFields::retranslate() {
    for (int group = 0; group < FieldGroupCount; ++group)
        m_headings[static_cast<std::size_t>(group)]->setText(groupTitle(static_cast<FieldGroup>(group)));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_search->setToolTip(tr("Shows only the settings whose name or sentence holds these words."));
    m_nothing->setText(tr("No setting is called so."));
    m_recipeLabel->setText(presetGroupTitle(RecipeGroup));
    m_recipe->setItemText(0, tr("None: as chosen above"));
    for (int i = 1; i < m_recipe->count(); ++i)
        m_recipe->setItemText(i, presetTitle(RecipeGroup, m_recipe->itemData(i).toString().toStdString()));
    m_recipe->setAccessibleName(m_recipeLabel->text());
    m_recipe->setToolTip(tr("Takes the values of a known example; they come before those of the choices above."));
}

} // namespace ui
