/// What the playground remembers from one time to the next.
#pragma once

#include "core/engine-api/Generation.h"

#include <QByteArray>

namespace ui {

struct PlaygroundChoices {
    core::Sampling sampling;
    bool isChat = false;
    bool showsSampling = false;
    bool showsDifferences = true;

    QByteArray state() const;
    static PlaygroundChoices fromState(const QByteArray& state);
};

} // namespace ui
