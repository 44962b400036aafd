/// QCustomPlot's header, which wants Qt's `foreach`; ours do without it (QT_NO_FOREACH).
#pragma once

#pragma push_macro("foreach")
#undef foreach
#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h>
#pragma pop_macro("foreach")
