/// QCustomPlot's header, which wants Qt's `foreach`; ours do without it (QT_NO_FOREACH).
#pragma once

#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h>
#undef foreach
