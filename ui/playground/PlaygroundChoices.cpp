#include "ui/playground/PlaygroundChoices.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

using namespace Qt::StringLiterals;

QByteArray PlaygroundChoices::state() const {
    const QJsonObject object{{u"temperature"_s, sampling.temperature},
                             {u"topP"_s, sampling.topP},
                             {u"topK"_s, static_cast<qint64>(sampling.topK)},
                             {u"minP"_s, sampling.minP},
                             {u"repetitionPenalty"_s, sampling.repetitionPenalty},
                             {u"maximumTokens"_s, static_cast<qint64>(sampling.maximumTokens)},
                             {u"seed"_s, static_cast<qint64>(sampling.seed)},
                             {u"chat"_s, isChat},
                             {u"showsSampling"_s, showsSampling},
                             {u"showsDifferences"_s, showsDifferences}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

PlaygroundChoices PlaygroundChoices::fromState(const QByteArray& state) {
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    PlaygroundChoices choices;
    core::Sampling& sampling = choices.sampling;
    sampling.temperature = object[u"temperature"_s].toDouble(sampling.temperature);
    sampling.topP = object[u"topP"_s].toDouble(sampling.topP);
    sampling.topK = object[u"topK"_s].toInteger(sampling.topK);
    sampling.minP = object[u"minP"_s].toDouble(sampling.minP);
    sampling.repetitionPenalty = object[u"repetitionPenalty"_s].toDouble(sampling.repetitionPenalty);
    sampling.maximumTokens = object[u"maximumTokens"_s].toInteger(sampling.maximumTokens);
    sampling.seed = static_cast<std::uint64_t>(object[u"seed"_s].toInteger(0));
    choices.isChat = object[u"chat"_s].toBool(choices.isChat);
    choices.showsSampling = object[u"showsSampling"_s].toBool(choices.showsSampling);
    choices.showsDifferences = object[u"showsDifferences"_s].toBool(choices.showsDifferences);
    return choices;
}

} // namespace ui
