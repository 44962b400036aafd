#include "app/cli/EngineInput.h"

#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/Interrupt.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/engine-api/EngineLoader.h"

#include <CLI/CLI.hpp>

namespace cli {
namespace {

core::Precision precisionOf(const std::string& dtype) {
    if (dtype == "float32") return core::Precision::Float32;
    if (dtype == "bfloat16") return core::Precision::BFloat16;
    return core::Precision::Auto;
}

/// With «auto» a card that cannot be used does not stop the work, but the person should know why it is slow.
void nameUnusableCards(const core::Engine& engine, const DeviceOptions& options, Notices& notices) {
    if (options.device != "auto") return;
    for (const core::Device& device : engine.devices())
        if (!device.problem.empty())
            notices.problem({core::ProblemCode::DeviceMissing, {}, {device.name, device.problem}});
}

struct OpenPrinter {
    OpenedModel& opened;
    Notices& notices;

    void operator()(const core::LoadProgress& progress) const {
        notices.progress("opening the model: " + bytesText(progress.bytesDone) + " of " +
                         bytesText(progress.bytesTotal));
    }
    void operator()(const core::ModelOpened& event) const { opened.model = event.model; }
};

} // namespace

void addDeviceOptions(CLI::App& command, DeviceOptions& options) {
    constexpr const char* Group = "Device";
    command
        .add_option("--device", options.device,
                    "Where it is computed: auto (a usable NVIDIA card, else the processor), cpu, or cuda:N for card N.")
        ->type_name("NAME")
        ->capture_default_str()
        ->group(Group);
    command
        .add_option(
            "--dtype", options.dtype,
            "Number format of the model in memory: auto, float32 or bfloat16 (half the memory, a little less exact).")
        ->type_name("NAME")
        ->check(oneOf({"auto", "float32", "bfloat16"}))
        ->capture_default_str()
        ->group(Group);
    command.add_option("--threads", options.threads, "Processor cores used; 0 takes the physical ones.")
        ->type_name("N")
        ->check(within(0, 1024))
        ->capture_default_str()
        ->group(Group);
}

OpenedModel openModel(const std::filesystem::path& folder, const DeviceOptions& options, Context& context,
                      const core::ModelPurpose& purpose) {
    OpenedModel opened;
    opened.engine = core::EngineLoader::load();
    opened.engine->setThreads(options.threads);
    nameUnusableCards(*opened.engine, options, context.notices);
    const core::Device device = opened.engine->device(options.device);
    const auto task = opened.engine->open(existingFolder(folder), device, precisionOf(options.dtype), purpose);
    std::vector<core::OpenEvent> events;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        events.clear();
        state = task->advance(context.interrupt.token(), events);
        for (const core::OpenEvent& event : events) std::visit(OpenPrinter{opened, context.notices}, event);
    }
    context.notices.clear();
    if (state == core::TaskState::Stopped) throw Interrupted{"Nothing was changed."};
    return opened;
}

core::AdapterHandle attach(core::LoadedModel& model, const std::filesystem::path& adapter, Context& context) {
    const core::AdapterHandle handle =
        model.attach(existingFolder(adapter), context.progress([](std::uint64_t done, std::uint64_t total) {
            return "opening the adapter: " + percentText(done, total);
        }));
    context.notices.clear();
    return handle;
}

} // namespace cli
