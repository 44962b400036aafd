#include "ui/shell/ModelWords.h"

#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QCoreApplication>
#include <QPalette>

namespace ui {
namespace {

using namespace Qt::StringLiterals;
using State = ModelGlance::State;

QString translated(const char* text) {
    return QCoreApplication::translate("ModelWords", text);
}

} // namespace

QString headingText(KnownModel::Origin origin) {
    switch (origin) {
    case KnownModel::Origin::Starter:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "Comes with Lorikeet"));
    case KnownModel::Origin::Recent:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "Recent"));
    case KnownModel::Origin::Cached:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("ModelWords", "In the Hugging Face cache"));
}

QString familyText(const std::string& family) {
    static const std::pair<std::string_view, QString> names[] = {{"llama", u"Llama"_s},
                                                                 {"mistral", u"Mistral"_s},
                                                                 {"qwen2", u"Qwen2"_s},
                                                                 {"qwen3", u"Qwen3"_s},
                                                                 {"gemma", u"Gemma"_s},
                                                                 {"phi", u"Phi"_s},
                                                                 {"gpt2", u"GPT-2"_s},
                                                                 {"bert", u"BERT"_s},
                                                                 {"distilbert", u"DistilBERT"_s},
                                                                 {"roberta", u"RoBERTa"_s},
                                                                 {"xlm-roberta", u"XLM-RoBERTa"_s},
                                                                 {"camembert", u"CamemBERT"_s},
                                                                 {"electra", u"ELECTRA"_s},
                                                                 {"albert", u"ALBERT"_s},
                                                                 {"data2vec-text", u"Data2VecText"_s}};
    for (const auto& [key, name] : names)
        if (key == family) return name;
    return QString::fromStdString(family);
}

QString fitText(Fit fit) {
    switch (fit) {
    case Fit::Unknown:
        break;
    case Fit::Fits:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "fits"));
    case Fit::Tight:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "tight"));
    case Fit::TooLarge:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "won’t fit"));
    }
    return {};
}

QColor fitColor(Fit fit, const QPalette& palette) {
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    const Tokens colors = tokens(isDark ? ColorScheme::Dark : ColorScheme::Light);
    switch (fit) {
    case Fit::Unknown:
        break;
    case Fit::Fits:
        return colors.accent;
    case Fit::Tight:
        return colors.warning;
    case Fit::TooLarge:
        return colors.danger;
    }
    return {};
}

QString fitReason(const ModelFit& fit) {
    if (fit.fit == Fit::Unknown) return {};
    return translated(QT_TRANSLATE_NOOP("ModelWords", "Its weights take %1 of %2 free memory."))
        .arg(bytesText(fit.neededBytes), bytesText(fit.freeBytes));
}

QString glanceText(const KnownModel& model) {
    if (!model.glance) return {};
    switch (model.glance->state) {
    case State::Missing:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "not there now"));
    case State::Unusable:
        return translated(QT_TRANSLATE_NOOP("ModelWords", "cannot be used"));
    case State::Sound:
        break;
    }
    QStringList parts{familyText(model.glance->family), shortCountText(model.glance->parameterCount)};
    if (model.fit.fit != Fit::Unknown) parts += fitText(model.fit.fit);
    return parts.join(u" · "_s);
}

} // namespace ui
