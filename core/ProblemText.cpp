#include "core/ProblemText.h"

#include "core/text/VisibleText.h"

#include <array>
#include <cctype>

namespace core {
namespace {

struct Entry {
    ProblemCode code;
    std::string_view name;
    Phrase phrase;
};

#define P(code, what, remedy) Entry { ProblemCode::code, #code, { what, remedy } }

constexpr std::array Entries{
    P(FileMissing, "there is no such file", "Check the name and the folder."),
    P(FileUnreadable, "the file cannot be read: {0}", "Check its permissions, or copy it to another place and try again."),
    P(FileUnwritable, "the file cannot be written: {0}", "Choose another folder, or change its permissions."),
    P(FolderMissing, "there is no such folder", "Check the name, or make the folder first."),
    P(FolderNotEmpty, "the folder is already in use", "Choose a new folder; nothing is overwritten."),
    P(DiskFull, "the disk is full", "Free some space, or choose a folder on another disk."),

    P(TokenizerMissing, "the model has no tokenizer",
      "Put tokenizer.json beside config.json (or vocab.json with merges.txt, vocab.txt, or tokenizer.model)."),
    P(TokenizerInvalid, "the tokenizer cannot be read: {0}", "Download the model's tokenizer files again."),
    P(TextNotUtf8, "the text is not valid UTF-8 at byte {0}", "Save it as UTF-8 and try again."),
    P(TemplateMissing, "the model has no chat template", "Use --format alpaca or completion, or a model made for chat."),
    P(TemplateFailed, "the chat template fails: {0}",
      "Use --format alpaca or completion, or correct chat_template in the model's folder."),
    P(TemplateNoSpans, "the chat template hides where the answers are, so it cannot be said what would be learned",
      "Use --format alpaca or completion, or a template with {% generation %} blocks."),
    P(TemplateRefused, "the chat template refuses this conversation: {0}", "Change the record as the message asks."),
    P(RecordEmpty, "the record has no {0}", "Fill it in, or remove the record."),

    P(DataInvalid, "the data cannot be read: {0}", "Correct the file at this place; the other records are not touched."),
    P(DataEmpty, "there are no records in the file", "Choose a file with records of instruction, input and output."),
    P(DataRepaired, "repaired: {0} ({1} times)", "Nothing needs to be done; correct the file if you share it."),
    P(DataEncoding, "the file is not UTF-8 at byte {0}", "Save it as UTF-8 and try again."),
    P(DataTooLarge, "the file has {0} bytes, more than the {1} that can be read", "Split it into smaller files."),
    P(RecordFieldMissing, "the record has no «{0}»; it has {1}", "Add the field, or rename the one that holds it."),
    P(RecordFieldType, "«{0}» is {1}; {2} is needed", "Put quotes around the value."),
    P(RecordFieldUnknown, "these fields are not used: {0}", "Nothing needs to be done; rename them if they should be."),
    P(RecordFieldTaken, "«{0}» is taken as «{1}»", "Nothing needs to be done; rename it if that is wrong."),

    P(ConfigMissing, "there is no config file", "Choose the folder that holds config.json (for an adapter, adapter_config.json)."),
    P(ConfigInvalid, "the config cannot be used: {0}", "Download the file again, or correct the value."),
    P(FamilyUnknown, "models of the type «{0}» cannot be read", "Choose a model of one of these types: {1}."),
    P(FeatureUnsupported, "the model uses {0}, which is not supported", "Choose a model without it."),
    P(WeightsMissing, "the folder holds no weights in safetensors format", "Download model.safetensors (all parts of it) into this folder."),
    P(WeightsPickle, "the weights are a Python pickle, which can run programs and is never opened",
      "Get the safetensors file of the same model, or save it again with safe_serialization."),
    P(WeightsLfsPointer, "this is a Git LFS pointer and not the weights (they have {0} bytes)",
      "Run «git lfs pull» in the folder, or download the file itself."),
    P(WeightsNotSafetensors, "this is not a sound safetensors file: {0}", "Download the file again."),
    P(TensorMissing, "the tensor is missing", "Download all parts of the model again."),
    P(TensorShape, "the tensor has the shape {0}; the config asks for {1}", "Take the config and the weights from the same model."),
    P(TensorType, "the tensor has the type {0}; {1} can be read", "Choose a model stored in one of these types."),
    P(TensorUnexpected, "nothing uses this tensor", "Nothing needs to be done if the model answers well."),
    P(TensorNotFinite, "the tensor holds {0} values that are no numbers (NaN or infinite)", "Download the file again."),
    P(AdapterUnsupported, "the adapter uses {0}; supported is {1}", "Choose another adapter."),
    P(AdapterNoTarget, "no module of this model matches «{0}»", "Choose from these: {1}."),
    P(AdapterNotLoaded, "this tensor of the adapter belongs to no module of the base model", "Choose the base model that the adapter was trained on."),

    P(SettingUnknown, "there is no such setting", "Did you mean «{0}»?"),
    P(SettingInvalid, "«{0}» cannot be used", "Allowed: {1}."),
    P(UsageInvalid, "{0}", "Run it with --help for what is possible."),
    P(OutputClosed, "the answer cannot be written: {0}", "Check where the output goes: a program that ended early, or a full disk."),
    P(Unforeseen, "the program failed: {0}", "Try again; if it stays, report it with the command that leads here."),

    P(EngineMissing, "the engine cannot be started: {0}", "Install Lorikeet again; its parts must lie together."),
    P(EngineAbi, "the engine has version {0}; this program needs {1}", "Install Lorikeet again; its parts must come from one version."),
    P(EngineFailed, "the engine reports: {0}", "Try again; if it stays, report it with the steps that lead here."),
    P(DeviceMissing, "the device «{0}» cannot be used: {1}", "Use --device cpu, or mend what is named."),
    P(DeviceMemory, "the device has too little memory",
      "Close other programs, use smaller micro-batches, or a smaller model."),
    P(PromptTooLong, "the prompt has {0} tokens; the model reads {1}", "Shorten the prompt."),
    P(TokenOutOfRange, "the id {0} is not in the vocabulary of {1}", "Use ids of this model's tokenizer."),
    P(ScoreNotFinite, "the model gives no number for these tokens (NaN or infinite)", "Look for damage with «inspect», or use --dtype float32."),

    P(NothingToLearn, "none of the {0} records has anything to learn", "Give the records an output."),
    P(RecordCut, "the record has {0} tokens, more than the {1} allowed", "Shorten it, or raise max_length."),
    P(RecordSkipped, "the record has {0} tokens, more than the {1} allowed, and is left out", "Shorten it, or raise max_length."),
    P(RecordUnlearned, "the record has {0} tokens, and nothing of its answer is within the {1} allowed; it is left out",
      "Shorten what comes before the answer, or raise max_length."),
    P(RecordJoined, "the answer is so short that it becomes one token with the end of the prompt, and nothing of it can be learned; the record is left out",
      "Lengthen the answer, or use another --format."),
    P(LossNotFinite, "the loss is no number at step {0} (records {1})", "Lower the learning rate, and look at these records."),
    P(LossDiverged, "the loss has risen to {1} at step {0}, from {2} before (records {3})",
      "Lower the learning rate, and look at these records."),
    P(ValidationFailed, "after step {0} the loss on validation records is no number ({1})",
      "Lower the learning rate, use --dtype float32, or look at these records."),
    P(MemoryShort, "memory is short: {0} tokens are computed at once from now on", "Nothing needs to be done; training goes on."),

    P(RunBusy, "another program is writing to this run", "Wait until it has ended, or stop it."),
    P(RunDataChanged, "the records of the run are not the ones it was started with", "Put the file back as it was, or start a new run."),
    P(CheckpointMissing, "the run has no checkpoint to go on from", "Start a new run."),
    P(CheckpointUnfit, "the checkpoint does not fit the run: {0}", "Start a new run; the adapter of this one can be used as its beginning."),
    P(ResultMissing, "the run has not written its result yet", "Go on with it until it ends, or choose another run."),
    P(ExportDiffers, "the export does not judge the held-out texts as the adapter in memory does: {0} nats apart, {1} allowed",
      "Do not use it; look at the folder that was left aside, and try again."),

    P(ProjectMissing, "there is no project here",
      "Choose a folder with a project.lorikeet, or make a new project."),
    P(ProjectBusy, "the project is open in another window",
      "Close it there first."),
    P(ProjectDamaged, "the project cannot be read: {0}",
      "Open a copy of it; the file itself was left as it is."),
    P(ProjectNewer, "a newer version of Lorikeet wrote this project ({0}); it can be looked at and not changed",
      "Open it with that version to change it."),
    P(ProjectReadOnly, "the project can be looked at and not changed: {0}",
      "Copy the folder to a place where you may write."),
    P(ProjectMigrated, "the project was brought from version {0} to this one; a copy as it was is in {1}",
      "Nothing needs to be done."),
    P(ProjectOnNetwork, "the project lies on a network drive, where saving is slower",
      "Copy it to this computer to work faster."),
    P(RecordGone, "record {0} is not there any more; nothing was changed",
      "Look at the list again."),
    P(PatternInvalid, "the pattern cannot be understood: {0}",
      "Mend it, or search for plain text."),
    P(DataDecoded, "read as {0}; {1} characters could not be read and were replaced",
      "Compare a few records with the file; choose another encoding where they are wrong."),
    P(DataUnstorable, "the records cannot be written in this form: {0}",
      "Choose JSON, which holds everything."),
    P(SettingLowered, "{0} is more than the model reads; {1} is used",
      "Nothing needs to be done, or choose a model that reads more."),
    P(SettingOfAdapter, "training goes on from the adapter {0}: its rank, alpha and target modules are used",
      "Nothing needs to be done, or start from a fresh adapter."),
    P(SplitsLeak, "{0} of {2} {1} records are among the {3} records, too; figures on them say little",
      "Take them out of {3} or of {1}."),
    P(NoValidation, "there are no validation records, so early stopping does nothing",
      "Put some records aside for validation."),
    P(ModelChanged, "the base model is not the one the run was started with: {0}",
      "Choose the folder of that model."),
    P(EngineBusy, "a run is training on «{0}»; another model can be used when it has ended",
      "Wait until the run has ended, or stop it."),
};
#undef P

constexpr std::array Codes = [] {
    std::array<ProblemCode, Entries.size()> codes{};
    for (std::size_t i = 0; i < Entries.size(); ++i) codes[i] = Entries[i].code;
    return codes;
}();

/// Entries stand in the order of the enumeration, so a code is its own index; the tests hold this.
constexpr bool inOrder() {
    for (std::size_t i = 0; i < Entries.size(); ++i)
        if (static_cast<std::size_t>(Entries[i].code) != i) return false;
    return Entries.size() == static_cast<std::size_t>(ProblemCode::EngineBusy) + 1;
}
static_assert(inOrder(), "every code needs its phrase, in the order of the enumeration");

const Entry& entry(ProblemCode code) { return Entries[static_cast<std::size_t>(code)]; }

/// «TensorShape» → «tensor-shape», for every code once.
std::vector<std::string> kebabNames() {
    std::vector<std::string> names;
    for (const Entry& each : Entries) {
        std::string& name = names.emplace_back();
        for (const char c : each.name) {
            if (std::isupper(static_cast<unsigned char>(c)) && !name.empty()) name += '-';
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return names;
}

std::string filled(std::string_view text, const std::vector<std::string>& args) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isArgument = i + 2 < text.size() && text[i] == '{' && std::isdigit(static_cast<unsigned char>(text[i + 1])) && text[i + 2] == '}';
        if (!isArgument) {
            result += text[i];
            continue;
        }
        const std::size_t index = static_cast<std::size_t>(text[i + 1] - '0');
        if (index < args.size()) result += oneLine(args[index]);
        i += 2;
    }
    return result;
}

std::string place(const Location& where) {
    const bool isOfProject = namesProjectRecord(where);
    std::string text = isOfProject ? std::string() : oneLine(where.file);
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (where.tableRow && where.row && *where.tableRow != *where.row)
        add("row " + std::to_string(*where.tableRow) + " (line " + std::to_string(*where.row) + ")");
    else if (where.tableRow)
        add("row " + std::to_string(*where.tableRow));
    else if (where.row)
        add((isOfProject ? "record " : "line ") + std::to_string(*where.row));
    if (where.column) add("column " + std::to_string(*where.column));
    if (!where.field.empty()) add("field «" + oneLine(where.field) + "»");
    if (!where.tensor.empty()) add("tensor «" + oneLine(where.tensor) + "»");
    return text;
}

} // namespace

bool namesProjectRecord(const Location& where) { return where.row && where.file == "project.lorikeet"; }

Phrase phrase(ProblemCode code) { return entry(code).phrase; }

Phrase reasonedPhrase(ProblemCode code) {
    if (code != ProblemCode::NothingToLearn) return phrase(code);
    return {"none of the {0} records can be used: {1}",
            "Change their labels, or take other records, as --validation-split does."};
}

std::span<const ProblemCode> allProblemCodes() { return Codes; }

std::string_view problemName(ProblemCode code) {
    static const std::vector<std::string> names = kebabNames();
    return names[static_cast<std::size_t>(code)];
}

std::string sentence(const Problem& problem) {
    const auto [what, remedy] = problem.args.size() > 1 ? reasonedPhrase(problem.code) : phrase(problem.code);
    std::string text = place(problem.where);
    if (!text.empty()) text += ": ";
    text += filled(what, problem.args) + ".";
    const bool asksForNothing = problem.code == ProblemCode::SettingUnknown && (problem.args.empty() || problem.args[0].empty());
    text += " " + (asksForNothing ? std::string("Run it with --help for all settings.") : filled(remedy, problem.args));
    return text;
}

} // namespace core
