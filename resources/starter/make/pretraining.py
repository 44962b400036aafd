#!/usr/bin/env python3
"""Writes the records of pre-training: messages as plain text, and messages with questions about who has what.

    pretraining.py --people 1,2,3 --records 40000 --seed 1 --out pretrain.jsonl

The kinds of record, in --shares: a list names a fact of each person right behind the name and says all of it again three
times, in other orders; retell does so once with whole sentences; questions has a message with a question at its end and
more questions as further turns of the conversation; plain asks for a message. Only the answers are learned.
"""

import argparse
import json
import random

from world import COURSE_NAMES, LANGUAGES, SPLITS, Case, Drawer

LIST_REPEATS = 3
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
        sentences = drawer.person_sentences(ill, "train", SPLITS, more=True)
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
            ask("who_complaint", ill.person["answer"], c=language.asked(ill.complaint))
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


def listed(case: Case, drawer: Drawer) -> dict:
    """A list of persons with one fact each, and the same again in other orders."""
    chance, language = drawer.chance, drawer.language
    kind = chance.choice(("complaint", "complaint", "duration", "course"))
    notes = []
    for ill in case.people:
        fact = {"complaint": language.bare(ill.complaint), "duration": ill.duration,
                "course": language.course_word(ill.course)}[kind]
        notes.append(language.note(ill.person, fact))
    return repeated(notes, LIST_REPEATS, language.LIST_REQUEST, drawer)


def retold(case: Case, drawer: Drawer) -> dict:
    """Sentences of one template about each person, and the same again in another order."""
    chance, language = drawer.chance, drawer.language
    if chance.random() < 0.5:
        template = chance.choice(language.SHORT_SENTENCES[chance.choice(list(language.SHORT_SENTENCES))])
    else:
        template = chance.choice(language.PERSON_SENTENCES["train"] + language.MORE_SENTENCES)
    sentences = [template.format(**drawer.words(ill, SPLITS)) for ill in case.people]
    return repeated(sentences, 1, language.LIST_REQUEST, drawer)


def repeated(sentences: list[str], times: int, request: str, drawer: Drawer) -> dict:
    order = []
    for _ in range(times):
        order += drawer.chance.sample(sentences, len(sentences))
    joined = drawer.language.joined
    return {"instruction": request + "\n" + joined(sentences), "input": "", "output": joined(order)}


def questioned(case: Case, chance: random.Random) -> dict:
    """A message with a question at its end, and more questions as further turns."""
    asked = questions(case, chance)[: chance.choice((4, 6, 8, 10))]
    prompts = [question for _, question, _ in asked]
    prompts[0] = case.message + "\n" + prompts[0]
    turns = [[prompt, answer] for prompt, (_, _, answer) in zip(prompts[:-1], asked)]
    written = {"instruction": prompts[-1], "input": "", "output": asked[-1][2]}
    return written | ({"turns": turns} if turns else {})


def record(drawer: Drawer, counts: list[int], shares: dict[str, float], short: float) -> dict:
    chance = drawer.chance
    kind = chance.choices(list(shares), list(shares.values()))[0]
    case = drawn_case(drawer, chance.choice(counts), short)
    if kind == "list":
        return listed(case, drawer)
    if kind == "retell":
        return retold(case, drawer)
    if kind == "plain":
        return {"instruction": case.language.PLAIN_REQUEST, "input": "", "output": case.message}
    return questioned(case, chance)


def probe(case: Case, chance: random.Random) -> list[dict]:
    """Four single questions about a case, each with its kind, to measure what the model can read."""
    return [
        {"kind": kind, "instruction": case.message + "\n" + question, "input": "", "output": answer}
        for kind, question, answer in questions(case, chance)[:4]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", default="1,2,3", help="how many people a message is about, drawn from this list")
    parser.add_argument("--short", type=float, default=0.0, help="share of messages made of short sentences")
    parser.add_argument("--shares", default="questions=1", help="of the kinds list, retell, questions, plain")
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--probe", action="store_true", help="write single questions with their kinds, for measure.py")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    drawers = [Drawer(language, chance) for language in LANGUAGES.values()]
    counts = [int(count) for count in options.people.split(",")]
    shares = {name: float(share) for name, share in (part.split("=") for part in options.shares.split(","))}
    with open(options.out, "w", encoding="utf-8") as file:
        for _ in range(options.records):
            drawer = chance.choice(drawers)
            if options.probe:
                written = probe(drawn_case(drawer, chance.choice(counts), options.short), chance)
            else:
                written = [record(drawer, counts, shares, options.short)]
            for one in written:
                file.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
