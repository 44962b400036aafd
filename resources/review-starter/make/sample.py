#!/usr/bin/env python3
"""Writes the sample records of the adapter: is a review positive or negative?

    sample.py --seed 7 --out ../records

Every judgement is drawn for both poles, and its words are drawn for each anew. Validation and test use adjectives,
sentences, things, parts, openings and closings of their own.
"""

import argparse
import json
import random
from pathlib import Path

import words
from reviews import POLES, Drawer

SIZES = {"train": 300, "validation": 60, "test": 120}
TURNED = 30  # sentences of beginnings and ends among those of training
LABELS = {"praise": "positive", "blame": "negative"}


def templates_of(split: str, chance: random.Random) -> list[str]:
    """The sentences of a split. Those of training are many; denials and plain words come as often as each other."""
    if split != "train":
        return words.JUDGEMENTS[split]
    more = [words.MORE_JUDGEMENTS[kind] for kind in ("denied", "plain")]
    turned = chance.sample(words.MORE_JUDGEMENTS["turned"], TURNED)
    result = words.JUDGEMENTS[split] + turned + [template for templates in more for template in templates]
    chance.shuffle(result)
    return result


def records(split: str, size: int, seed: int) -> list[dict[str, str]]:
    """Sentences and poles in equal shares, shuffled; no review twice."""
    drawer = Drawer(random.Random(f"{seed} {split}"), (split,))
    templates = templates_of(split, drawer.chance)
    written: dict[str, dict[str, str]] = {}
    i = 0
    while len(written) < size:
        pole = POLES[i % 2]
        review = drawer.review(drawer.judgement(pole, templates[i // 2 % len(templates)]))
        if review not in written:
            written[review] = {"instruction": review, "label": LABELS[pole]}
            i += 1
    result = list(written.values())
    drawer.chance.shuffle(result)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    for split, size in SIZES.items():
        lines = [json.dumps(written, ensure_ascii=False, indent=1) for written in records(split, size, options.seed)]
        (folder / f"{split}.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
