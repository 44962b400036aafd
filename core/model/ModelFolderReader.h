/// Opens a model's folder step by step and keeps going after a problem, so that all of them are known at the end. For
/// this folder's sources alone.
#pragma once

#include "core/model/ModelFolder.h"

#include <optional>

namespace core {

class ModelFolderReader {
public:
    /// `progress` and `purpose` outlive the reader.
    ModelFolderReader(std::filesystem::path folder, const Progress& progress, const ModelPurpose& purpose);

    void read();
    const std::vector<Problem>& problems() const { return m_problems; }
    /// The folder, where there are no problems.
    ModelFolder take();
    ModelFolder::Inspection inspection() const;

private:
    void readConfig();
    void findWeights();
    void readIndex(const std::filesystem::path& index);
    void refuseOtherWeights();
    void openFile(const std::filesystem::path& path);
    void collectTensors();
    void renameOldNorms();
    void nameAsWithHead();
    void leaveOtherHeads();
    void checkTied();
    void checkNeeded();
    bool isOfMaskedHead(std::string_view tensor) const;
    void warnUnused();

    const Progress& m_progress;
    const ModelPurpose& m_purpose;
    ModelFolder m_folder;
    bool m_hasConfig = false;
    bool m_isComplete = true;                          ///< every weight file could be opened
    std::map<std::string, std::string> m_fileOfTensor; ///< of the index
    std::vector<Problem> m_problems;
};

} // namespace core
