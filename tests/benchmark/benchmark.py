"""Whole-process figures of lorikeet-cli and of its peers, run in turns on the same files.

generate   start → first token: a process that writes one token; decode: (time of 129 tokens − time of one) / 128
train      tokens a second over the steps after the first; start → first finished step; peak memory
classify   texts a second of the classic recipe (LoRA on a DistilBERT of real shape with random weights), on SST-2 and on reviews of IMDB's length;
           start → first finished step; peak memory
tokenizer  opening a large tokenizer.json (material's Qwen2.5, or TOKENIZER_FOLDER)
"""
import argparse
import csv
import itertools
import json
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", ".."))
MATERIAL = os.environ.get("LORIKEET_MATERIAL", os.path.join(ROOT, "..", "shared", "material"))
PEER = os.path.join(os.path.dirname(__file__), "peer.py")
MODELS = os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "lorikeet", "benchmark")
PROMPT = "The patient came in the morning and asked whether the results of the blood test had arrived, and the desk answered that "


def run(command):
    """Seconds, peak MiB and standard output of a process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024, output


def row(name, ours, peer, better):
    """`better`: what a ratio means, «smaller» or «larger» being good for us."""
    a, b = statistics.median(ours), statistics.median(peer)
    print(f"{name:34} {a:10.3f} {b:10.3f}   {a / b:6.2f}x ({better} is better)   [{min(ours):.3f} … {max(ours):.3f} | {min(peer):.3f} … {max(peer):.3f}]")


def ensure_model(options):
    folder = os.path.join(MODELS, options.shape + "-shape")
    if not os.path.exists(os.path.join(folder, "model.safetensors")):
        tokenizer = os.path.join(MATERIAL, "tokenizers", "smollm-135m")
        subprocess.run([sys.executable, PEER, "make-model", "--shape", options.shape, "--out", folder, "--tokenizer", tokenizer], check=True)
    return folder


def generate(options):
    model = ensure_model(options)
    where = ["--device", options.device, "--dtype", options.dtype, "--threads", str(options.threads)]
    figures = {"ours": {1: [], 129: []}, "peer": {1: [], 129: []}}
    memory = {"ours": [], "peer": []}
    for _ in range(options.rounds):
        for tokens in (1, 129):
            ours = [options.cli, "generate", "--model", model, "--prompt", PROMPT, "--max-new-tokens", str(tokens), "--json", *where]
            peer = [sys.executable, PEER, "generate", "--model", model, "--prompt", PROMPT, "--tokens", str(tokens), *where]
            for who, command in (("ours", ours), ("peer", peer)):
                seconds, peak, _ = run(command)
                figures[who][tokens].append(seconds)
                memory[who].append(peak)
    print(f"greedy generation, {options.shape} shape, {options.device}, {options.dtype}              ours       peer    ratio")
    row("start to first token, s", figures["ours"][1], figures["peer"][1], "smaller")
    speed = {who: [128 / (b - a) for a, b in zip(times[1], times[129])] for who, times in figures.items()}
    row("decode, tokens/s", speed["ours"], speed["peer"], "larger")
    row("peak memory, MiB", memory["ours"], memory["peer"], "smaller")


def train(options):
    model = ensure_model(options)
    data = os.path.join(MATERIAL, "datasets", "alpaca-1k", "alpaca_data_1k.json")
    speed, first, memory = {"ours": [], "peer": []}, {"ours": [], "peer": []}, {"ours": [], "peer": []}
    for turn in range(options.rounds):
        folder = os.path.join(MODELS, f"run-{os.getpid()}-{turn}")
        ours = [options.cli, "train", "--model", model, "--data", data, "--out", folder, "--format", "alpaca", "--set", f"max_steps={options.steps}",
                "--set", "rank=8", "--set", "alpha=16", "--set", "target_modules=all-linear", "--set", "batch_size=8", "--set", "shuffle=false",
                "--set", f"threads={options.threads}", "--set", f"dtype={options.dtype}", "--set", f"device={options.device}"]
        if options.tokens_per_micro_batch:
            ours += ["--set", f"tokens_per_micro_batch={options.tokens_per_micro_batch}"]
        started = time.time()
        _, peak, _ = run(ours)
        events = [json.loads(line) for line in open(os.path.join(folder, "events.jsonl"))]
        done = [event for event in events if event["event"] == "step"]
        load = os.path.getmtime(os.path.join(folder, "config.json")) - started
        speed["ours"].append(sum(e["tokens"] for e in done[1:]) / (done[-1]["seconds"] - done[0]["seconds"]))
        first["ours"].append(load + done[0]["seconds"])
        memory["ours"].append(peak)
        subprocess.run(["rm", "-r", folder], check=True)
        _, peak, output = run([sys.executable, PEER, "train", "--model", model, "--data", data, "--steps", str(options.steps),
                               "--threads", str(options.threads), "--device", options.device, "--dtype", options.dtype])
        peer = json.loads(output.splitlines()[-1])
        speed["peer"].append(peer["tokens_per_second"])
        first["peer"].append(peer["first_step"])
        memory["peer"].append(peak)
        if turn == 0:
            print("losses, ours:", *(f"{event['loss']:.4f}" for event in done[:6]), " peer:", *(f"{loss:.4f}" for loss in peer["losses"][:6]))
    print(f"LoRA r 8 all-linear, batch 8, alpaca-1k, {options.shape} shape, {options.device}, {options.dtype}; the peer pads     ours       peer    ratio")
    row("real tokens/s", speed["ours"], speed["peer"], "larger")
    row("start to first finished step, s", first["ours"], first["peer"], "smaller")
    row("peak memory, MiB", memory["ours"], memory["peer"], "smaller")


def texts(name):
    """Texts with labels, as many as are asked for; those of IMDB have none here, and any does."""
    if name == "sst2":
        for line in open(os.path.join(MATERIAL, "datasets", "sst2", "train.tsv"), encoding="utf-8"):
            text, label = line.rstrip("\n").split("\t")
            yield {"instruction": text, "output": "positive" if label == "1" else "negative"}
    else:
        with open(os.path.join(MATERIAL, "datasets", "imdb", "imdb_sample.csv"), encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                yield {"instruction": row["review"], "output": "positive" if number % 2 else "negative"}


def classify(options):
    model = os.path.join(MODELS, f"distilbert-{options.layers}-layers")
    if not os.path.exists(os.path.join(model, "model.safetensors")):
        tokenizer = os.path.join(MATERIAL, "tokenizers", "bert-base-uncased")
        subprocess.run([sys.executable, PEER, "make-classifier", "--layers", str(options.layers), "--out", model, "--tokenizer", tokenizer], check=True)
    for name, length in (("sst2", 128), ("imdb", 128), ("imdb", 512)):
        steps = options.steps if length == 128 else max(3, options.steps // 2)
        data = os.path.join(MODELS, f"{name}-{os.getpid()}.jsonl")
        with open(data, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in itertools.islice(texts(name), 16 * steps))
        classify_one(options, model, data, name, length, steps)
        os.remove(data)


def classify_one(options, model, data, name, length, steps):
    speed, first, memory = {"ours": [], "peer": []}, {"ours": [], "peer": []}, {"ours": [], "peer": []}
    where = ["--threads", str(options.threads), "--device", options.device, "--dtype", options.dtype]
    for turn in range(options.rounds):
        folder = os.path.join(MODELS, f"run-{os.getpid()}-{turn}")
        settings = {"task": "classification", "max_steps": steps, "rank": 4, "alpha": 32, "dropout": 0.01, "target_modules": "q_lin", "batch_size": 16,
                    "learning_rate": 5e-5, "weight_decay": 0.01, "max_length": length, "shuffle": "false"}
        ours = [options.cli, "train", "--model", model, "--data", data, "--out", folder, *where]
        for key, value in settings.items():
            ours += ["--set", f"{key}={value}"]
        started = time.time()
        _, peak, _ = run(ours)
        done = [event for event in (json.loads(line) for line in open(os.path.join(folder, "events.jsonl"))) if event["event"] == "step"]
        speed["ours"].append(16 * (len(done) - 1) / (done[-1]["seconds"] - done[0]["seconds"]))
        first["ours"].append(os.path.getmtime(os.path.join(folder, "config.json")) - started + done[0]["seconds"])
        memory["ours"].append(peak)
        subprocess.run(["rm", "-r", folder], check=True)
        _, peak, output = run([sys.executable, PEER, "classify", "--model", model, "--data", data, "--steps", str(steps), "--length", str(length), *where])
        peer = json.loads(output.splitlines()[-1])
        speed["peer"].append(peer["texts_per_second"])
        first["peer"].append(peer["first_step"])
        memory["peer"].append(peak)
    print(f"DistilBERT, {options.layers} layers, LoRA r 4 on q_lin, batch 16, {name} to {length} tokens, {options.dtype}; the peer pads     ours       peer    ratio")
    row("texts/s", speed["ours"], speed["peer"], "larger")
    row("start to first finished step, s", first["ours"], first["peer"], "smaller")
    row("peak memory, MiB", memory["ours"], memory["peer"], "smaller")


def tokenizer(options):
    folder = os.environ.get("TOKENIZER_FOLDER", os.path.join(MATERIAL, "tokenizers", "qwen2.5"))
    ours = [run([options.cli, "tokenize", "--model", folder, "--text", "one", "--json"])[0] for _ in range(options.rounds)]
    peer = [run([sys.executable, PEER, "tokenizer", "--model", folder])[0] for _ in range(options.rounds)]
    print("whole process that opens Qwen2.5's tokenizer and encodes one word     ours       peer    ratio")
    row("seconds", ours, peer, "smaller")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", default=["generate", "train", "classify", "tokenizer"])
    parser.add_argument("--cli", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtype", default="float32")
    parser.add_argument("--shape", default="smollm2-135m", help="smollm2-135m, smollm2-360m or smollm2-1.7b, with random weights")
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--tokens-per-micro-batch", type=int)
    parser.add_argument("--layers", type=int, default=6, help="of the DistilBERT of «classify»; 6 are those of the real one")
    options = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.2f}, threads {options.threads}, rounds {options.rounds}, medians [range]")
    for what in options.what:
        {"generate": generate, "train": train, "classify": classify, "tokenizer": tokenizer}[what](options)


if __name__ == "__main__":
    main()
