#include "ui/train/PresetFacts.h"

#include "ui/shell/TrainingWords.h"
#include "ui/train/FieldRow.h"
#include "ui/train/PresetWords.h"
#include "ui/train/TrainingDraft.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

class PresetFacts {
    Q_DECLARE_TR_FUNCTIONS(ui::PresetFacts)
public:
    /// «Epochs: 3», its reason, its source, a line each.
    static QString text(const TrainingDraft& draft, const core::PresetValue& value, bool isInUse) {
        core::TrainingConfig meant = draft.config();
        setFieldText(meant, value.key, QString::fromStdString(value.value));
        const auto shown = [&](const core::TrainingConfig& config) {
            return FieldRow::shownText(value.key, fieldText(config, value.key));
        };
        QStringList lines{tr("%1: %2", "setting, value").arg(fieldLabel(value.key), shown(meant)),
                          presetReason(value.reason), tr("Source: %1").arg(QString::fromStdString(value.source))};
        if (isInUse && !isSameField(meant, draft.config(), value.key))
            lines += tr("In use instead: %1", "a value").arg(shown(draft.config()));
        return lines.join(u'\n');
    }

};

QString factsOf(const TrainingDraft& draft, const core::Preset& preset, bool isInUse) {
    QStringList facts;
    for (const core::PresetValue* value : draft.counting(preset)) facts += PresetFacts::text(draft, *value, isInUse);
    return facts.join(u"\n\n"_s);
}

} // namespace

QString choiceFacts(const TrainingDraft& draft, const std::string& group, const std::string& choice) {
    for (const core::PresetGroup& each : draft.presets().groups)
        for (const core::Preset& preset : each.choices)
            if (each.key == group && preset.key == choice)
                return factsOf(draft, preset, draft.chosen(group) == choice);
    return {};
}

QString recipeFacts(const TrainingDraft& draft) {
    const auto& recipes = draft.presets().recipes;
    const auto found = std::ranges::find(recipes, draft.recipe(), &core::Preset::key);
    return found == recipes.end() ? QString() : factsOf(draft, *found, true);
}

} // namespace ui
