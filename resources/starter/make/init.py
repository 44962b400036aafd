#!/usr/bin/env python3
"""Writes the starter's untrained model: config.json and model.safetensors with seeded random weights in float32.

    init.py --seed 1 --out model/

Weights are normal with deviation 0.05, those that write into the residual stream smaller by the root of twice the number
of layers (GPT-2, Radford et al. 2019); norms are one. From there a model this small stays for millions of tokens at
naming anybody's complaint instead of that of the person asked about. So two heads begin as an induction circuit (Olsson
et al. 2022): head 0 of layer 0 looks at the token before and notes it down; head 0 of layer 1 looks for the place whose
note resembles the token at hand. Training does the rest.
"""

import argparse
import json
import math
import random
import struct
from array import array
from pathlib import Path

HIDDEN = 64
INTERMEDIATE = 192
LAYERS = 3
HEADS = 2
HEAD = HIDDEN // HEADS
ROPE_THETA = 1e6
DEVIATION = 0.05

# The induction circuit. Every embedding has the same value in its first dimension, from which a head can tell positions.
COMMON = 0.2
# Pairs of rotary dimensions that turn fast enough to tell neighbours apart, and the weight of COMMON in them.
FAST_PAIRS = 6
PREVIOUS = 1.2
# Pairs that turn so slowly that distance does not matter: these compare. Weights of what is noted and of comparing.
SLOWEST = 0.006
NOTE = 0.4
MATCH = 2.0
# What is left of the random weights of the two heads' queries and keys.
REST = 0.1


def config(vocabulary: int) -> dict:
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": HIDDEN,
        "intermediate_size": INTERMEDIATE,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": HEADS,
        "head_dim": HEAD,
        "vocab_size": vocabulary,
        "max_position_embeddings": 512,
        "rms_norm_eps": 1e-05,
        "hidden_act": "silu",
        "rope_theta": ROPE_THETA,
        "initializer_range": DEVIATION,
        "tie_word_embeddings": False,
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
    return result | {"model.norm.weight": (HIDDEN,), "lm_head.weight": (vocabulary, HIDDEN)}


def values(name: str, shape: tuple[int, ...], chance: random.Random) -> array:
    if len(shape) == 1:
        return array("f", [1.0]) * shape[0]
    writes_residual = name.endswith(("o_proj.weight", "down_proj.weight"))
    deviation = DEVIATION / math.sqrt(2 * LAYERS) if writes_residual else DEVIATION
    return array("f", (chance.gauss(0.0, deviation) for _ in range(math.prod(shape))))


def directions(count: int, chance: random.Random) -> list[list[float]]:
    """Random directions at right angles to each other and to the first dimension (Gram–Schmidt)."""
    found: list[list[float]] = []
    while len(found) < count:
        direction = [0.0] + [chance.gauss(0.0, 1.0) for _ in range(HIDDEN - 1)]
        for other in found:
            along = sum(x * y for x, y in zip(direction, other))
            direction = [x - along * y for x, y in zip(direction, other)]
        length = math.hypot(*direction)
        found.append([x / length for x in direction])
    return found


def put_induction(weights: dict[str, array], chance: random.Random) -> None:
    """Writes the circuit into head 0 of the first two layers; rotary pairs are dimensions i and i + HEAD / 2."""
    half = HEAD // 2
    speeds = [ROPE_THETA ** (-i / half) for i in range(half)]
    slow = [i for i in range(half) if speeds[i] < SLOWEST]
    slow += [i + half for i in slow]
    read, note = directions(len(slow), chance), directions(len(slow), chance)

    def of(layer: int, name: str) -> array:
        return weights[f"model.layers.{layer}.self_attn.{name}_proj.weight"]

    embedding = weights["model.embed_tokens.weight"]
    embedding[::HIDDEN] = array("f", [COMMON]) * (len(embedding) // HIDDEN)
    for layer in (0, 1):
        for name in "qk":
            matrix = of(layer, name)
            matrix[: HEAD * HIDDEN] = array("f", (REST * x for x in matrix[: HEAD * HIDDEN]))
    for i in range(FAST_PAIRS):  # the query is turned back by one place
        of(0, "k")[i * HIDDEN] = PREVIOUS
        of(0, "q")[i * HIDDEN] = PREVIOUS * math.cos(speeds[i])
        of(0, "q")[(i + half) * HIDDEN] = -PREVIOUS * math.sin(speeds[i])
    for i, row in enumerate(slow):
        of(0, "v")[i * HIDDEN : (i + 1) * HIDDEN] = array("f", (NOTE * x for x in read[i]))
        of(0, "o")[i::HIDDEN] = array("f", (NOTE * x for x in note[i]))
        of(1, "q")[row * HIDDEN : (row + 1) * HIDDEN] = array("f", (MATCH * x for x in read[i]))
        of(1, "k")[row * HIDDEN : (row + 1) * HIDDEN] = array("f", (MATCH * x for x in note[i]))


def write_safetensors(path: Path, vocabulary: int, seed: int) -> int:
    """The file and the number of weights in it (format: github.com/huggingface/safetensors)."""
    chance = random.Random(seed)
    header: dict[str, dict] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, shape in shapes(vocabulary).items():
        begin, end = end, end + 4 * math.prod(shape)
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [begin, end]}
    weights = {name: values(name, shape, chance) for name, shape in shapes(vocabulary).items()}
    put_induction(weights, chance)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for matrix in weights.values():
            file.write(matrix.tobytes())
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
