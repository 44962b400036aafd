#!/usr/bin/env python3
"""Writes the untrained encoder: config.json and model.safetensors with seeded random weights in float32.

    init.py --seed 1 --out model/

Weights are normal with deviation 0.05, norms one, biases zero. With 0.02, as BERT has it, an encoder as narrow as this stood
still for longer.
"""

import argparse
import json
import random
import struct
from array import array
from pathlib import Path

HIDDEN = 128
INTERMEDIATE = 384
LAYERS = 4
HEADS = 4
POSITIONS = 128
DEVIATION = 0.05


def config(vocabulary: int, padding: int) -> dict:
    return {
        "architectures": ["DistilBertForMaskedLM"],
        "model_type": "distilbert",
        "vocab_size": vocabulary,
        "dim": HIDDEN,
        "hidden_dim": INTERMEDIATE,
        "n_layers": LAYERS,
        "n_heads": HEADS,
        "max_position_embeddings": POSITIONS,
        "activation": "gelu",
        "dropout": 0.0,
        "attention_dropout": 0.0,
        "seq_classif_dropout": 0.1,
        "initializer_range": DEVIATION,
        "pad_token_id": padding,
        "torch_dtype": "float32",
    }


def shapes(vocabulary: int) -> dict[str, list[int]]:
    def linear(name: str, inputs: int, outputs: int) -> dict[str, list[int]]:
        return {name + ".weight": [outputs, inputs], name + ".bias": [outputs]}

    def norm(name: str) -> dict[str, list[int]]:
        return {name + ".weight": [HIDDEN], name + ".bias": [HIDDEN]}

    result = {
        "distilbert.embeddings.word_embeddings.weight": [vocabulary, HIDDEN],
        "distilbert.embeddings.position_embeddings.weight": [POSITIONS, HIDDEN],
        **norm("distilbert.embeddings.LayerNorm"),
    }
    for layer in range(LAYERS):
        path = f"distilbert.transformer.layer.{layer}."
        for name in ("q_lin", "k_lin", "v_lin", "out_lin"):
            result |= linear(path + "attention." + name, HIDDEN, HIDDEN)
        result |= norm(path + "sa_layer_norm")
        result |= linear(path + "ffn.lin1", HIDDEN, INTERMEDIATE) | linear(path + "ffn.lin2", INTERMEDIATE, HIDDEN)
        result |= norm(path + "output_layer_norm")
    return result | linear("vocab_transform", HIDDEN, HIDDEN) | norm("vocab_layer_norm") | {"vocab_projector.bias": [vocabulary]}


def values(name: str, shape: list[int], chance: random.Random) -> array:
    if len(shape) == 2:
        return array("f", (chance.gauss(0, DEVIATION) for _ in range(shape[0] * shape[1])))
    return array("f", [1.0 if name.endswith("norm.weight") or name.endswith("LayerNorm.weight") else 0.0] * shape[0])


def write_safetensors(path: Path, vocabulary: int, seed: int) -> int:
    chance = random.Random(seed)
    header, content, count = {"__metadata__": {"format": "pt"}}, [], 0
    for name, shape in shapes(vocabulary).items():
        numbers = values(name, shape, chance)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [4 * count, 4 * (count + len(numbers))]}
        count += len(numbers)
        content.append(numbers.tobytes())
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(content))
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True, help="a folder with the tokenizer.json that the model is for")
    options = parser.parse_args()
    folder = Path(options.out)
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]  # the special tokens among them
    written = json.dumps(config(len(vocabulary), vocabulary["[PAD]"]), indent=1)
    (folder / "config.json").write_text(written + "\n", encoding="utf-8")
    weights = write_safetensors(folder / "model.safetensors", len(vocabulary), options.seed)
    print(f"{weights:,} weights")


if __name__ == "__main__":
    main()
