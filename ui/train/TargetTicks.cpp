#include "ui/train/TargetTicks.h"

#include "core/training/TrainedAdapter.h"
#include "ui/shell/Theme.h"
#include "ui/train/FieldPaint.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr const char* AllLinear = "all-linear";
constexpr int TicksPerRow = 2;

std::string lastName(const std::string& path) {
    return path.substr(path.rfind('.') + 1);
}

std::string placeOf(const std::string& path) {
    const std::size_t end = path.rfind('.');
    if (end == std::string::npos) return {};
    return lastName(path.substr(0, end));
}

QString shareText(double share) {
    return QLocale().toString(share * 100, 'f', share < 0.1 ? 1 : 0) + u" %"_s;
}

} // namespace

TargetTicks::TargetTicks(QWidget* parent)
    : QWidget(parent), m_all(new Tick(this)), m_grid(new QGridLayout), m_hint(new QLabel(this)),
      m_line(new QLineEdit(this)) {
    m_all->setObjectName(u"targetAll"_s);
    m_line->setObjectName(u"targetLine"_s);
    setRole(m_hint, Role::Muted);
    m_hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Hair);
    m_grid->setContentsMargins(Spacing::Section, 0, 0, 0);
    m_grid->setVerticalSpacing(Spacing::Hair);
    column->addWidget(m_all);
    column->addLayout(m_grid);
    column->addWidget(m_hint);
    column->addWidget(m_line);
    setFocusProxy(m_all);
    connect(m_all, &Tick::clicked, this, [this](bool isOn) {
        std::vector<std::string> names{AllLinear};
        if (!isOn && !m_kinds.empty()) { // all of them by name, so that some can be taken out
            names.clear();
            for (const Kind& kind : m_kinds)
                if (!kind.isHead) names.push_back(kind.name);
        }
        change(std::move(names), {});
    });
    connect(m_line, &QLineEdit::textEdited, this, &TargetTicks::read);
    retranslate();
}

bool TargetTicks::isAll() const {
    return m_targets.size() == 1 && m_targets.front() == AllLinear;
}

void TargetTicks::setModel(const std::optional<core::ModelConfig>& model) {
    for (const Kind& kind : m_kinds) delete kind.tick;
    m_kinds.clear();
    m_modelWeights = 0;
    if (model) {
        m_modelWeights = core::parameterCount(*model);
        fillKinds(*model);
        makeTicks();
    }
    retranslate();
    setTargets(std::vector(m_targets));
}

void TargetTicks::fillKinds(const core::ModelConfig& model) {
    for (const core::LinearModule& module : core::linearModules(model)) {
        const std::string name = lastName(module.path);
        auto kind = std::ranges::find(m_kinds, name, &Kind::name);
        if (kind == m_kinds.end())
            kind = m_kinds.insert(m_kinds.end(), {name, placeOf(module.path), 0, module.layer < 0, nullptr});
        kind->weights += module.inputSize * module.outputSize;
    }
}

void TargetTicks::makeTicks() {
    QWidget* before = m_all;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        Kind& kind = m_kinds[i];
        kind.tick = new Tick(this);
        kind.tick->setObjectName(u"target_"_s + QString::fromStdString(kind.name));
        connect(kind.tick, &Tick::clicked, this, [this, name = kind.name](bool isOn) { tick(name, isOn); });
        m_grid->addWidget(kind.tick, static_cast<int>(i) / TicksPerRow, static_cast<int>(i) % TicksPerRow);
        setTabOrder(std::exchange(before, kind.tick), kind.tick);
    }
    setTabOrder(before, m_line);
}

bool TargetTicks::isKind(const std::string& name) const {
    return std::ranges::find(m_kinds, name, &Kind::name) != m_kinds.end();
}

bool TargetTicks::isTicked(const Kind& kind) const {
    return isAll() ? !kind.isHead : std::ranges::find(m_targets, kind.name) != m_targets.end();
}

std::vector<std::string> TargetTicks::ticked() const {
    std::vector<std::string> names;
    for (const Kind& kind : m_kinds)
        if (isTicked(kind) && (isAll() || std::ranges::find(m_typed, kind.name) == m_typed.end()))
            names.push_back(kind.name);
    return names;
}

