#include "ui/session/AskedPrompts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

using namespace Qt::StringLiterals;

std::string promptsText(const std::vector<core::Record>& prompts) {
    QJsonArray list;
    for (const core::Record& prompt : prompts)
        list += QJsonObject{{u"instruction"_s, QString::fromStdString(prompt.instruction)},
                            {u"input"_s, QString::fromStdString(prompt.input)}};
    return QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<core::Record> promptsOf(const std::string& text) {
    std::vector<core::Record> prompts;
    for (const QJsonValue& value : QJsonDocument::fromJson(QByteArray::fromStdString(text)).array())
        prompts.push_back({.instruction = value[u"instruction"_s].toString().toStdString(),
                           .input = value[u"input"_s].toString().toStdString()});
    return prompts;
}

} // namespace ui
