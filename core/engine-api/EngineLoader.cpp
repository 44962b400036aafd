#include "core/engine-api/EngineLoader.h"
