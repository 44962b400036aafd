#!/usr/bin/env python3
"""Writes the starter's untrained model: config.json and model.safetensors with seeded random weights in float32.

    init.py --seed 1 --out model/

Weights are normal with deviation 0.07, those that write into the residual stream smaller by the root of twice the number
of layers (GPT-2, Radford et al. 2019); norms are one.
"""

import argparse
import json
import math
import random
import struct
from array import array
from pathlib import Path

HIDDEN = 128
INTERMEDIATE = 320
LAYERS = 4
HEADS = 4
DEVIATION = 0.07


def config(vocabulary: int) -> dict:
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": HIDDEN,
        "intermediate_size": INTERMEDIATE,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": HEADS,
        "head_dim": HIDDEN // HEADS,
        "vocab_size": vocabulary,
        "max_position_embeddings": 512,
        "rms_norm_eps": 1e-05,
        "hidden_act": "silu",
        "rope_theta": 10000.0,
        "initializer_range": DEVIATION,
        "tie_word_embeddings": True,
        "attention_bias": False,
        "mlp_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": 0,
        "eos_token_id": 1,
        "pad_token_id": 2,
        "use_cache": True,
        "torch_dtype": "float32",
    }


def shapes(vocabulary: int) -> dict[str, tuple[int, ...]]:
    """Names as transformers writes them; a matrix is [out, in]."""
    result: dict[str, tuple[int, ...]] = {"model.embed_tokens.weight": (vocabulary, HIDDEN)}
    for layer in range(LAYERS):
        at = f"model.layers.{layer}."
        result |= {f"{at}self_attn.{name}_proj.weight": (HIDDEN, HIDDEN) for name in "qkvo"}
        result |= {f"{at}mlp.{name}_proj.weight": (INTERMEDIATE, HIDDEN) for name in ("gate", "up")}
        result |= {
            f"{at}mlp.down_proj.weight": (HIDDEN, INTERMEDIATE),
            f"{at}input_layernorm.weight": (HIDDEN,),
            f"{at}post_attention_layernorm.weight": (HIDDEN,),
        }
    return result | {"model.norm.weight": (HIDDEN,)}


def values(name: str, shape: tuple[int, ...], chance: random.Random) -> array:
    if len(shape) == 1:
        return array("f", [1.0]) * shape[0]
    writes_residual = name.endswith(("o_proj.weight", "down_proj.weight"))
    deviation = DEVIATION / math.sqrt(2 * LAYERS) if writes_residual else DEVIATION
    return array("f", (chance.gauss(0.0, deviation) for _ in range(math.prod(shape))))


def write_safetensors(path: Path, vocabulary: int, seed: int) -> int:
    """The file and the number of weights in it (format: github.com/huggingface/safetensors)."""
    chance = random.Random(seed)
    header: dict[str, dict] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, shape in shapes(vocabulary).items():
        begin, end = end, end + 4 * math.prod(shape)
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name, shape in shapes(vocabulary).items():
            file.write(values(name, shape, chance).tobytes())
    return end // 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True, help="a folder with the tokenizer.json that the model is for")
    options = parser.parse_args()
    folder = Path(options.out)
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = len(tokenizer["model"]["vocab"])  # the special tokens among them
    (folder / "config.json").write_text(json.dumps(config(vocabulary), indent=1) + "\n", encoding="utf-8")
    weights = write_safetensors(folder / "model.safetensors", vocabulary, options.seed)
    print(f"{weights:,} weights")


if __name__ == "__main__":
    main()
