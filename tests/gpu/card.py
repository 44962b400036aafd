"""What only a machine with an NVIDIA card can show of lorikeet-cli, on the starter model: a run equals the processor's, goes on after
a kill, and answers a card that is full with smaller micro-batches. Needs PyTorch with CUDA, for the card's memory alone.

    python3 tests/gpu/card.py --cli build/release/bin/lorikeet-cli
"""
import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", ".."))
STARTER = os.path.join(ROOT, "resources", "starter")


def events_of(run):
    path = os.path.join(run, "events.jsonl")
    lines = open(path).read().split("\n")[:-1] if os.path.exists(path) else []  # the last may not be whole yet
    return [json.loads(line) for line in lines]


def losses_of(run):
    return {event["step"]: event["loss"] for event in events_of(run) if event["event"] == "step"}


def train(options, run, *settings, wait=True):
    command = [options.cli, "train", "--model", os.path.join(STARTER, "model"), "--data", os.path.join(STARTER, "records", "train.json"), "--out", run, "--seed", "1"]
    process = subprocess.Popen([*command, *settings], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if not wait:
        return process
    _, errors = process.communicate()
    if process.returncode != 0:
        print(errors[-2000:])
    return process.returncode


def largest(left, right):
    return max((abs(left[step] - right[step]) for step in left), default=float("nan"))


def equal_to_the_processor(options, place):
    """Losses of 40 steps in float32 on both."""
    for device in ("cuda", "cpu"):
        assert train(options, os.path.join(place, device), "--device", device, "--dtype", "float32", "--max-steps", "40") == 0
    card, processor = (losses_of(os.path.join(place, name)) for name in ("cuda", "cpu"))
    assert len(card) == len(processor) == 40
    return largest(card, processor) < 2e-3, f"largest difference of 40 losses: {largest(card, processor):.2e}"


def goes_on_after_a_kill(options, place):
    settings = ["--device", "cuda", "--max-steps", "400", "--save-every", "20"]
    whole, killed = os.path.join(place, "whole"), os.path.join(place, "killed")
    assert train(options, whole, *settings) == 0
    process = train(options, killed, *settings, wait=False)
    while not any(event["event"] == "checkpoint" for event in events_of(killed)):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    reached = max(losses_of(killed), default=0)
    resumed = subprocess.run([options.cli, "train", "--resume", "--out", killed], capture_output=True, text=True)
    assert resumed.returncode == 0, f"killed at step {reached}, going on ended with {resumed.returncode}: {resumed.stderr[-600:]}"
    left, right = losses_of(whole), losses_of(killed)
    return left.keys() == right.keys() and largest(left, right) < 1e-2, \
        f"killed at step {reached} of 400; largest difference of losses: {largest(left, right):.2e}"


def full_card(options, place):
    """Another program holds nearly all of the card; micro-batches as large as the data have to become smaller."""
    hold = ("import sys, torch\nfree, _ = torch.cuda.mem_get_info()\nheld = torch.empty(free - int(sys.argv[1]) * 2**20, dtype=torch.uint8, device='cuda')\n"
            "print('held', flush=True)\nsys.stdin.read()")
    holder = subprocess.Popen([sys.executable, "-c", hold, str(options.leave_mib)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "held\n"
    run = os.path.join(place, "full")
    code = train(options, run, "--device", "cuda", "--max-steps", "3", "--batch-size", "360", "--tokens-per-micro-batch", "1000000")
    holder.communicate("")
    smaller = [event for event in events_of(run) if event["event"] not in ("step", "started", "evaluation", "checkpoint", "finished")]
    return code == 0 and len(losses_of(run)) == 3 and bool(smaller), f"exit {code}; said: {[json.dumps(event) for event in smaller]}"


def same_answers(options, _place):
    """Greedy answers on the card and on the processor."""
    ids = []
    for device in ("cuda", "cpu"):
        command = [options.cli, "generate", "--model", os.path.join(STARTER, "model"), "--instruction", "Is Mr Hall better?", "--max-new-tokens", "40",
                   "--device", device, "--dtype", "float32", "--json"]
        ids.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["answers"][0]["ids"])
    return ids[0] == ids[1], f"{len(ids[0])} tokens"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("checks", nargs="*", help="names of the checks to be run; all without one")
    parser.add_argument("--leave-mib", type=int, default=900, help="what is left free of the card in the check of a full one")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        for check in (equal_to_the_processor, goes_on_after_a_kill, full_card, same_answers):
            if options.checks and check.__name__ not in options.checks:
                continue
            started = time.time()
            try:
                passed, words = check(options, place)
            except Exception as error:  # the next check is run all the same
                passed, words = False, repr(error)
            failed += not passed
            print(f"{'passed' if passed else 'FAILED'}  {check.__name__}: {words}  ({time.time() - started:.1f} s)", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
