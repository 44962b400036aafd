#include "core/training/TrainingData.h"
