#!/usr/bin/env python3
"""Writes the sample records of the adapter: how soon should the person asked about be seen?

    sample.py --seed 7 --out ../records

It gets worse: today. No change: a visit this week. Better: rest at home. Each message is about two or three people with
different courses, so that the words of a message do not tell the answer; one must read whom they are about. Validation
and test use names, relatives, sentences, wordings of the course, openings, closings and questions of their own.
"""

import argparse
import json
import random
from pathlib import Path

from world import COURSE_NAMES, LANGUAGES, Drawer

SIZES = {"train": 360, "validation": 60, "test": 120}


def record(drawer: Drawer, split: str, course: str, count: int, place: int) -> dict[str, str]:
    """A record whose answer is that of `course`; the person asked about stands at `place` of `count` people."""
    chance, language = drawer.chance, drawer.language
    others = [name for name in COURSE_NAMES if name != course]
    chance.shuffle(others)
    courses = others[: count - 1]
    courses.insert(place, course)
    ill = drawer.ill(drawer.people(count, language.RELATIVES[split], language.NAMES[split]), courses)
    message = drawer.message(drawer.person_sentences(ill, split, (split,)), split)
    question = chance.choice(language.TRIAGE_QUESTIONS[split]).format(p=ill[place].person["p"])
    return {"instruction": message + "\n" + question, "input": "", "output": language.TRIAGE_ANSWERS[course]}


def records(split: str, size: int, seed: int) -> list[dict[str, str]]:
    """Languages, courses, numbers of people and places in equal shares, shuffled; no record twice."""
    chance = random.Random(f"{seed} {split}")
    drawers = [Drawer(language, chance) for language in LANGUAGES.values()]
    places = [(2, 0), (2, 1), (3, 0), (3, 1), (3, 2), (2, 0), (2, 1)]
    written: dict[str, dict[str, str]] = {}
    i = 0
    while len(written) < size:
        course = COURSE_NAMES[i // 2 % 3]
        drawn = record(drawers[i % 2], split, course, *places[i // 6 % len(places)])
        key = drawn["instruction"] + drawn["input"]
        i += key not in written
        written.setdefault(key, drawn)
    result = list(written.values())
    chance.shuffle(result)
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
