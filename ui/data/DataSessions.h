/// What the page of records works with, as the program made it.
#pragma once

namespace ui {

class DataReader;
class ExportSession;
class ImportSession;
class LabelCounts;
class ProjectSession;
class PromptSession;
class RecordEdits;
class RecordQuery;

struct DataSessions {
    ProjectSession& project;
    RecordEdits& edits;
    RecordQuery& query;
    PromptSession& prompts;
    DataReader& reader;
    ImportSession& importer;
    ExportSession& exporter;
    LabelCounts& labels;
};

} // namespace ui
