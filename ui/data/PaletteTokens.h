/// The visual tokens that are shown now, under the name that the parts of the table know them by.
#pragma once

#include "ui/shell/PaletteTokens.h"
