#include "ui/shell/FieldAccess.h"

#include "core/Error.h"
#include "core/training/ShownValue.h"

#include <QLocale>

#include <cmath>
#include <map>
#include <type_traits>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

template <class Value> constexpr FieldKind kindOf(const core::FieldNote& note, const Value&) {
    if constexpr (std::is_same_v<Value, bool>) return FieldKind::Flag;
    if constexpr (std::is_same_v<Value, std::int64_t>) return FieldKind::Whole;
    if constexpr (std::is_same_v<Value, double>) return FieldKind::Real;
    if constexpr (std::is_same_v<Value, std::vector<std::string>>) return FieldKind::Names;
    if constexpr (std::is_same_v<Value, std::vector<std::int64_t>>) return FieldKind::Numbers;
    if (note.choices.empty()) return FieldKind::Text;
    return note.choices.size() == 1 ? FieldKind::Fixed : FieldKind::Choice;
}

struct Description {
    core::FieldNote note;
    FieldKind kind{};
};

/// Made once: forms ask for them at every key that is typed.
const std::map<std::string_view, Description>& descriptions() {
    static const std::map<std::string_view, Description> all = [] {
        std::map<std::string_view, Description> made;
        const core::TrainingConfig config;
        core::visitFields(config, [&](const core::FieldNote& note, const auto& member) {
            made[note.key] = {note, kindOf(note, member)};
        });
        return made;
    }();
    return all;
}

QString text(const std::string& value) {
    return QString::fromStdString(value);
}
QString text(double value) {
    return realText(value);
}
template <class Value> QString text(const Value& value) {
    return QString::fromStdString(core::shownValue(value));
}
template <class Value> QString text(const std::vector<Value>& values) {
    QStringList parts;
    for (const Value& value : values) parts += text(value);
    return parts.join(u", "_s);
}

/// Calls `visit(member of one, same member of other)` for the field of that key.
template <class One, class Other, class Visitor>
void visitBoth(One& one, Other& other, std::string_view key, const Visitor& visit) {
    core::visitFields(one, [&](const core::FieldNote& note, auto& member) {
        if (note.key != key) return;
        core::visitFields(other, [&](const core::FieldNote& otherNote, auto& otherMember) {
            if constexpr (std::is_same_v<std::decay_t<decltype(member)>, std::decay_t<decltype(otherMember)>>)
                if (otherNote.key == key) visit(member, otherMember);
        });
    });
}

/// «0,5» → «0.5», where the language writes it so.
QString withPoint(std::string_view key, QString text) {
    const bool hasDecimalComma = QLocale().decimalPoint() == u","_s;
    if (fieldKind(key) == FieldKind::Real && hasDecimalComma && text.count(u',') == 1) text.replace(u',', u'.');
    return text;
}

} // namespace

QString realText(double value) {
    const double size = std::abs(value);
    const bool isReadable = value == 0 || (size >= 1e-6 && size < 1e15);
    return QString::number(value, isReadable ? 'f' : 'g', QLocale::FloatingPointShortest);
}

FieldKind fieldKind(std::string_view key) {
    return descriptions().at(key).kind;
}

const core::FieldNote& fieldNote(std::string_view key) {
    return descriptions().at(key).note;
}

QString fieldText(const core::TrainingConfig& config, std::string_view key) {
    QString result;
    core::visitFields(config, [&](const core::FieldNote& note, const auto& member) {
        if (note.key == key) result = text(member);
    });
    return result;
}

std::vector<core::Problem> setFieldText(core::TrainingConfig& config, std::string_view key, const QString& text) {
    try {
        core::setTrainingField(config, key, withPoint(key, text).toStdString());
        return {};
    } catch (const core::Error& error) {
        return error.problems();
    }
}

bool isSameField(const core::TrainingConfig& one, const core::TrainingConfig& other, std::string_view key) {
    bool isSame = true;
    visitBoth(one, other, key, [&](const auto& left, const auto& right) { isSame = left == right; });
    return isSame;
}

void copyField(const core::TrainingConfig& from, core::TrainingConfig& to, std::string_view key) {
    visitBoth(from, to, key, [](const auto& source, auto& target) { target = source; });
}

} // namespace ui
