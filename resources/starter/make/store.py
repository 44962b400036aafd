"""Stores a model folder in bfloat16: every F32 tensor of model.safetensors rounded to the nearest, ties to even."""
import argparse
import json
import os
import shutil
import struct
from array import array


def rounded(content):
    bits = array("I")
    bits.frombytes(content)
    return array("H", ((value + 0x7FFF + ((value >> 16) & 1)) >> 16 for value in bits)).tobytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    shutil.rmtree(options.out, ignore_errors=True)
    os.makedirs(options.out)
    with open(os.path.join(options.model, "model.safetensors"), "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header, content = json.loads(file.read(length)), file.read()
    stored, pieces, offset = {"__metadata__": {"format": "pt"}}, [], 0
    for name, entry in sorted((name, entry) for name, entry in header.items() if name != "__metadata__"):
        assert entry["dtype"] == "F32", name
        pieces.append(rounded(content[slice(*entry["data_offsets"])]))
        stored[name] = {"dtype": "BF16", "shape": entry["shape"], "data_offsets": [offset, offset + len(pieces[-1])]}
        offset += len(pieces[-1])
    text = json.dumps(stored, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(options.out, "model.safetensors"), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(pieces))
    for name in os.listdir(options.model):
        if name != "model.safetensors":
            shutil.copy(os.path.join(options.model, name), options.out)
    path = os.path.join(options.out, "config.json")
    with open(path) as file:
        config = json.load(file)
    config["torch_dtype"] = "bfloat16"
    with open(path, "w") as file:
        json.dump(config, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
