"""The tiny random models of the fixtures: configurations of every family member and kind of rotary positions, seeded weights, and
what transformers answers for them. Used by models_fixtures.py, models_adapters.py and training_fixtures.py, which write the files.

Reference: transformers, eager attention, float32 on the CPU, one thread, one sequence a call (no padding).
"""
import json
import math
import os
import random
import shutil

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import torch
import transformers

transformers.logging.set_verbosity_error()
transformers.logging.disable_progress_bar()
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

FIXTURES = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", "fixtures"))
MODELS = os.path.join(FIXTURES, "models")
ADAPTERS = os.path.join(FIXTURES, "adapters")
BROKEN = os.path.join(FIXTURES, "broken")
TRAINING = os.path.join(FIXTURES, "training")

COMMON = dict(bos_token_id=1, eos_token_id=2, pad_token_id=0)
LLAMA = dict(vocab_size=160, hidden_size=32, intermediate_size=56, num_hidden_layers=2, num_attention_heads=4,
             num_key_value_heads=2, head_dim=8, max_position_embeddings=128, rms_norm_eps=1e-5, tie_word_embeddings=True)


def rope(kind, theta=10000.0, **rest):
    return {"rope_type": kind, "rope_theta": theta, **rest}


# name: (configuration class, its arguments, how it is written)
MEMBERS = {
    "llama-tied": (transformers.LlamaConfig, {**LLAMA, "num_key_value_heads": 4}, {}),
    "llama-gqa-bias": (
        transformers.LlamaConfig,
        {**LLAMA, "vocab_size": 176, "hidden_size": 48, "intermediate_size": 64, "num_attention_heads": 6, "tie_word_embeddings": False,
         "attention_bias": True, "mlp_bias": True},
        {"older": True},
    ),
    "llama-rope-linear": (transformers.LlamaConfig, {**LLAMA, "rope_parameters": rope("linear", factor=4.0)}, {"older": True}),
    "llama-rope-dynamic": (
        transformers.LlamaConfig,
        {**LLAMA, "max_position_embeddings": 32, "rope_parameters": rope("dynamic", factor=2.0)},
        {"older": True},
    ),
    "llama-rope-llama3": (
        transformers.LlamaConfig,
        {**LLAMA, "head_dim": 16,
         "rope_parameters": rope("llama3", 500.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=32)},
        {"older": True},
    ),
    "llama-rope-yarn": (
        transformers.LlamaConfig,
        {**LLAMA, "head_dim": 16, "max_position_embeddings": 64,
         "rope_parameters": rope("yarn", factor=4.0, original_max_position_embeddings=16, beta_fast=4.0, beta_slow=1.0)},
        {},
    ),
    "llama-rope-yarn-mscale": (
        transformers.LlamaConfig,
        {**LLAMA, "head_dim": 16, "max_position_embeddings": 64,
         "rope_parameters": rope("yarn", factor=4.0, original_max_position_embeddings=16, beta_fast=3.0, beta_slow=0.5,
                                 mscale=1.0, mscale_all_dim=0.5, truncate=False)},
        {"older": True},
    ),
    "mistral-window": (
        transformers.MistralConfig,
        {**LLAMA, "vocab_size": 200, "head_dim": 16, "sliding_window": 8, "tie_word_embeddings": False},
        {"dtype": torch.bfloat16},
    ),
    "qwen2-tied": (
        transformers.Qwen2Config,
        {**{k: v for k, v in LLAMA.items() if k != "head_dim"}, "vocab_size": 240, "rope_parameters": rope("default", 1000000.0)},
        {"older": True, "dtype": torch.float16},
    ),
    "qwen2-window": (
        transformers.Qwen2Config,
        {**{k: v for k, v in LLAMA.items() if k != "head_dim"}, "num_hidden_layers": 3, "tie_word_embeddings": False,
         "use_sliding_window": True, "sliding_window": 6, "max_window_layers": 1},
        {"shard": "60KB"},
    ),
    "gpt2-tied": (
        transformers.GPT2Config,
        dict(vocab_size=150, n_embd=32, n_layer=2, n_head=4, n_inner=None, n_positions=128, attn_pdrop=0.0, embd_pdrop=0.0, resid_pdrop=0.0),
        {},
    ),
}


def seed_of(name):
    return sum((i + 1) * byte for i, byte in enumerate(name.encode()))


