#include "core/training/Schedule.h"
