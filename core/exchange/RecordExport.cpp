#include "core/exchange/RecordExport.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/RecordText.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::int64_t RecordsPerPiece = 1000;

} // namespace

ExportedRecords writeDataFile(const std::filesystem::path& path, const ExportOptions& options,
                              const RecordSource& source, const Progress& progress) {
    RecordText text(options);
    std::vector<Problem> unstorable;
    FileReplacement file(path);
    const auto total = static_cast<std::uint64_t>(std::max<std::int64_t>(source.count, 0));
    progress.at(0, total);
    for (auto records = source.next(); !records.empty(); records = source.next())
        for (const StoredRecord& each : records) {
            text.add(each, unstorable);
            const auto done = static_cast<std::uint64_t>(text.counts().records);
            if (text.counts().records % RecordsPerPiece == 0) file.write(text.take());
            progress.at(done, std::max(done, total));
        }
    if (!unstorable.empty()) {
        for (Problem& each : unstorable) each.where.file = utf8(path);
        throw Error(std::move(unstorable));
    }
    file.write(text.finish());
    file.commit();
    return text.counts();
}

std::string dataText(std::span<const StoredRecord> records, const ExportOptions& options) {
    RecordText text(options);
    std::vector<Problem> unstorable;
    for (const StoredRecord& each : records) text.add(each, unstorable);
    if (!unstorable.empty()) throw Error(std::move(unstorable));
    return text.finish();
}

} // namespace core
