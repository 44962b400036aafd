#include "core/text/ChatTemplate.h"
