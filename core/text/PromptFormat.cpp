#include "core/text/PromptFormat.h"
