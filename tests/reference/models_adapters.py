"""Writes tests/fixtures/adapters: PEFT folders on the models of models_tiny.py with what transformers + PEFT answer, choices.json with the
modules that PEFT chooses for many configs, and the adapters of tests/fixtures/broken that must be refused.

Run by hand after models_fixtures.py, in an environment with transformers and peft; the same seed gives the same files. Names of members
write those alone.
PEFT's reading is the reference: every expectation comes from PeftModel.from_pretrained on the folder that was written.
"""
import sys

import safetensors.torch
from peft import LoraConfig, PeftModel, get_peft_model

from models_tiny import *

# name: (base model, arguments of LoraConfig). Patterns stand in the order in which PEFT saves them, which is the alphabet's.
MEMBERS = {
    "plain-qv": ("llama-gqa-bias", dict(r=4, lora_alpha=8, lora_dropout=0.05, target_modules=["q_proj", "v_proj"])),
    "all-linear-rslora": ("mistral-window", dict(r=4, lora_alpha=3, use_rslora=True, target_modules="all-linear")),
    "patterns": (
        "llama-gqa-bias",
        dict(r=4, lora_alpha=6, target_modules=["q_proj", "o_proj", "up_proj", "down_proj"],
             rank_pattern={"^model.layers.0.mlp.up_proj": 3, "layers.1.self_attn.q_proj": 6, "q_proj": 2},
             alpha_pattern={"layers\\.\\d+\\.mlp\\.\\w+": 9, "o_proj": 1}),
    ),
    "layers-to-transform": (
        "qwen2-window",
        dict(r=3, lora_alpha=6, target_modules=["q_proj", "k_proj", "gate_proj"], layers_to_transform=[0, 2], layers_pattern="layers"),
    ),
    "saved-head": ("llama-gqa-bias", dict(r=2, lora_alpha=4, target_modules=["k_proj", "v_proj"], modules_to_save=["lm_head"])),
    "saved-embedding-and-head": (
        "llama-tied",
        dict(r=2, lora_alpha=4, target_modules=["v_proj"], modules_to_save=["embed_tokens", "lm_head"]),
    ),
    "regular-expression": ("llama-gqa-bias", dict(r=4, lora_alpha=4, target_modules=r"model\.layers\.[12]\.(mlp\.(gate|up)_proj|self_attn\.(?!k)[a-z]_proj)")),
    "lora-on-tied-head": (
        "qwen2-tied",
        dict(r=2, lora_alpha=4, target_modules=["q_proj", "lm_head"], exclude_modules=["layers.0.self_attn.q_proj"]),
    ),
    "transposed": (
        "gpt2-tied",
        dict(r=3, lora_alpha=6, target_modules=["c_attn", "c_fc"], modules_to_save=["h.1.attn.c_proj"], fan_in_fan_out=True),
    ),
}
LENGTHS = [1, 9, 30]


