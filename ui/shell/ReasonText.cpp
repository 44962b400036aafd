#include "ui/shell/ReasonText.h"

#include "ui/shell/ReasonTable.h"
#include "ui/shell/SystemReasons.h"
#include "ui/shell/TextPattern.h"

#include <QCoreApplication>
#include <QHash>

#include <cstring>
#include <optional>
#include <vector>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// Of reasons inside of reasons: a list has one for each of its parts.
constexpr int MostDepth = 12;

struct Pattern {
    const char* text;
    TextPattern pattern;
};

struct Reasons {
    QHash<QString, const char*> whole;
    std::vector<Pattern> patterns;

    Reasons() {
        for (const char* text : reasonTable())
            if (std::strchr(text, '%'))
                patterns.push_back({text, TextPattern(QString::fromUtf8(text))});
            else
                whole.insert(QString::fromUtf8(text), text);
        // As the C library says it in the language it has been set to.
        for (const SystemReason& each : systemReasons())
            whole.insert(QString::fromLocal8Bit(std::strerror(each.error)), each.text);
    }
};

/// What problems name beside what is written in files.
struct NamedThing {
    const char* name;
    const char* text;
};

constexpr NamedThing NamedThings[] = {
    {"instruction", QT_TRANSLATE_NOOP("Reason", "instruction")},
    {"input", QT_TRANSLATE_NOOP("Reason", "input")},
    {"output", QT_TRANSLATE_NOOP("Reason", "output")},
    {"system", QT_TRANSLATE_NOOP("Reason", "system text")},
    {"turns", QT_TRANSLATE_NOOP("Reason", "earlier turns")},
    {"conversation", QT_TRANSLATE_NOOP("Reason", "whole conversation")},
    {"status", QT_TRANSLATE_NOOP("Reason", "status")},
    {"split", QT_TRANSLATE_NOOP("Reason", "split")},
    {"note", QT_TRANSLATE_NOOP("Reason", "note")},
    {"messages", QT_TRANSLATE_NOOP("Reason", "messages")},
    {"prompt", QT_TRANSLATE_NOOP("Reason", "prompt")},
    {"answer in an earlier turn", QT_TRANSLATE_NOOP("Reason", "answer in an earlier turn")},
    {"training", QT_TRANSLATE_NOOP("Reason", "training")},
    {"validation", QT_TRANSLATE_NOOP("Reason", "validation")},
    {"test", QT_TRANSLATE_NOOP("Reason", "test")},};

QString translated(const char* text) {
    return QCoreApplication::translate("Reason", text).replace(u'«', u'“').replace(u'»', u'”');
}

QString filled(const QString& text, const QStringList& parts) {
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPart = text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit();
        result += isPart ? parts.value(text[++i].digitValue() - 1) : QString(text[i]);
    }
    return result;
}

/// A list of names: «a», «b».
QString names(QString text) {
    if (text.startsWith(u'«') && text.endsWith(u'»')) text.replace(u'«', u'“').replace(u'»', u'”');
    return text;
}

QString reasonText(const QString& reason, int depth) {
    static const Reasons reasons;
    if (const char* text = reasons.whole.value(reason)) return translated(text);
    if (depth == 0) return reason;
    for (const Pattern& each : reasons.patterns)
        if (std::optional<QStringList> parts = each.pattern.partsOf(reason)) {
            for (QString& part : *parts) part = reasonText(part, depth - 1);
            return filled(translated(each.text), *parts);
        }
    return names(reason);
}

} // namespace

QString reasonText(const QString& reason) {
    return reasonText(reason, MostDepth);
}

QString thingText(const QString& name) {
    for (const NamedThing& thing : NamedThings)
        if (name == QLatin1StringView(thing.name)) return translated(thing.text);
    return name;
}

} // namespace ui
