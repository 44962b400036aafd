#include "ui/runs/RunsWelcome.h"

namespace ui {

using namespace Qt::StringLiterals;

RunsWelcome::RunsWelcome(QWidget* parent) : Welcome(Symbol::Runs, {u"runsNext"_s}, parent) {
    setObjectName(u"runsWelcome"_s);
    retranslate();
}

Welcome::Words RunsWelcome::words(bool hasProject) const {
    if (!hasProject)
        return {tr("Runs"), tr("No project is open"), tr("The runs of a project are listed here."),
                {{tr("To the start page"), tr("Goes to the page where projects are opened.")}}};
    return {tr("Runs"), tr("No runs yet"),
            tr("Each training is listed here with its settings, its loss and its accuracy, so "
               "that you can lay several over one another and see which was better, and why."),
            {{tr("Train an adapter"), tr("Goes to the page where a run is set up and started.")}}};
}

} // namespace ui
