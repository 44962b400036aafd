/// What a run will take, for train --plan: counted and timed on its own records, before anything is written.
#pragma once

#include "core/engine-api/Engine.h"

namespace cli {

struct Context;
struct OpenedModel;

enum class PlanOutput { Text, Json };

/// Throws core::Stopped where the person stops the trial.
void printPlan(const core::TrainingRequest& request, const OpenedModel& opened, PlanOutput output, Context& context);

} // namespace cli
