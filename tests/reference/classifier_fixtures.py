"""Writes tests/fixtures/classifiers: a tiny random model of each family that judges texts, an adapter on it, and what transformers + PEFT make of
both: logits, gradients, and twenty steps of training.

  <name>/model                   a Hugging Face folder; most are …ForSequenceClassification, «distilbert» is a masked language model without a head
  <name>/adapter                 a PEFT folder with values that act; training starts from it
  <name>/expected.json           labels, sequences (pairs among them) with the logits of base and adapter, records, settings and losses
  <name>/gradients.safetensors   the gradient of every trained tensor in the first step, before clipping
  <name>/final.safetensors       the trained tensors after the last step

Run by hand in an environment with transformers and peft; the same seed gives the same files. Names of members write those alone. Dropout is 0
and nothing is shuffled; rows are padded on the right and masked. The loss is the model's own, or cross-entropy with class weights.
"""
import sys

from peft import LoraConfig, PeftModel, get_peft_model, get_peft_model_state_dict

from models_adapters import randomise, tidy
from models_tiny import *
from training_fixtures import SETTINGS, groups_of, save, trainable

CLASSIFIERS = os.path.join(FIXTURES, "classifiers")
ENCODER = dict(vocab_size=120, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=48, max_position_embeddings=64,
               hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, classifier_dropout=0.0)
DECODER = dict(vocab_size=120, hidden_size=32, intermediate_size=40, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, pad_token_id=0,
               bos_token_id=1, eos_token_id=2)
SINGLE, MULTI, REGRESSION = "single_label_classification", "multi_label_classification", "regression"

# name: (configuration, labels, problem, target modules, class weights)
MEMBERS = {
    "distilbert": (
        transformers.DistilBertConfig(vocab_size=120, dim=32, n_layers=2, n_heads=4, hidden_dim=48, max_position_embeddings=64, dropout=0.0,
                                      attention_dropout=0.0, seq_classif_dropout=0.0),
        ["negative", "positive"], SINGLE, ["q_lin", "v_lin"], None),
    "bert": (transformers.BertConfig(**ENCODER), ["no", "perhaps", "yes"], SINGLE, ["query", "value", "dense"], [0.5, 2.0, 1.25]),
    "roberta": (transformers.RobertaConfig(**ENCODER), ["joy", "anger", "fear", "none"], MULTI, ["query", "key"], None),
    "xlm-roberta": (transformers.XLMRobertaConfig(**{**ENCODER, "type_vocab_size": 1}), ["stars"], REGRESSION, ["value"], None),
    "data2vec-text": (transformers.Data2VecTextConfig(**ENCODER), ["low", "high"], SINGLE, ["query", "dense"], None),
    "electra": (transformers.ElectraConfig(**ENCODER, embedding_size=16), ["a", "b", "c"], SINGLE, ["query", "embeddings_project"], None),
    "albert": (
        transformers.AlbertConfig(**{**ENCODER, "num_hidden_layers": 4}, num_hidden_groups=2, embedding_size=16, classifier_dropout_prob=0.0),
        ["a", "b", "c"], SINGLE, ["query", "ffn"], None),
    "llama": (transformers.LlamaConfig(**DECODER), ["a", "b", "c"], SINGLE, ["q_proj", "v_proj"], None),
    "qwen2": (transformers.Qwen2Config(**DECODER), ["joy", "anger"], MULTI, "all-linear", None),
    "mistral": (transformers.MistralConfig(**DECODER, sliding_window=6), ["width", "height"], REGRESSION, ["q_proj", "down_proj"], None),
    "gpt2": (
        transformers.GPT2Config(vocab_size=120, n_embd=32, n_layer=2, n_head=4, n_positions=64, attn_pdrop=0.0, embd_pdrop=0.0, resid_pdrop=0.0,
                                pad_token_id=0, bos_token_id=1, eos_token_id=2),
        ["negative", "positive"], SINGLE, ["c_attn"], [3.0, 0.75]),
}
LENGTHS = [1, 9, 30, 17]
RECORD_LENGTHS = [5, 12, 30, 9, 21, 3, 16, 11]


def classifier_config(name):
    config, labels, problem, _, _ = MEMBERS[name]
    config.num_labels = len(labels)
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: i for i, label in enumerate(labels)}
    config.problem_type = problem
    return config


def write_base(name):
    folder = os.path.join(CLASSIFIERS, name, "model")
    shutil.rmtree(os.path.dirname(folder), ignore_errors=True)
    kind = transformers.AutoModelForMaskedLM if name == "distilbert" else transformers.AutoModelForSequenceClassification
    model = kind.from_config(classifier_config(name))
    fill(model, seed_of(name))
    model.save_pretrained(folder)


def load_base(name):
    folder = os.path.join(CLASSIFIERS, name, "model")
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")
    return model.eval()


def write_peft(name):
    _, _, _, targets, _ = MEMBERS[name]
    torch.manual_seed(seed_of(name))
    model = get_peft_model(load_base(name), LoraConfig(task_type="SEQ_CLS", r=3, lora_alpha=6, lora_dropout=0.0, target_modules=targets,
                                                      fan_in_fan_out=name == "gpt2"))
    randomise(model, seed_of(name))
    if name == "distilbert":  # its new head is drawn so small that hardly anything comes out of it
        with torch.no_grad():
            for key, parameter in model.named_parameters():
                if "modules_to_save" in key:
                    parameter.mul_(12)
    folder = os.path.join(CLASSIFIERS, name, "adapter")
    model.save_pretrained(folder)
    tidy(folder, name)


