/// The reference values beside the text fixtures, read for the tests of core/text.
#pragma once

#include "core/Error.h"
#include "core/text/Tokenizer.h"
#include "tests/support/Places.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace tests {

using Json = nlohmann::ordered_json;

inline std::string content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline Json readJson(const std::filesystem::path& path) {
    return Json::parse(content(path));
}

inline QByteArray shown(const std::string& text) {
    return QByteArray::fromStdString(Json(text).dump(-1, ' ', true, Json::error_handler_t::replace));
}

inline QByteArray shown(const std::vector<std::int32_t>& ids) {
    return QByteArray::fromStdString(Json(ids).dump());
}

inline Json spansOf(const std::vector<core::ByteSpan>& spans) {
    Json result = Json::array();
    for (const core::ByteSpan& span : spans) result.push_back({span.begin, span.end});
    return result;
}

/// An empty folder that goes away with the test.
inline std::filesystem::path scratch(const std::string& name) {
    static const QTemporaryDir base;
    const std::filesystem::path folder = std::filesystem::path(base.path().toStdString()) / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

inline void write(const std::filesystem::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

/// The problem that `work` throws; fails the test where it throws none.
template <typename Work> core::Problem problemOf(Work work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.problems().front();
    }
    QTest::qFail("nothing was thrown", __FILE__, __LINE__);
    return {};
}

/// Milliseconds that `work` takes.
template <typename Work> qint64 timed(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace tests
