#include "core/Progress.h"

namespace core {

Stopped::~Stopped() = default;

} // namespace core