void TargetTicks::tick(const std::string& name, bool isOn) {
    const std::vector<std::string> before = ticked();
    std::vector<std::string> names;
    for (const Kind& kind : m_kinds) {
        const bool wasOn = std::ranges::find(before, kind.name) != before.end();
        if (kind.name == name ? isOn : wasOn) names.push_back(kind.name);
    }
    std::vector<std::string> typed = m_typed;
    std::erase(typed, name);
    if (typed.size() == 1 && core::isTargetPattern(typed.front())) typed.clear(); // a pattern stands alone
    change(std::move(names), std::move(typed));
}

void TargetTicks::read(const QString& line) {
    const std::string text = line.trimmed().toStdString();
    if (core::isTargetPattern(text)) return change({}, {text});
    std::vector<std::string> typed;
    for (const QString& part : line.split(u',', Qt::SkipEmptyParts))
        if (const std::string name = part.trimmed().toStdString(); !name.empty()) typed.push_back(name);
    std::vector<std::string> names = isAll() && !typed.empty() ? std::vector<std::string>() : ticked();
    if (isAll() && typed.empty()) names = {AllLinear};
    if (names.empty() && typed.empty() && m_kinds.empty()) names = {AllLinear}; // there is no tick to go back to
    change(std::move(names), std::move(typed));
}

void TargetTicks::change(std::vector<std::string> ticked, std::vector<std::string> typed) {
    m_targets = std::move(ticked);
    m_typed = std::move(typed);
    for (const std::string& name : m_typed)
        if (std::ranges::find(m_targets, name) == m_targets.end()) m_targets.push_back(name);
    showTargets();
    emit edited(m_targets);
}

void TargetTicks::setTargets(const std::vector<std::string>& targets) {
    m_targets = targets;
    m_typed.clear();
    for (const std::string& target : m_targets)
        if (target != AllLinear && !isKind(target)) m_typed.push_back(target);
    showTargets();
}

void TargetTicks::showTargets() {
    m_all->setChecked(isAll());
    for (const Kind& kind : m_kinds) kind.tick->setChecked(isTicked(kind));
    QStringList typed, shown;
    for (const std::string& name : m_typed) typed += QString::fromStdString(name);
    for (const QString& part : m_line->text().split(u',', Qt::SkipEmptyParts)) shown += part.trimmed();
    shown.removeAll(QString());
    const QString text = typed.join(u", "_s);
    if (shown != typed && m_line->text().trimmed() != text) m_line->setText(text); // else it may be half typed
}

void TargetTicks::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void TargetTicks::retranslate() {
    m_all->setText(tr("All linear layers"));
    m_all->setToolTip(tr("Every linear layer but the head gets an adapter: it learns more than one on some of them."));
    for (const Kind& kind : m_kinds) {
        const QString name = QString::fromStdString(kind.name);
        const QString share =
            m_modelWeights > 0 ? shareText(static_cast<double>(kind.weights) / static_cast<double>(m_modelWeights))
                               : QString();
        kind.tick->setText(tr("%1  %2", "module, share of the weights").arg(name, share));
        kind.tick->setAccessibleName(tr("%1, %2 of the weights", "module, share").arg(name, share));
        kind.tick->setToolTip(
            kind.isHead
                ? tr("Gives the head an adapter: %1 of the model’s weights are there.").arg(share)
                : tr("Gives %1 of %2 an adapter in every layer: %3 of the model’s weights are there.",
                     "module, its place, share")
                      .arg(name, QString::fromStdString(kind.place), share));
    }
    m_hint->setText(tr("Choose a base model to see its modules."));
    m_hint->setVisible(m_kinds.empty());
    m_line->setPlaceholderText(tr("Other names, or one pattern"));
    m_line->setAccessibleName(tr("Target modules: other names, or one pattern"));
    m_line->setToolTip(tr("Names of modules with commas between, or one regular expression that matches whole paths."));
}

} // namespace ui
