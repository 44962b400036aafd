#include "app/cli/CommandLine.h"
#include "core/engine-api/EngineLoader.h"

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    return cli::run(argc, argv);
}