def randomise(model, seed):
    """PEFT starts with B at zero, which changes nothing: give every trained tensor values that act."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for key, parameter in sorted(model.named_parameters()):
            if not parameter.requires_grad:
                continue
            value = torch.randn(parameter.shape, generator=generator)
            if "lora_A" in key:
                parameter.copy_(value / math.sqrt(parameter.shape[1]))
            elif "lora_B" in key:
                parameter.copy_(0.2 * value)
            else:
                parameter.add_(0.3 * value * (parameter.std() if parameter.numel() > 1 else 1))


def write_adapter(folder, base, arguments, seed):
    shutil.rmtree(folder, ignore_errors=True)
    model = get_peft_model(load_model(base), LoraConfig(task_type="CAUSAL_LM", **arguments))
    randomise(model, seed)
    model.save_pretrained(folder)
    tidy(folder, base)


def tidy(folder, base):
    """No README; lists in a fixed order (PEFT writes sets); the base by name instead of by a path of this machine."""
    os.remove(os.path.join(folder, "README.md"))
    path = os.path.join(folder, "adapter_config.json")
    with open(path) as file:
        config = json.load(file)
    config["base_model_name_or_path"] = base
    for key, value in config.items():
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            config[key] = sorted(value)
    with open(path, "w") as file:
        json.dump(config, file, indent=2, sort_keys=True)
        file.write("\n")


def targets_of(model):
    found = []
    for name, module in model.base_model.model.named_modules():
        if hasattr(module, "lora_A") and len(module.lora_A) and "default" in module.lora_A:
            found.append({"module": name, "rank": module.r["default"], "alpha": module.lora_alpha["default"],
                          "scaling": short(module.scaling["default"])})
    return found


def expected(name, base):
    model = PeftModel.from_pretrained(load_model(base), os.path.join(ADAPTERS, name)).eval()
    rows = [described(model, ids) for ids in sequences(name, model.config.vocab_size, LENGTHS)]
    plain = load_model(base)
    change = max(float((logits_of(model, row["ids"]) - logits_of(plain, row["ids"])).abs().max()) for row in rows)
    tokens, margins = greedy(model, rows[1]["ids"], 64)
    print(f"{name:26} on {base:16} targets {len(targets_of(model)):2}  largest change of a logit {change:.2f}  smallest margin {min(margins):.4f}")
    return {
        "base": base,
        "targets": targets_of(model),
        "sequences": rows,
        "greedy": {"prompt": rows[1]["ids"], "tokens": tokens, "margins": [short(m) for m in margins]},
    }


# Configs for choices.json: the fields of adapter_config.json that decide which modules are changed.
CHOICES = [
    dict(target_modules=["q_proj", "v_proj"]),
    dict(target_modules=["proj"]),
    dict(target_modules=["q_proj", "no_such_module"]),
    dict(target_modules=["no_such_module"]),
    dict(target_modules=["self_attn.q_proj"]),
    dict(target_modules=["attn.q_proj"]),
    dict(target_modules=["model.layers.1.mlp.up_proj"]),
    dict(target_modules=["layers.1.mlp.up_proj", "lm_head"]),
    dict(target_modules="all-linear"),
    dict(target_modules="All-Linear"),
    dict(target_modules="all-linear", exclude_modules=["down_proj"]),
    dict(target_modules="all-linear", exclude_modules=r".*layers\.0\..*"),
    dict(target_modules="all-linear", modules_to_save=["mlp"]),
    dict(target_modules="q_proj"),
    dict(target_modules=r".*\.q_proj"),
    dict(target_modules=r".*(q|k)_proj$"),
    dict(target_modules=r"model\.layers\.(0|1)\.self_attn\.[qv]_proj"),
    dict(target_modules=r"(?P<all>.*)\.(?=[kv]_)\w+"),
    dict(target_modules=r".*mlp\.(?!down).*_proj"),
    dict(target_modules=["q_proj", "k_proj"], exclude_modules=["layers.0.self_attn.k_proj"]),
    dict(target_modules=["q_proj", "k_proj"], exclude_modules=r"model\.layers\.\d\.self_attn\.q_proj"),
    dict(target_modules=["q_proj"], layers_to_transform=[1]),
    dict(target_modules=["q_proj"], layers_to_transform=2),
    dict(target_modules=["q_proj"], layers_to_transform=[]),
    dict(target_modules=["q_proj"], layers_to_transform=[7]),
    dict(target_modules=["q_proj", "lm_head"], layers_to_transform=[0]),
    dict(target_modules=["q_proj"], layers_to_transform=[0], layers_pattern="layers"),
    dict(target_modules=["q_proj"], layers_to_transform=[0], layers_pattern=["h", "layers"]),
    dict(target_modules=["q_proj"], layers_to_transform=[0], layers_pattern="h"),
    dict(target_modules=["model.layers.0.self_attn.q_proj", "v_proj"], layers_to_transform=[1]),
    dict(target_modules=["q_proj", "v_proj"], modules_to_save=["v_proj"]),
    dict(target_modules=["q_proj", "lm_head"], modules_to_save=["lm_head"]),
    dict(target_modules=["q_proj", "up_proj"], rank_pattern={"q_proj": 3, "up_proj": 2}, alpha_pattern={"up_proj": 5}),
    dict(target_modules=["q_proj"], rank_pattern={"proj": 3, "1.self_attn.q_proj": 4, ".*0.*": 5}),
    dict(target_modules=["q_proj"], rank_pattern={"model.layers.1.self_attn.q_proj": 2, "^layers.*": 7}, alpha_pattern={"self_attn.q_proj": 16}, use_rslora=True),
    dict(target_modules=["q_proj", "k_proj"], rank_pattern={"self_attn": 3, "model": 4, "q_pro": 5, "_proj": 6}, alpha_pattern={"layers.0": 2, "k_proj": 7}),
    dict(target_modules=r"model\.layers\.0\.self_attn\.q"),
    dict(target_modules=r"self_attn\.q_proj|model\.layers\.1\.self_attn\.k_proj"),
    dict(target_modules=["self_attn"]),
    dict(target_modules=["norm"]),
    dict(target_modules=r".*"),
]


def choice(base, arguments):
    config = LoraConfig(task_type="CAUSAL_LM", r=8, lora_alpha=12, **arguments)
    entry = {"base": base, "config": {"peft_type": "LORA", "r": 8, "lora_alpha": 12, **arguments}}
    try:
        model = get_peft_model(load_model(base), config)
    except ValueError as error:
        return {**entry, "refused": True}
    saved = [name for name, module in model.base_model.model.named_modules() if type(module).__name__ == "ModulesToSaveWrapper"]
    inside = sorted(key.replace(".modules_to_save.default", "") for key in model.base_model.model.state_dict() if ".modules_to_save.default." in key)
    assert bool(saved) == bool(inside)
    return {**entry, "targets": targets_of(model), "saved": inside}


def write_broken():
    """Each has one thing wrong, which its name says; «plain-qv» is what they were."""
    source = os.path.join(ADAPTERS, "plain-qv")
    tensors = safetensors.torch.load_file(os.path.join(source, "adapter_model.safetensors"))
    first = "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight"
    second = "base_model.model.model.layers.1.self_attn.v_proj.lora_B.weight"
    changed = {
        "adapter-missing-key": {key: value for key, value in tensors.items() if key not in (first, second)},
        "adapter-misshapen": {**tensors, first: tensors[first][:2].contiguous(), second: tensors[second].T.contiguous()},
        "adapter-extra-key": {**tensors, first.replace("layers.0", "layers.9"): tensors[first].clone(), first.replace("lora_A", "lora_C"): tensors[first].clone()},
        "adapter-not-finite": {**tensors, first: torch.full_like(tensors[first], float("nan"))},
        "adapter-wrong-base": tensors,
    }
    for name, content in changed.items():
        folder = os.path.join(BROKEN, name)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        shutil.copy(os.path.join(source, "adapter_config.json"), folder)
        safetensors.torch.save_file(content, os.path.join(folder, "adapter_model.safetensors"), metadata={"format": "pt"})
    path = os.path.join(BROKEN, "adapter-wrong-base", "adapter_config.json")
    with open(path) as file:
        config = json.load(file)
    config["base_model_name_or_path"] = "mistral-window"  # it was trained on another model
    with open(path, "w") as file:
        json.dump(config, file, indent=2, sort_keys=True)
        file.write("\n")


def main():
    for name, (base, arguments) in MEMBERS.items():
        if len(sys.argv) > 1 and name not in sys.argv[1:]:
            continue
        write_adapter(os.path.join(ADAPTERS, name), base, arguments, seed_of(name))
        write_json(os.path.join(ADAPTERS, name, "expected.json"), expected(name, base))
    if len(sys.argv) > 1:
        return
    choices = [choice("qwen2-window", each) for each in CHOICES] + [choice("llama-tied", each) for each in CHOICES[:9]]
    write_json(os.path.join(ADAPTERS, "choices.json"), choices)
    print("refused:", [each["config"] for each in choices if each.get("refused")])
    write_broken()
    print_sizes(ADAPTERS)
    print_sizes(BROKEN)


if __name__ == "__main__":
    main()
