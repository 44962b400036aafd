"""Opens what Lorikeet writes in transformers and PEFT and compares the probabilities of the same ids, base and adapter."""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", ".."))
MATERIAL = os.environ.get("LORIKEET_MATERIAL", os.path.join(ROOT, "..", "shared", "material"))
LIMIT = 1e-4
CASES = [
    (os.path.join(ROOT, "tests/fixtures/models/sample"), os.path.join(ROOT, "resources/sample/clinic.json")),
    (os.path.join(MATERIAL, "models/stories260K/hf"), os.path.join(MATERIAL, "datasets/alpaca-1k/alpaca_data_1k.json")),
]


def answer(cli, *arguments):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def log_probabilities(model, ids):
    with torch.no_grad():
        logits = model(torch.tensor([ids])).logits[0].float()
    return torch.log_softmax(logits, -1)[:-1].gather(1, torch.tensor(ids[1:]).unsqueeze(1)).squeeze(1)


def worst(cli, arguments, model, rows):
    """Largest difference of a log-probability over the rows, ours against the peer's."""
    differences = []
    for ids in rows:
        ours = answer(cli, "score", *arguments, "--ids", ",".join(map(str, ids)), "--json")[0]["logprobs"][1:]
        differences.append(float((torch.tensor(ours) - log_probabilities(model, ids)).abs().max()))
    return max(differences)


def compare(cli, folder, data):
    with tempfile.TemporaryDirectory() as place:
        run = os.path.join(place, "run")
        subprocess.run([cli, "train", "--model", folder, "--data", data, "--out", run, "--set", "max_steps=20", "--set", "learning_rate=0.005",
                        "--set", "target_modules=all-linear"], check=True, capture_output=True)
        rows = [row["ids"][:200] for row in answer(cli, "tokenize", "--model", folder, "--data", data, "--json")[:5]]
        base = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
        plain = worst(cli, ["--model", folder], base, rows)
        adapter = os.path.join(run, "adapter")
        tuned = PeftModel.from_pretrained(base, adapter).eval()
        attached = worst(cli, ["--model", folder, "--adapter", adapter], tuned, rows)
        acting = log_probabilities(tuned, rows[0])
        with tuned.disable_adapter():
            change = float((acting - log_probabilities(tuned, rows[0])).abs().max())
    good = plain <= LIMIT and attached <= LIMIT and change > 100 * LIMIT
    print(f"{'agree' if good else 'DIFFER'}: {os.path.relpath(folder, ROOT)}: base {plain:.1e}, adapter in PEFT {attached:.1e}, the adapter moves {change:.2f}")
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", required=True)
    cli = parser.parse_args().cli
    results = [compare(cli, folder, data) for folder, data in CASES if os.path.exists(folder)]
    sys.exit(0 if results and all(results) else 1)


if __name__ == "__main__":
    main()
