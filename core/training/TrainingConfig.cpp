#include "core/training/TrainingConfig.h"
