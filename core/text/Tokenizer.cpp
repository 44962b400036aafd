#include "core/text/Tokenizer.h"
