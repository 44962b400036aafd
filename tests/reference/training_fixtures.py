"""Writes tests/fixtures/training: twenty steps of training with PEFT and transformers for models of each family, to hold our trainer to.

  <family>.json                      records, settings, and of every step: loss, gradient norm before clipping, learning rate
  <family>/initial                   the PEFT folder training starts from (A random, B zero, as PEFT begins); none where every weight is trained
  <family>/gradients.safetensors     the gradient of every trained tensor in the first step, before clipping
  <family>/final.safetensors         the trained tensors after the last step

A plain loop over a PEFT model, which is what transformers.Trainer does with lr_scheduler_type linear, no warm-up, max_grad_norm 1 and AdamW:
  * the loss of a step is the sum over learned tokens divided by their number in the whole batch (num_items_in_batch); logits at t are held to
    the label at t + 1, labels that are not learned are -100, rows are padded on the right and masked;
  * backward, clip the norm of all gradients together to 1, AdamW with the rate of this step, then the schedule moves on;
  * norms and biases are not weight-decayed, as by Trainer; dropout is 0 and nothing is shuffled.
Names of families write those alone. `training_fixtures.py --check-trainer` runs Trainer itself from the same start and compares (needs accelerate); it writes nothing.
"""
import sys

import safetensors.torch
from peft import LoraConfig, PeftModel, get_peft_model, get_peft_model_state_dict

from models_adapters import tidy
from models_tiny import *

FAMILIES = {
    "llama": ("llama-gqa-bias", dict(r=4, lora_alpha=8, target_modules=["q_proj", "v_proj"])),
    "qwen2": ("qwen2-tied", dict(r=4, lora_alpha=8, target_modules="all-linear")),
    "mistral": ("mistral-window", dict(r=2, lora_alpha=4, use_rslora=True, target_modules=["q_proj", "k_proj", "v_proj", "o_proj"])),
    "saved": ("llama-gqa-bias", dict(r=2, lora_alpha=4, target_modules=["q_proj"], modules_to_save=["lm_head", "model.norm", "layers.1.mlp"])),
    "full": ("qwen2-tied", None),
    "gpt2": ("gpt2-tied", dict(r=4, lora_alpha=8, target_modules=["c_attn", "c_proj"], fan_in_fan_out=True, modules_to_save=["h.0.mlp.c_fc"])),
    "gpt2-full": ("gpt2-tied", None),
}
SETTINGS = dict(batch_size=4, steps=20, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01, max_grad_norm=1.0,
                schedule="linear", warmup_steps=0, dropout=0.0)
RECORDS = [(5, 2), (12, 7), (30, 4), (9, 8), (21, 12), (3, 1), (16, 5), (11, 10)]  # tokens, and how many of them at the end are learned


def records_of(name, vocabulary):
    rows = sequences(name + "-training", vocabulary, [length for length, _ in RECORDS])
    records = [{"ids": ids, "learned": [i >= len(ids) - count for i in range(len(ids))]} for ids, (_, count) in zip(rows, RECORDS)]
    records[4]["learned"] = [(9 <= i < 13) or i >= 18 for i in range(21)]  # two answers with a question between them
    return records


def batch_of(records):
    width = max(len(record["ids"]) for record in records)
    ids = torch.zeros(len(records), width, dtype=torch.long)
    labels = torch.full((len(records), width), -100)
    mask = torch.zeros(len(records), width, dtype=torch.long)
    for row, record in enumerate(records):
        length = len(record["ids"])
        ids[row, :length] = torch.tensor(record["ids"])
        mask[row, :length] = 1
        for i, learned in enumerate(record["learned"]):
            if learned:
                labels[row, i] = record["ids"][i]
    return {"input_ids": ids, "attention_mask": mask, "labels": labels}


def write_initial(name, base, arguments):
    folder = os.path.join(TRAINING, name, "initial")
    shutil.rmtree(os.path.dirname(folder), ignore_errors=True)
    if arguments is None:
        os.makedirs(os.path.dirname(folder))
        return None
    torch.manual_seed(seed_of(name))
    model = get_peft_model(load_model(base), LoraConfig(task_type="CAUSAL_LM", lora_dropout=0.0, **arguments))
    model.save_pretrained(folder)
    tidy(folder, base)
    return folder


def trainable(model):
    return {key.replace(".modules_to_save.default", "").replace(".default", ""): parameter for key, parameter in model.named_parameters()
            if parameter.requires_grad}


def beginning(base, folder):
    if folder is None:
        return load_model(base).train().requires_grad_()
    return PeftModel.from_pretrained(load_model(base), folder, is_trainable=True).train()


def result_of(model):
    return trainable(model) if not isinstance(model, PeftModel) else get_peft_model_state_dict(model)


def groups_of(parameters):
    """Norms and biases are spared, as transformers.Trainer does."""
    return [{"params": [each for each in parameters.values() if each.dim() > 1], "weight_decay": SETTINGS["weight_decay"]},
            {"params": [each for each in parameters.values() if each.dim() <= 1], "weight_decay": 0.0}]


