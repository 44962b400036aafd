/// The devices LibTorch can compute on, and which number format fits each.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/model/ModelConfig.h"

#include <ATen/ATen.h>
#include <string_view>
#include <vector>

namespace core::engine {

/// Opens the CUDA libraries where a driver is present. Must run before anything asks LibTorch for CUDA: a question
/// before fixes the answer «no» for good. Returns why there is none, or an empty text.
std::string openCudaLibraries();

/// Why a card of this compute capability cannot be used; empty where it can.
std::string capabilityProblem(int major, int minor);

/// The CPU first, then every card the driver knows, usable or not.
std::vector<Device> listDevices(const std::string& cudaProblem);
/// Whether the libraries' attention kernel for 16-bit values runs on it: an NVIDIA card of compute capability 8.0 or
/// newer.
bool hasFlashAttention(at::Device device);
/// All the memory of a card, in bytes; 0 of the CPU.
std::uint64_t cardMemory(at::Device device);
/// «auto», «cpu», «cuda», «cuda:1». Throws DeviceMissing.
Device chooseDevice(std::string_view name, const std::vector<Device>& devices, const std::string& cudaProblem);

at::Device torchDevice(const Device& device);
/// Auto: float32 on the CPU, bfloat16 on a card.
Precision resolvedPrecision(Precision asked, const Device& device);
at::ScalarType scalarType(Precision precision);
/// Physical cores this process may use.
int physicalCores();
/// Threads for operators on a model: one where it is so small that threads would only wait for each other.
int suitableThreads(const ModelConfig& model);

} // namespace core::engine
