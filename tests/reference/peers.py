"""Opens what Lorikeet, command line and window, writes in transformers and PEFT and compares the probabilities of the same ids, base and adapter."""
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


def train(cli, folder, data, run, *settings):
    subprocess.run([cli, "train", "--model", folder, "--data", data, "--out", run, "--set", "max_steps=20", "--set", "learning_rate=0.005",
                    "--validation-split", "0.1", *settings], check=True, capture_output=True)


def loaded(folder):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()


def compare_adapter(cli, folder, data, place, rows):
    """The adapter in PEFT, exported as PEFT's folder, and merged into a model that transformers opens."""
    run = os.path.join(place, "run")
    train(cli, folder, data, run, "--set", "target_modules=all-linear")
    base = loaded(folder)
    found = {"base": worst(cli, ["--model", folder], base, rows)}
    adapter = ["--model", folder, "--adapter", os.path.join(run, "adapter")]
    tuned = PeftModel.from_pretrained(base, os.path.join(run, "adapter")).eval()
    found["adapter"] = worst(cli, adapter, tuned, rows)
    acting = log_probabilities(tuned, rows[0])
    with tuned.disable_adapter():
        change = float((acting - log_probabilities(tuned, rows[0])).abs().max())
    for kind in ("peft", "merged"):
        subprocess.run([cli, "export", "--run", run, "--to", kind, "--out", os.path.join(place, kind)], check=True, capture_output=True)
    found["exported"] = worst(cli, adapter, PeftModel.from_pretrained(loaded(folder), os.path.join(place, "peft")).eval(), rows)
    found["merged"] = worst(cli, ["--model", os.path.join(place, "merged")], loaded(os.path.join(place, "merged")), rows)
    return found, change > 100 * LIMIT


def compare_saved(cli, folder, data, place, rows):
    run = os.path.join(place, "saved")
    train(cli, folder, data, run, "--set", "target_modules=q_proj", "--set", "modules_to_save=lm_head,model.norm")
    adapter = os.path.join(run, "adapter")
    peer = PeftModel.from_pretrained(loaded(folder), adapter).eval()
    return {"saved modules": worst(cli, ["--model", folder, "--adapter", adapter], peer, rows)}, True


def compare_full(cli, folder, data, place, rows):
    run = os.path.join(place, "full")
    train(cli, folder, data, run, "--set", "method=full")
    model = os.path.join(run, "model")
    return {"every weight": worst(cli, ["--model", model], loaded(model), rows)}, True


def compare(cli, folder, data):
    rows = [row["ids"][:200] for row in answer(cli, "tokenize", "--model", folder, "--data", data, "--json")[:5]]
    differences, good = {}, True
    with tempfile.TemporaryDirectory() as place:
        for each in (compare_adapter, compare_saved, compare_full):
            found, acts = each(cli, folder, data, place, rows)
            differences.update(found)
            good = good and acts and max(found.values()) <= LIMIT
    print(f"{'agree' if good else 'DIFFER'}: {os.path.relpath(folder, ROOT)}: " + ", ".join(f"{name} {value:.1e}" for name, value in differences.items()))
    return good


def compare_window(cli, exports):
    """What the window exported, opened by the peers, against the adapter of its run."""
    folder, data = (os.path.join(ROOT, "resources/starter", part) for part in ("model", "records/test.json"))
    rows = [row["ids"][:200] for row in answer(cli, "tokenize", "--model", folder, "--data", data, "--json")[:5]]
    ours = ["--model", folder, "--adapter", os.path.join(exports, "adapter")]
    base = loaded(folder)
    plain = log_probabilities(base, rows[0])
    tuned = PeftModel.from_pretrained(base, os.path.join(exports, "peft")).eval()
    change = float((log_probabilities(tuned, rows[0]) - plain).abs().max())
    merged = os.path.join(exports, "merged")
    found = {"exported": worst(cli, ours, tuned, rows), "merged": worst(cli, ["--model", merged], loaded(merged), rows)}
    good = change > 100 * LIMIT and max(found.values()) <= LIMIT
    print(f"{'agree' if good else 'DIFFER'}: exports of the window: " + ", ".join(f"{name} {value:.1e}" for name, value in found.items()))
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--window", help="a folder with adapter, peft and merged, as tst_WholeWay keeps them")
    arguments = parser.parse_args()
    cli = arguments.cli
    results = [compare(cli, folder, data) for folder, data in CASES if os.path.exists(folder)]
    if arguments.window:
        results.append(compare_window(cli, arguments.window))
    sys.exit(0 if results and all(results) else 1)


if __name__ == "__main__":
    main()