def loss_of(model, batch):
    logits = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], use_cache=False).logits.float()
    targets = batch["labels"][:, 1:]
    total = torch.nn.functional.cross_entropy(logits[:, :-1].reshape(-1, logits.shape[-1]), targets.reshape(-1), ignore_index=-100, reduction="sum")
    return total / (targets != -100).sum()


def save(tensors, path):
    safetensors.torch.save_file({key: value.detach().contiguous().clone() for key, value in sorted(tensors.items())}, path, metadata={"format": "pt"})


def train(name, base, folder, records):
    model = beginning(base, folder)
    parameters = trainable(model)
    optimizer = torch.optim.AdamW(groups_of(parameters), lr=SETTINGS["learning_rate"], betas=(SETTINGS["beta1"], SETTINGS["beta2"]),
                                  eps=SETTINGS["epsilon"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (SETTINGS["steps"] - step) / SETTINGS["steps"])
    steps = []
    for step in range(SETTINGS["steps"]):
        start = step * SETTINGS["batch_size"] % len(records)
        batch = batch_of(records[start:start + SETTINGS["batch_size"]])
        loss = loss_of(model, batch)
        loss.backward()
        if step == 0:
            save({key: parameter.grad for key, parameter in parameters.items()}, os.path.join(TRAINING, name, "gradients.safetensors"))
        norm = torch.nn.utils.clip_grad_norm_(parameters.values(), SETTINGS["max_grad_norm"])
        steps.append({"loss": short(loss.item()), "grad_norm": short(float(norm)), "learning_rate": short(schedule.get_last_lr()[0]),
                      "tokens": int(batch["attention_mask"].sum()), "learned_tokens": int((batch["labels"][:, 1:] != -100).sum())})
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    save(result_of(model), os.path.join(TRAINING, name, "final.safetensors"))
    return steps


def check_trainer(name, base, folder, records, steps):
    import tempfile

    class InOrder(transformers.Trainer):
        def _get_train_sampler(self, *_):
            return torch.utils.data.SequentialSampler(self.train_dataset)

    model = beginning(base, folder)
    with tempfile.TemporaryDirectory() as scratch:
        arguments = transformers.TrainingArguments(
            output_dir=scratch, per_device_train_batch_size=SETTINGS["batch_size"], max_steps=SETTINGS["steps"], learning_rate=SETTINGS["learning_rate"],
            weight_decay=SETTINGS["weight_decay"], lr_scheduler_type="linear", warmup_steps=0, max_grad_norm=SETTINGS["max_grad_norm"], logging_steps=1,
            optim="adamw_torch", report_to=[], use_cpu=True, save_strategy="no", disable_tqdm=True, dataloader_pin_memory=False, remove_unused_columns=False)
        trainer = InOrder(model=model, args=arguments, train_dataset=records, data_collator=batch_of)
        trainer.train()
    logged = [entry for entry in trainer.state.log_history if "grad_norm" in entry]
    final = safetensors.torch.load_file(os.path.join(TRAINING, name, "final.safetensors"))
    theirs = result_of(model)
    worst = max(float((theirs[key] - final[key]).norm() / final[key].norm()) for key in final)
    for ours, entry in zip(steps, logged, strict=True):
        print(f"  loss {ours['loss']:.6f} {entry['loss']:.6f}  grad_norm {ours['grad_norm']:.6f} {entry['grad_norm']:.6f}  "
              f"learning_rate {ours['learning_rate']:.6f} {entry['learning_rate']:.6f}")
        assert abs(ours["loss"] - entry["loss"]) < 1e-4 and abs(ours["grad_norm"] - entry["grad_norm"]) < 1e-4 * ours["grad_norm"] + 1e-6
    print(f"  final weights differ from Trainer's by {worst:.2e} at most")
    assert worst < 1e-4


def main():
    checks = "--check-trainer" in sys.argv
    chosen = [each for each in sys.argv[1:] if not each.startswith("--")]
    for name, (base, arguments) in FAMILIES.items():
        if chosen and name not in chosen:
            continue
        vocabulary = load_model(base).config.vocab_size
        records = records_of(name, vocabulary)
        path = os.path.join(TRAINING, name + ".json")
        if checks:
            with open(path) as file:
                steps = json.load(file)["steps"]
            print(name)
            check_trainer(name, base, None if arguments is None else os.path.join(TRAINING, name, "initial"), records, steps)
            continue
        folder = write_initial(name, base, arguments)
        steps = train(name, base, folder, records)
        print(f"{name:8} on {base:16} loss {steps[0]['loss']:.4f} to {steps[-2]['loss']:.4f}  gradient norm {steps[0]['grad_norm']:.3f}")
        write_json(path, {"base": base, "method": "full" if arguments is None else "lora", "settings": SETTINGS, "records": records, "steps": steps})
    if not checks:
        print_sizes(TRAINING)


if __name__ == "__main__":
    main()
