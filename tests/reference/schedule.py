"""Prints the table of tests/core/training/tst_Schedule.cpp: learning rates as transformers' get_scheduler gives them, with
warm-up steps counted as its Trainer counts them. Run in an environment with transformers and torch."""
import math

import torch
from transformers import get_scheduler

PEAK = 2e-4
CASES = [("linear", 10, 0.0), ("linear", 10, 0.25), ("linear", 7, 1.0), ("linear", 1, 0.0), ("linear", 1000, 0.03),
         ("cosine", 10, 0.0), ("cosine", 10, 0.25), ("cosine", 1000, 0.03), ("cosine", 3, 0.5),
         ("constant", 10, 0.0), ("constant", 10, 0.25)]


def rates(kind, total, ratio):
    warmup = math.ceil(total * ratio)
    name = "constant_with_warmup" if kind == "constant" and warmup else kind
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
    scheduler = get_scheduler(name, optimizer, num_warmup_steps=warmup, num_training_steps=total)
    result = []
    for _ in range(total):
        result.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return result


for kind, total, ratio in CASES:
    values = rates(kind, total, ratio)
    shown = range(total) if total <= 10 else (0, 1, 29, 30, 31, 499, 500, 515, 998, 999)
    pairs = ", ".join(f"{{{step}, {values[step]!r}}}" for step in shown)
    print(f'    {{"{kind}", {total}, {ratio}, {{{pairs}}}}},')
