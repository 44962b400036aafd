/// The sessions that the playground works on.
#pragma once

namespace ui {

class AdaptersSession;
class EngineScheduler;
class GenerationSession;
class ModelSession;
class ProjectSession;
class PromptSession;
class RecordEdits;
class RecordQuery;
class Settings;
class TrainingSession;

struct PlaySessions {
    ProjectSession& project;
    AdaptersSession& adapters;
    ModelSession& models;
    PromptSession& prompts;
    GenerationSession& generation;
    TrainingSession& training;
    EngineScheduler& engine;
    RecordEdits& edits;
    RecordQuery& records;
    Settings& settings;
};

} // namespace ui
