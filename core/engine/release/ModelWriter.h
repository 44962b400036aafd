/// Writes a whole model folder: the base's files with an adapter's own weights in them. It opens wherever the base
/// does.
#pragma once

#include "core/engine/adapter/Adapter.h"
#include "core/Progress.h"
#include "core/model/ModelFolder.h"

#include <cstddef>
#include <filesystem>
#include <memory>

namespace core::engine {

/// Each tensor keeps the format of the base's and is merged when its turn comes; a tied head that has come to differ
/// from the embedding is untied. Written aside and put in place whole; progress counts tensors. Throws FileUnwritable,
/// DiskFull, Stopped.
void writeModel(const Adapter& adapter, const ModelFolder& base, const std::filesystem::path& folder,
                const Progress& progress = {});

/// The same, a tensor a turn. Nothing is left of one that did not come to its end.
class ModelWriting {
public:
    ModelWriting(std::shared_ptr<const Adapter> adapter, std::shared_ptr<const ModelFolder> base,
                 std::filesystem::path folder);
    ~ModelWriting();
    ModelWriting(const ModelWriting&) = delete;
    ModelWriting& operator=(const ModelWriting&) = delete;

    /// False when the folder is in its place.
    bool advance();
    /// Tensors.
    std::size_t done() const { return m_done; }
    std::size_t count() const;

private:
    struct Work;
    std::shared_ptr<const Adapter> m_adapter;
    std::shared_ptr<const ModelFolder> m_base;
    std::filesystem::path m_folder, m_aside;
    std::unique_ptr<Work> m_work;
    std::size_t m_done = 0;
    bool m_hasBegun = false;
};

/// The adapter as such a folder holds it: merged, in the base's formats, a tensor a turn.
class StoredAdapter {
public:
    StoredAdapter(std::shared_ptr<const Adapter> adapter, std::shared_ptr<const ModelFolder> base, at::Device device);
    ~StoredAdapter();
    StoredAdapter(const StoredAdapter&) = delete;
    StoredAdapter& operator=(const StoredAdapter&) = delete;

    /// False when all tensors are there.
    bool advance();
    Adapter take() { return std::move(m_stored); }

private:
    struct Work;
    std::shared_ptr<const Adapter> m_adapter;
    std::shared_ptr<const ModelFolder> m_base;
    at::Device m_device;
    Adapter m_stored;
    std::unique_ptr<Work> m_work;
};

/// Whether nothing is rounded by that: every tensor that the adapter changes is stored in float32.
bool isStoredExactly(const Adapter& adapter, const ModelFolder& base);

} // namespace core::engine
