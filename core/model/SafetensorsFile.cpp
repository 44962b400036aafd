#include "core/model/SafetensorsFile.h"
