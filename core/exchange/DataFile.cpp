#include "core/exchange/DataFile.h"
