"""Draws reviews: a judgement about a thing between an opening and a closing that say nothing about it."""

import random
import re

import words

SPLITS = ("train", "validation", "test")
POLES = ("praise", "blame")
_ADJECTIVES = {"praise": words.PRAISE, "blame": words.BLAME}


def joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


def of_splits(lists: dict[str, list[str]], splits: tuple[str, ...]) -> list[str]:
    return [word for split in splits for word in lists[split]]


def spelled(text: str) -> str:
    """«an» where a vowel follows."""
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)


class Drawer:
    """Draws from the parts of the lists that some splits may use."""

    def __init__(self, chance: random.Random, splits: tuple[str, ...]):
        self.chance = chance
        self.splits = splits

    def one_of(self, lists: dict[str, list[str]]) -> str:
        return self.chance.choice(of_splits(lists, self.splits))

    def adjectives(self, pole: str, kind: str) -> list[str]:
        """Two different ones."""
        lists = _ADJECTIVES[pole]
        return self.chance.sample(of_splits(lists["common"], self.splits) + of_splits(lists[kind], self.splits), 2)

    def judgement(self, pole: str, template: str) -> str:
        kind = self.chance.choice(list(words.THINGS))
        own, other = self.adjectives(pole, kind), self.adjectives(POLES[1 - POLES.index(pole)], kind)
        return spelled(template.format(
            i=self.one_of(words.THINGS[kind]), p=self.one_of(words.PARTS[kind]), m=own[0], n=own[1], o=other[0], q=other[1]))

    def review(self, judgement: str) -> str:
        return joined([self.one_of(words.OPENINGS), judgement, self.one_of(words.CLOSINGS)])