def load_peft(name, trained=False):
    model = PeftModel.from_pretrained(load_base(name), os.path.join(CLASSIFIERS, name, "adapter"), is_trainable=trained)
    return model.train() if trained else model.eval()


def has_types(name):
    return name in ("bert", "electra", "albert")


def texts_of(name, lengths, suffix=""):
    """Every second one is a pair where the family tells the two texts apart."""
    rows = []
    for i, ids in enumerate(sequences(name + suffix, 120, lengths)):
        second = len(ids) // 2 if has_types(name) and i % 2 else len(ids)
        rows.append({"ids": ids, "types": [int(t >= second) for t in range(len(ids))]})
    return rows


@torch.no_grad()
def judged(model, name, row):
    types = {"token_type_ids": torch.tensor([row["types"]])} if has_types(name) else {}
    return [short(float(value)) for value in model(input_ids=torch.tensor([row["ids"]]), **types).logits[0]]


def records_of(name):
    _, labels, problem, _, _ = MEMBERS[name]
    chooser = random.Random(seed_of(name) + 1)
    rows = texts_of(name, RECORD_LENGTHS, "-training")
    for row in rows:
        if problem == SINGLE:
            right = chooser.randrange(len(labels))
            row["targets"] = [float(i == right) for i in range(len(labels))]
        elif problem == MULTI:
            row["targets"] = [float(chooser.random() < 0.4) for _ in labels]
        else:
            row["targets"] = [short(chooser.uniform(-2, 2)) for _ in labels]
    return rows


def batch_of(name, rows):
    width = max(len(row["ids"]) for row in rows)
    pad = MEMBERS[name][0].pad_token_id
    batch = {"input_ids": torch.full((len(rows), width), pad), "attention_mask": torch.zeros(len(rows), width, dtype=torch.long)}
    if has_types(name):
        batch["token_type_ids"] = torch.zeros(len(rows), width, dtype=torch.long)
    for i, row in enumerate(rows):
        batch["input_ids"][i, :len(row["ids"])] = torch.tensor(row["ids"])
        batch["attention_mask"][i, :len(row["ids"])] = 1
        if has_types(name):
            batch["token_type_ids"][i, :len(row["ids"])] = torch.tensor(row["types"])
    return batch


def loss_of(model, name, rows):
    _, _, problem, _, weights = MEMBERS[name]
    targets = torch.tensor([row["targets"] for row in rows])
    labels = targets.argmax(-1) if problem == SINGLE else targets.squeeze(-1) if targets.shape[1] == 1 else targets
    answer = model(**batch_of(name, rows), labels=labels)
    if weights is None:
        return answer.loss
    return torch.nn.functional.cross_entropy(answer.logits, labels, weight=torch.tensor(weights))


def train(name, rows):
    model = load_peft(name, trained=True)
    parameters = trainable(model)
    optimizer = torch.optim.AdamW(groups_of(parameters), lr=SETTINGS["learning_rate"], betas=(SETTINGS["beta1"], SETTINGS["beta2"]),
                                  eps=SETTINGS["epsilon"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (SETTINGS["steps"] - step) / SETTINGS["steps"])
    steps = []
    for step in range(SETTINGS["steps"]):
        start = step * SETTINGS["batch_size"] % len(rows)
        loss = loss_of(model, name, rows[start:start + SETTINGS["batch_size"]])
        loss.backward()
        if step == 0:
            save({key: parameter.grad for key, parameter in parameters.items()}, os.path.join(CLASSIFIERS, name, "gradients.safetensors"))
        norm = torch.nn.utils.clip_grad_norm_(parameters.values(), SETTINGS["max_grad_norm"])
        steps.append({"loss": short(loss.item()), "grad_norm": short(float(norm))})
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    save(get_peft_model_state_dict(model), os.path.join(CLASSIFIERS, name, "final.safetensors"))
    return steps


def expected(name):
    _, labels, problem, _, weights = MEMBERS[name]
    base, adapted = load_base(name), load_peft(name)
    rows = texts_of(name, LENGTHS)
    for row in rows:
        if name != "distilbert":  # its base has no head
            row["base_logits"] = judged(base, name, row)
        row["logits"] = judged(adapted, name, row)
    records = records_of(name)
    steps = train(name, records)
    print(f"{name:12} {problem:28} logits {rows[2]['logits']}  loss {steps[0]['loss']:.4f} to {steps[-2]['loss']:.4f}")
    return {"transformers": transformers.__version__, "labels": labels, "problem_type": problem, "class_weights": weights or [],
            "parameters": sum(p.numel() for p in base.parameters()), "sequences": rows, "settings": SETTINGS, "records": records, "steps": steps}


def main():
    for name in sys.argv[1:] or MEMBERS:
        write_base(name)
        write_peft(name)
        write_json(os.path.join(CLASSIFIERS, name, "expected.json"), expected(name))
    print_sizes(CLASSIFIERS)


if __name__ == "__main__":
    main()
