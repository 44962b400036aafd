#include "core/model/ModelFolder.h"

#include "core/Error.h"
#include "core/model/ModelFolderReader.h"

namespace core {

ModelFolder ModelFolder::open(const std::filesystem::path& folder, const Progress& progress,
                              const ModelPurpose& purpose) {
    ModelFolderReader reader(folder, progress, purpose);
    reader.read();
    if (!reader.problems().empty()) throw Error(reader.problems());
    return reader.take();
}

ModelFolder::Inspection ModelFolder::inspect(const std::filesystem::path& folder, const Progress& progress) {
    const ModelPurpose purpose;
    ModelFolderReader reader(folder, progress, purpose);
    reader.read();
    return reader.inspection();
}

const TensorEntry* ModelFolder::find(std::string_view tensor) const {
    const auto found = m_tensors.find(tensor);
    return found == m_tensors.end() ? nullptr : found->second;
}

} // namespace core
