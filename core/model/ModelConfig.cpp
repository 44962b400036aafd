#include "core/model/ModelConfig.h"
