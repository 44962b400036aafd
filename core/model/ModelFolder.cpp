#include "core/model/ModelFolder.h"
