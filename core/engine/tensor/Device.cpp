#include "core/engine/tensor/Device.h"

#include "core/Error.h"

#include <ATen/cpu/Utils.h>
#include <charconv>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <set>
#include <unistd.h>

namespace core::engine {
namespace {

// CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR of the driver interface.
constexpr int CapabilityMajor = 75, CapabilityMinor = 76;

/// The few functions of NVIDIA's driver that say which cards there are, found at run time: no CUDA header is needed.
class Driver {
public:
    Driver() : m_library(::dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL)) {
        auto* initialise = find<int(unsigned)>("cuInit");
        m_ready = initialise && initialise(0) == 0;
    }
    bool present() const { return m_library != nullptr; }
    bool ready() const { return m_ready; }
    int version() const {
        int number = 0;
        if (auto* ask = find<int(int*)>("cuDriverGetVersion")) ask(&number);
        return number;
    }
    std::vector<Device> cards() const {
        int count = 0;
        auto* countCards = find<int(int*)>("cuDeviceGetCount");
        auto* nameOf = find<int(char*, int, int)>("cuDeviceGetName");
        auto* memoryOf = find<int(std::size_t*, int)>("cuDeviceTotalMem_v2");
        auto* attributeOf = find<int(int*, int, int)>("cuDeviceGetAttribute");
        if (!m_ready || !countCards || !nameOf || !memoryOf || !attributeOf || countCards(&count) != 0) return {};
        std::vector<Device> cards;
        for (int index = 0; index < count; ++index) {
            char name[256] = {};
            std::size_t bytes = 0;
            nameOf(name, sizeof name, index);
            memoryOf(&bytes, index);
            int major = 0, minor = 0;
            attributeOf(&major, CapabilityMajor, index);
            attributeOf(&minor, CapabilityMinor, index);
            // How much is free would need a context on every card; 0 says that it is not known.
            cards.push_back({Device::Kind::Cuda, index, name, bytes, 0, major >= 8, capabilityProblem(major, minor)});
        }
        return cards;
    }

private:
    template <class Signature> Signature* find(const char* name) const {
        return m_library ? reinterpret_cast<Signature*>(::dlsym(m_library, name)) : nullptr;
    }
    void* m_library;
    bool m_ready = false;
};

/// A value of /proc/meminfo in bytes.
std::uint64_t memoryInfo(std::string_view key) {
    std::ifstream file("/proc/meminfo");
    std::string name, unit;
    for (std::uint64_t kibibytes = 0; file >> name >> kibibytes; std::getline(file, unit))
        if (name == key) return kibibytes * 1024;
    return 0;
}

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name: ") || line.starts_with("model name\t: "))
            return line.substr(line.find(':') + 2);
    return "CPU";
}

bool hasCapability(const char* name) {
    const auto capabilities = at::cpu::get_cpu_capabilities();
    const auto found = capabilities.find(name);
    return found != capabilities.end() && found->second.isBool() && found->second.toBool();
}

Device processor() {
    return {Device::Kind::Cpu,
            0,
            processorName(),
            memoryInfo("MemTotal:"),
            memoryInfo("MemAvailable:"),
            hasCapability("amx_bf16") || hasCapability("avx512_bf16"),
            {}};
}

/// None where it is the CPU.
const Device* cardOf(at::Device device) {
    if (!device.is_cuda()) return nullptr;
    static const std::vector<Device> cards = Driver().cards(); // what a machine has does not change while it runs
    const auto found = std::ranges::find(cards, static_cast<int>(device.index()), &Device::index);
    return found == cards.end() ? nullptr : &*found;
}

} // namespace

std::string capabilityProblem(int major, int minor) {
    // The oldest that libraries built for CUDA 13 hold.
    if (major > 7 || (major == 7 && minor >= 5)) return {};
    return "its compute capability is " + std::to_string(major) + "." + std::to_string(minor) +
           "; the CUDA libraries need 7.5 or newer";
}

