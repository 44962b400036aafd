#include "core/training/TrainingEvent.h"
