/// A base model in words: its family as people write it, its size, and whether it finds room.
#pragma once

#include "ui/session/KnownModels.h"

#include <QColor>
#include <QString>

class QPalette;

namespace ui {

/// Above the models that come from there.
QString headingText(KnownModel::Origin origin);
/// «Llama» of «llama».
QString familyText(const std::string& family);
/// «fits», «tight», «won’t fit»; empty where it is not known.
QString fitText(Fit fit);
/// A second sign beside these words; none where there are none.
QColor fitColor(Fit fit, const QPalette& palette);
/// «Its weights take 2.0 GB of 21 GB free memory.»; empty where it is not known.
QString fitReason(const ModelFit& fit);
/// «Llama · 4.4 B · fits», or why it cannot be had; empty until it was looked at.
QString glanceText(const KnownModel& model);

} // namespace ui
