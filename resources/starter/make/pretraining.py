#!/usr/bin/env python3
"""Writes the records of pre-training: messages as plain text, and messages with questions about who has what.

    pretraining.py --people 1,2,3 --records 40000 --seed 1 --out pretrain.jsonl

A plain record asks for a message and answers with one, all of which is learned. A record with questions asks the first
one before the message and the others behind it, as turns of a conversation; only the answers are learned. The format is
the starter's chat template.
"""

import argparse
import json
import random

from world import COURSE_NAMES, LANGUAGES, SPLITS, Case, Drawer

PLAIN_SHARE = 0.12
PAIR_SHARE = 0.15
WISH_SHARE = 0.35


def drawn_case(drawer: Drawer, count: int, short_share: float = 0.0) -> Case:
    chance, language = drawer.chance, drawer.language
    relatives = [relative for split in SPLITS for relative in language.RELATIVES[split]]
    people = drawer.people(count, relatives, drawer.invented)
    ill = drawer.ill(people, [chance.choice(COURSE_NAMES) for _ in people])
    if chance.random() < short_share:
        return Case(language, ill, language.joined(drawer.short_sentences(ill)), "")
    if count == 2 and chance.random() < PAIR_SHARE:
        sentences = drawer.pair_sentences(ill)
    else:
        sentences = drawer.person_sentences(ill, "train", SPLITS)
    wish, note = "", ""
    if chance.random() < WISH_SHARE:
        wordings, note = chance.choice(language.WISHES)
        wish = chance.choice(wordings)
    return Case(language, ill, drawer.message(sentences, "train", wish), note)


def questions(case: Case, chance: random.Random) -> list[tuple[str, str, str]]:
    """Kind, question and answer of everything that may be asked about a case, in random order."""
    language = case.language
    asked: list[tuple[str, str, str]] = []

    def ask(kind: str, answer: str, **words: str) -> None:
        question = chance.choice(language.QUESTIONS[kind]).format(**words)
        asked.append((kind, question[:1].upper() + question[1:], answer))

    courses = [ill.course for ill in case.people if "course" in ill.told]
    for ill in case.people:
        person = ill.person["p"]
        if "complaint" in ill.told:
            ask("complaint", language.complaint_answer(ill.complaint), p=person)
            bare = ill.complaint if isinstance(ill.complaint, str) else ill.complaint[0]
            ask("who_complaint", ill.person["answer"], c=bare)
        if "duration" in ill.told:
            ask("duration", language.duration_answer(ill.duration), p=person)
        if "course" in ill.told:
            ask("course", language.COURSE_ANSWERS[ill.course], p=person)
            if courses.count(ill.course) == 1:
                ask("who_course", ill.person["answer"], k=language.course_word(ill.course))
            claimed = ill.course if chance.random() < 0.5 else chance.choice(COURSE_NAMES)
            ask("yes_no", language.YES if claimed == ill.course else language.NO,
                p=person, k=language.course_word(claimed))
    if chance.random() < 0.3:
        ask("count", language.COUNTS[len(case.people)])
    if case.wish:
        ask("wish", case.wish)
    chance.shuffle(asked)
    return asked


def record(case: Case, chance: random.Random) -> dict:
    if chance.random() < PLAIN_SHARE:
        return {"instruction": case.language.PLAIN_REQUEST, "input": "", "output": case.message}
    asked = questions(case, chance)[: chance.choice((1, 4, 6, 8, 10))]
    prompts = [question for _, question, _ in asked]
    prompts[0] += "\n\n" + case.message
    turns = [[prompt, answer] for prompt, (_, _, answer) in zip(prompts[:-1], asked)]
    written = {"instruction": prompts[-1], "input": "", "output": asked[-1][2]}
    return written | ({"turns": turns} if turns else {})


def probe(case: Case, chance: random.Random) -> list[dict]:
    """Four single questions about a case, each with its kind, to measure what the model can read."""
    return [
        {"kind": kind, "instruction": question, "input": case.message, "output": answer}
        for kind, question, answer in questions(case, chance)[:4]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", default="1,2,3", help="how many people a message is about, drawn from this list")
    parser.add_argument("--short", type=float, default=0.0, help="share of messages made of short sentences")
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--probe", action="store_true", help="write single questions with their kinds, for measure.py")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    drawers = [Drawer(language, chance) for language in LANGUAGES.values()]
    counts = [int(count) for count in options.people.split(",")]
    with open(options.out, "w", encoding="utf-8") as file:
        for _ in range(options.records):
            case = drawn_case(chance.choice(drawers), chance.choice(counts), options.short)
            for written in probe(case, chance) if options.probe else [record(case, chance)]:
                file.write(json.dumps(written, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