def fill(model, seed):
    """Weights whose logits differ by some units: embeddings near 1, linears strong enough to outweigh the token itself, norms near but not at 1, biases clearly not 0."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for key, parameter in sorted(model.named_parameters()):
            value = torch.randn(parameter.shape, generator=generator)
            is_norm = "norm" in key.lower() or ".ln_" in key
            if is_norm and not key.endswith("bias"):
                value = 1 + 0.2 * value
            elif key.endswith("bias"):
                value = 0.3 * value
            elif "embed" in key and "project" not in key and "mapping" not in key or ".wte." in key or ".wpe." in key:
                value = 0.6 * value
            elif ".c_" in key:  # Conv1D lies transposed
                value = value * (2.0 / math.sqrt(parameter.shape[0]))
            else:
                value = value * (2.0 / math.sqrt(parameter.shape[1]))
            parameter.copy_(value)


def as_older_config(folder):
    """config.json as transformers 4 wrote it: rope_theta and rope_scaling beside each other, torch_dtype."""
    path = os.path.join(folder, "config.json")
    with open(path) as file:
        config = json.load(file)
    parameters = config.pop("rope_parameters")
    config["rope_theta"] = parameters.pop("rope_theta")
    kind = parameters.pop("rope_type")
    # the oldest key of the kind is «type», and llama3 came after it
    name = "type" if kind in ("linear", "dynamic") else "rope_type"
    config["rope_scaling"] = None if kind == "default" else {name: kind, **parameters}
    config["torch_dtype"] = config.pop("dtype")
    with open(path, "w") as file:
        json.dump(config, file, indent=2, sort_keys=True)
        file.write("\n")


def write_model(name):
    kind, arguments, how = MEMBERS[name]
    folder = os.path.join(MODELS, name)
    shutil.rmtree(folder, ignore_errors=True)
    config = kind(**COMMON, **arguments)
    model = transformers.AutoModelForCausalLM.from_config(config)
    fill(model, seed_of(name))
    model.to(how.get("dtype", torch.float32))
    model.generation_config.eos_token_id = [2, 3] if name == "llama-tied" else 2
    model.save_pretrained(folder, **({"max_shard_size": how["shard"]} if "shard" in how else {}))
    if how.get("older"):
        as_older_config(folder)
    return folder


def load_model(name):
    """As a person loads the folder; nothing is taken from the object that wrote it."""
    model = transformers.AutoModelForCausalLM.from_pretrained(os.path.join(MODELS, name), dtype=torch.float32, attn_implementation="eager")
    return model.eval()


def sequences(name, vocabulary, lengths):
    chooser = random.Random(seed_of(name))
    return [[chooser.randrange(3, vocabulary) for _ in range(length)] for length in lengths]


def reset_rope(model):
    """Dynamic rope remembers the longest call: a call in between lengths would take the frequencies of an earlier, longer one."""
    for module in model.modules():
        if hasattr(module, "original_inv_freq"):
            module.register_buffer("inv_freq", module.original_inv_freq.clone(), persistent=False)
            module.max_seq_len_cached = module.original_max_seq_len


@torch.no_grad()
def logits_of(model, ids):
    reset_rope(model)
    return model(input_ids=torch.tensor([ids]), use_cache=False).logits[0].float()


@torch.no_grad()
def greedy(model, prompt, count):
    """The next token of a full forward over everything so far, again and again; with the distance to the second choice."""
    ids, margins = list(prompt), []
    for _ in range(count):
        top = torch.topk(logits_of(model, ids)[-1], 2)
        ids.append(int(top.indices[0]))
        margins.append(float(top.values[0] - top.values[1]))
    return ids[len(prompt):], margins


def past(answer):
    """The cache of an answer under the name that this transformers takes it by."""
    return {"cache": answer.cache} if hasattr(answer, "cache") else {"past_key_values": answer.past_key_values}


@torch.no_grad()
def greedy_cached(model, prompt, count):
    """The same with transformers' key-value cache."""
    reset_rope(model)
    answer = model(input_ids=torch.tensor([prompt]), use_cache=True)
    ids = [int(answer.logits[0, -1].argmax())]
    while len(ids) < count:
        answer = model(input_ids=torch.tensor([[ids[-1]]]), **past(answer), use_cache=True)
        ids.append(int(answer.logits[0, -1].argmax()))
    return ids


def short(value):
    """Nine digits hold a float32."""
    return float(f"{value:.9g}")


def projection(logits):
    """One number a position that moves with every logit: Σ logits[v] · (((37 v) mod 101) / 101 − 0.5), in float64."""
    weights = torch.tensor([(37 * v) % 101 / 101 - 0.5 for v in range(logits.shape[1])], dtype=torch.float64)
    return [short(float(value)) for value in logits.double() @ weights]


def described(model, ids):
    """What the tests compare: all logits at three positions, a projection at every position."""
    logits = logits_of(model, ids)
    positions = sorted({0, len(ids) // 2, len(ids) - 1})
    return {
        "ids": ids,
        "max_abs_logit": short(float(logits.abs().max())),
        "logits": [{"position": p, "values": [short(float(v)) for v in logits[p]]} for p in positions],
        "projection": projection(logits),
    }


def write_json(path, value):
    """Lists of numbers on one line each, so that a file can be looked at."""
    def text(node, indent):
        if isinstance(node, dict) and node:
            inner = ",\n".join(f"{indent}  {json.dumps(k)}: {text(v, indent + '  ')}" for k, v in node.items())
            return "{\n" + inner + "\n" + indent + "}"
        if isinstance(node, list) and node and isinstance(node[0], (dict, list)):
            return "[\n" + ",\n".join(indent + "  " + text(v, indent + "  ") for v in node) + "\n" + indent + "]"
        return json.dumps(node, ensure_ascii=False)

    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text(value, "") + "\n")


def folder_size(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


def print_sizes(folder):
    total = 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        size = folder_size(path) if os.path.isdir(path) else os.path.getsize(path)
        total += size
        print(f"{name:32} {size:>9,}")
    print(f"{'together':32} {total:>9,}")
