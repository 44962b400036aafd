"""Writes tests/fixtures/models/sample: a small Llama with random weights and a tokenizer of its own, trained on resources/sample.

It stands in for a real model where none is there: first runs and tests of the whole way from a file of records to an adapter. Its weights
are random, so the base writes nonsense; what an adapter makes of it, the adapter has learned. Run by hand with tokenizers, safetensors and
numpy; the same seed gives the same files.
"""
import json
import os

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
FOLDER = os.path.join(ROOT, "tests", "fixtures", "models", "sample")
BEGIN, END = "<s>", "</s>"
CONFIG = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64, "intermediate_size": 176, "num_hidden_layers": 3,
    "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 16, "vocab_size": 1024, "max_position_embeddings": 512,
    "rms_norm_eps": 1e-5, "hidden_act": "silu", "rope_theta": 10000.0, "tie_word_embeddings": True, "attention_bias": False, "mlp_bias": False,
    "bos_token_id": 0, "eos_token_id": 1, "torch_dtype": "float32",
}
ALPACA = ("Below is an instruction that describes a task, paired with an input that provides further context. Write a response that "
          "appropriately completes the request.\n\n### Instruction:\n\n### Input:\n\n### Response:\n")


def write_json(name, value):
    with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1, ensure_ascii=False)
        file.write("\n")


def write_tokenizer():
    with open(os.path.join(ROOT, "resources", "sample", "clinic.json"), encoding="utf-8") as file:
        records = json.load(file)
    texts = [ALPACA] * 20 + [value for record in records for value in record.values()]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(texts, trainers.BpeTrainer(
        vocab_size=CONFIG["vocab_size"], special_tokens=[BEGIN, END], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{BEGIN} $A", pair=f"{BEGIN} $A {BEGIN} $B", special_tokens=[(BEGIN, 0)])
    tokenizer.save(os.path.join(FOLDER, "tokenizer.json"))
    write_json("tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": BEGIN, "eos_token": END, "model_max_length": 512})
    assert tokenizer.get_vocab_size() == CONFIG["vocab_size"]


def write_weights():
    # Tokens long enough that the head, which shares them, can be sure of one: with short ones no adapter could learn to be.
    random = np.random.default_rng(20260101)
    hidden, inner, width = CONFIG["hidden_size"], CONFIG["intermediate_size"], CONFIG["head_dim"]
    queries, keys = CONFIG["num_attention_heads"] * width, CONFIG["num_key_value_heads"] * width

    def matrix(rows, columns, spread):
        return random.normal(0, spread / np.sqrt(columns), (rows, columns)).astype(np.float16)

    tensors = {"model.embed_tokens.weight": matrix(CONFIG["vocab_size"], hidden, 3.0), "model.norm.weight": np.ones(hidden, np.float16)}
    for layer in range(CONFIG["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        for norm in ("input_layernorm", "post_attention_layernorm"):
            tensors[prefix + norm + ".weight"] = np.ones(hidden, np.float16)
        for name, rows, columns in (("self_attn.q_proj", queries, hidden), ("self_attn.k_proj", keys, hidden), ("self_attn.v_proj", keys, hidden),
                                    ("self_attn.o_proj", hidden, queries), ("mlp.gate_proj", inner, hidden), ("mlp.up_proj", inner, hidden),
                                    ("mlp.down_proj", hidden, inner)):
            tensors[prefix + name + ".weight"] = matrix(rows, columns, 1.0)
    save_file(tensors, os.path.join(FOLDER, "model.safetensors"), metadata={"format": "pt"})


def main():
    os.makedirs(FOLDER, exist_ok=True)
    write_tokenizer()
    write_weights()
    write_json("config.json", CONFIG)
    for name in sorted(os.listdir(FOLDER)):
        print(f"{os.path.getsize(os.path.join(FOLDER, name)):>9,}  {name}")


if __name__ == "__main__":
    main()
