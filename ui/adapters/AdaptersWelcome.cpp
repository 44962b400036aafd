#include "ui/adapters/AdaptersWelcome.h"

namespace ui {

using namespace Qt::StringLiterals;

AdaptersWelcome::AdaptersWelcome(QWidget* parent)
    : Welcome(Symbol::Adapters, {u"adaptersNext"_s, u"adaptersFirstImport"_s}, parent) {
    setObjectName(u"adaptersWelcome"_s);
    retranslate();
}

Welcome::Words AdaptersWelcome::words(bool hasProject) const {
    if (!hasProject)
        return {tr("Adapters"),
                tr("No project is open"),
                tr("Adapters belong to a project. Open one, or try the sample."),
                {{tr("To the start"), tr("Goes to the page where projects are opened.")}}};
    return {tr("Adapters"), tr("No adapters yet"),
            tr("An adapter is what a training leaves: a small folder that changes how the base model "
               "answers. It is listed here to be tried, named and exported. One in PEFT’s format from "
               "elsewhere can be imported: drop its folder on the window."),
            {{tr("Train one"), tr("Goes to the page where an adapter is trained from your records.")},
             {tr("Import…"),
              tr("Takes an adapter in PEFT’s format into the project, if all of it fits the base model.")}}};
}

} // namespace ui
