#!/usr/bin/env python3
"""Writes the records of pre-training: reviews with verdicts, in all words and wordings.

    pretraining.py --records 40000 --seed 11 --out reviews.jsonl

A verdict stands behind the judgement, or before it. Whoever has to say a hidden word of a verdict must have read which of
two contrary words the review ends up with; whoever has to say a hidden word of the judgement learns what such words mean.
"""

import argparse
import json
import random

import words
from reviews import POLES, SPLITS, Drawer, joined


def template(chance: random.Random, shares: dict[str, float]) -> str:
    kind = chance.choices(list(shares), list(shares.values()))[0]
    if kind == "records":
        return chance.choice([each for split in SPLITS for each in words.JUDGEMENTS[split]])
    return chance.choice(words.MORE_JUDGEMENTS[kind])


def record(drawer: Drawer, shares: dict[str, float], bare: float) -> dict[str, str]:
    """A judgement or two of one pole and a verdict or two; `bare` is the share of those without opening and closing."""
    chance = drawer.chance
    pole = chance.choice(POLES)
    judgements = [drawer.judgement(pole, template(chance, shares)) for _ in range(chance.choice((1, 1, 1, 2)))]
    verdicts = chance.sample(words.VERDICTS[pole], chance.choice((1, 1, 2)))
    review = joined(judgements) if chance.random() < bare else drawer.review(joined(judgements))
    first, second = (review, joined(verdicts)) if chance.random() < 0.7 else (joined(verdicts), review)
    return {"instruction": first, "output": second}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--shares", required=True, help="how often each kind of judgement is drawn: plain=1,denied=0.5")
    parser.add_argument("--bare", type=float, required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    drawer = Drawer(random.Random(options.seed), SPLITS)
    shares = {name: float(share) for name, share in (each.split("=") for each in options.shares.split(","))}
    with open(options.out, "w", encoding="utf-8") as file:
        for _ in range(options.records):
            file.write(json.dumps(record(drawer, shares, options.bare), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
