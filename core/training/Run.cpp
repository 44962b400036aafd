#include "core/training/Run.h"
