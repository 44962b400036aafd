/// Values that were computed from records (counts of tokens, results of checks), kept in cache.sqlite beside the
/// project. Nothing is lost with it: it may be deleted at any time, a damaged one is made anew, and where the folder
/// cannot be written it lives in memory. So nothing here fails. One thread.
#pragma once

#include "core/Export.h"
#include "core/project/Record.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// One text of a record.
struct DerivedKey {
    RecordId id = 0;
    std::int64_t revision = 0;
};

struct DerivedValue {
    RecordId id = 0;
    std::int64_t revision = 0;
    std::int64_t value = 0;
};

class LORIKEET_EXPORT DerivedCache {
public:
    explicit DerivedCache(const std::filesystem::path& folder);
    DerivedCache(DerivedCache&& other) noexcept;
    DerivedCache& operator=(DerivedCache&& other) noexcept;
    ~DerivedCache();

    /// `fingerprint` names what the values were computed with: another tokenizer or template has others.
    void put(std::string_view fingerprint, std::span<const DerivedValue> values);
    /// In the order of `keys`; nullopt where nothing is known.
    std::vector<std::optional<std::int64_t>> get(std::string_view fingerprint, std::span<const DerivedKey> keys) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace core