std::string openCudaLibraries() {
    const Driver driver;
    if (!driver.present()) return "no NVIDIA driver is installed";
    if (!driver.ready()) return "the NVIDIA driver finds no card it can use";
    Dl_info torch{};
    ::dladdr(reinterpret_cast<const void*>(&at::cpu::get_cpu_capabilities), &torch);
    const std::filesystem::path library = std::filesystem::path(torch.dli_fname).parent_path() / "libtorch_cuda.so";
    if (!std::filesystem::exists(library))
        return "the CUDA libraries are not installed (installer/run --cuda brings them)";
    if (!::dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL)) return ::dlerror();
    if (!at::globalContext().hasCUDA() || at::getNumGPUs() == 0) {
        const int version = driver.version();
        return "the NVIDIA driver (for CUDA " + std::to_string(version / 1000) + "." +
               std::to_string(version % 1000 / 10) + ") is too old for the CUDA libraries";
    }
    return {};
}

bool hasFlashAttention(at::Device device) {
    const Device* card = cardOf(device);
    return card && card->fastBfloat16;
}

std::uint64_t cardMemory(at::Device device) {
    const Device* card = cardOf(device);
    return card ? card->memoryBytes : 0;
}

std::vector<Device> listDevices(const std::string& cudaProblem) {
    std::vector<Device> devices{processor()};
    for (Device card : Driver().cards()) {
        if (!cudaProblem.empty()) card.problem = cudaProblem;
        devices.push_back(card);
    }
    return devices;
}

Device chooseDevice(std::string_view name, const std::vector<Device>& devices, const std::string& cudaProblem) {
    if (name == "cpu") return devices.front();
    const auto usable = [](const Device& device) {
        return device.kind == Device::Kind::Cuda && device.problem.empty();
    };
    if (name == "auto" || name.empty()) {
        for (const Device& device : devices)
            if (usable(device)) return device;
        return devices.front();
    }
    int index = 0;
    const bool isCuda = name == "cuda" || name.starts_with("cuda:");
    const std::string_view digits = name == "cuda" ? "0" : name.substr(std::min<std::size_t>(5, name.size()));
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (!isCuda || failure != std::errc{} || end != digits.data() + digits.size())
        throw Error(ProblemCode::SettingInvalid, {.field = "device"}, {std::string(name), "auto, cpu, cuda, cuda:N"});
    std::string reason = cudaProblem.empty() ? "there is no such card" : cudaProblem;
    for (const Device& device : devices) {
        if (device.kind != Device::Kind::Cuda || device.index != index) continue;
        if (usable(device)) return device;
        reason = device.problem;
    }
    throw Error(ProblemCode::DeviceMissing, {}, {std::string(name), reason});
}

at::Device torchDevice(const Device& device) {
    if (device.kind == Device::Kind::Cpu) return at::Device(at::kCPU);
    return at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(device.index));
}

Precision resolvedPrecision(Precision asked, const Device& device) {
    if (asked != Precision::Auto) return asked;
    return device.kind == Device::Kind::Cuda ? Precision::BFloat16 : Precision::Float32;
}

at::ScalarType scalarType(Precision precision) {
    return precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
}

int physicalCores() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
    std::set<std::pair<std::string, std::string>> cores;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed)) continue;
        const std::string folder = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
        std::string package, core;
        std::ifstream(folder + "physical_package_id") >> package;
        std::ifstream(folder + "core_id") >> core;
        cores.emplace(package, core.empty() ? std::to_string(cpu) : core);
    }
    return std::max(1, static_cast<int>(cores.size()));
}

int suitableThreads(const ModelConfig& model) {
    // Measured on two busy cores: a model of width 64 learned 14,000 to 33,000 tokens a second with one thread and
    // 5,000 with two.
    constexpr std::int64_t SmallestShared = 256;
    return model.hiddenSize < SmallestShared ? 1 : physicalCores();
}

} // namespace core::engine
