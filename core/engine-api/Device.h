/// A processor or card that can compute, and the number format used on it.
#pragma once

#include <cstdint>
#include <string>

namespace core {

struct Device {
    enum class Kind { Cpu, Cuda };
    Kind kind = Kind::Cpu;
    int index = 0;
    std::string name;
    std::uint64_t memoryBytes = 0;
    std::uint64_t freeBytes = 0; ///< 0: not known
    bool fastBfloat16 = false;
    /// Empty where the device can be used, else why not (a driver too old, a card not supported), in English.
    std::string problem;
};

enum class Precision { Auto, Float32, BFloat16 };

} // namespace core
