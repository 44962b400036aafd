#include "core/model/AdapterConfig.h"
