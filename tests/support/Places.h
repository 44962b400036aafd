/// Where tests find what they read: committed fixtures, and real material where it is present (LORIKEET_MATERIAL).
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace tests {

inline std::filesystem::path fixture(const std::string& name) {
    return std::filesystem::path(LORIKEET_FIXTURES) / name;
}

/// The folder of real models, tokenizers and data; nullopt where it is absent: the test then skips, saying so.
inline std::optional<std::filesystem::path> material(const std::string& name) {
    const char* root = std::getenv("LORIKEET_MATERIAL");
    std::filesystem::path folder = root ? root : std::filesystem::path(LORIKEET_SOURCES) / "../shared/material";
    folder /= name;
    if (!std::filesystem::exists(folder)) return std::nullopt;
    return folder;
}

} // namespace tests

/// Skips the test function where a piece of the material is absent.
#define LORIKEET_NEED_MATERIAL(variable, name)                                                                         \
    const auto variable##Found = tests::material(name);                                                                \
    if (!variable##Found) QSKIP("material is absent: " name);                                                          \
    const std::filesystem::path variable = *variable##Found
