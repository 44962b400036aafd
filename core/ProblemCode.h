/// What can go wrong, for the whole program: the list that ProblemText and the window word.
#pragma once

namespace core {

/// One code per kind of problem. The comment names its arguments; every code has a text and a way out in ProblemText.
enum class ProblemCode {
    // Files
    FileMissing,       ///< no arguments; the place names the file
    FileUnreadable,    ///< 0: the system's reason
    FileUnwritable,    ///< 0: the system's reason
    FolderMissing,     ///< no arguments
    FolderNotEmpty,    ///< no arguments; a run or an export would overwrite something
    DiskFull,          ///< no arguments
    // Text
    TokenizerMissing,  ///< no arguments; the place names the model folder
    TokenizerInvalid,  ///< 0: reason
    TextNotUtf8,       ///< 0: byte offset of the first invalid byte
    TemplateMissing,   ///< no arguments
    TemplateFailed,    ///< 0: reason; the place is the template's, or a record's and the reason ends with the template's
    TemplateNoSpans,   ///< no arguments; the answers cannot be found in the rendered text
    TemplateRefused,   ///< 0: the template's own message (raise_exception); the place as with TemplateFailed
    RecordEmpty,       ///< 0: which field
    // Data files
    DataInvalid,       ///< 0: reason; the row is the line in the file
    DataEmpty,         ///< no arguments
    DataRepaired,      ///< 0: what was repaired, 1: how many times
    DataEncoding,      ///< 0: byte offset; not UTF-8
    DataTooLarge,      ///< 0: size in bytes, 1: limit in bytes
    RecordFieldMissing, ///< 0: the field that is needed, 1: fields found
    RecordFieldType,   ///< 0: the field, 1: the type found, 2: the type needed
    RecordFieldUnknown, ///< 0: the fields that are not used
    RecordFieldTaken,  ///< 0: the name in the file, 1: the field it was taken as
    // Models and adapters
    ConfigMissing,     ///< no arguments
    ConfigInvalid,     ///< 0: reason; the field is set where one is to blame
    FamilyUnknown,     ///< 0: model_type, 1: families that are known
    FeatureUnsupported, ///< 0: what
    WeightsMissing,    ///< no arguments; no safetensors in the folder
    WeightsPickle,     ///< no arguments; a pickle, never opened
    WeightsLfsPointer, ///< 0: size the pointer names
    WeightsNotSafetensors, ///< 0: reason
    TensorMissing,     ///< no arguments; the place names the tensor
    TensorShape,       ///< 0: found, 1: needed
    TensorType,        ///< 0: found, 1: what can be read
    TensorUnexpected,  ///< no arguments; a tensor that nothing uses
    TensorNotFinite,   ///< 0: how many values
    AdapterUnsupported, ///< 0: PEFT type or option, 1: what is supported
    AdapterNoTarget,   ///< 0: target, 1: names of the modules of this model
    AdapterNotLoaded,  ///< no arguments; tensor without a module
    // Configuration and command line
    SettingUnknown,    ///< 0: nearest known name, or empty
    SettingInvalid,    ///< 0: value given, 1: what is allowed
    UsageInvalid,      ///< 0: reason
    OutputClosed,      ///< 0: the system's reason; standard output cannot be written
    Unforeseen,        ///< 0: reason; a fault of the program itself
    // Engine and device
    EngineMissing,     ///< 0: reason
    EngineAbi,         ///< 0: found, 1: needed
    EngineFailed,      ///< 0: reason, from LibTorch
    DeviceMissing,     ///< 0: device asked for, 1: reason
    DeviceMemory,      ///< no arguments
    PromptTooLong,     ///< 0: tokens, 1: limit
    TokenOutOfRange,   ///< 0: id, 1: vocabulary size
    ScoreNotFinite,    ///< no arguments; the model's probabilities of these tokens
    // Training
    NothingToLearn,    ///< 0: record count, 1: why, where it is not that no record has a learned token
    RecordCut,         ///< 0: tokens, 1: limit
    RecordSkipped,     ///< 0: tokens, 1: limit; the record is left out
    RecordUnlearned,   ///< 0: tokens, 1: limit; nothing of its answer lies within the limit
    RecordJoined,      ///< no arguments; the answer has no token of its own, it joins the last sign of the prompt
    LossNotFinite,     ///< 0: step, 1: records of the step
    LossDiverged,      ///< 0: step, 1: loss, 2: the lowest before, 3: records of the step
    ValidationFailed,  ///< 0: step, 1: validation records whose loss is no number
    MemoryShort,       ///< 0: tokens a micro-batch from now on; training goes on
    // Runs
    RunBusy,           ///< no arguments; another program writes to it
    RunDataChanged,    ///< no arguments; the place names the frozen records
    CheckpointMissing, ///< no arguments; the place names the run
    CheckpointUnfit,   ///< 0: what does not fit
    ResultMissing,     ///< no arguments; the place names the folder that a run has not written yet
    ExportDiffers,     ///< 0: largest difference in nats, 1: allowed; the place names the folder left aside
    // Projects
    ProjectMissing,    ///< no arguments; the place names the folder
    ProjectBusy,       ///< no arguments
    ProjectDamaged,    ///< 0: reason
    ProjectNewer,      ///< 0: version that wrote it
    ProjectReadOnly,   ///< 0: reason
    ProjectMigrated,   ///< 0: version before, 1: file of the copy
    ProjectOnNetwork,  ///< no arguments
    RecordGone,        ///< 0: its number
    PatternInvalid,    ///< 0: reason
    // Import, export and what a run is prepared from
    DataDecoded,       ///< 0: encoding, 1: characters that could not be read
    DataUnstorable,    ///< 0: reason
    SettingLowered,    ///< 0: value given, 1: value used; the field is set
    SettingOfAdapter,  ///< 0: folder of the adapter
    SplitsLeak,        ///< 0: how many, 1: split, 2: of how many
    NoValidation,      ///< no arguments
    ModelChanged,      ///< 0: what differs
    EngineBusy,        ///< 0: name of the model that a run is training on
};

} // namespace core
