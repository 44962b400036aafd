"""Cases of the small world and their messages: who has what, since when, and how it goes."""

import random
from dataclasses import dataclass
from types import ModuleType

import chinese
import english

LANGUAGES = {"en": english, "zh": chinese}
COURSE_NAMES = ("worse", "better", "unchanged")
SPLITS = ("train", "validation", "test")


@dataclass
class Ill:
    """One person of a message."""

    person: dict[str, str]  # as the language's person_named and person_related give it
    complaint: object  # one of the language's COMPLAINTS
    duration: str
    course: str  # one of COURSE_NAMES
    told: tuple[str, ...] = ("complaint", "duration", "course")  # what the message says of it


@dataclass
class Case:
    language: ModuleType
    people: list[Ill]
    message: str
    wish: str  # the desk's note of what the writer wants; empty where nothing is said


class Drawer:
    """Draws people and sentences from the part of the lists that a split may use."""

    def __init__(self, language: ModuleType, chance: random.Random):
        self.language = language
        self.chance = chance
        self.invented = language.invented_names()

    def people(self, count: int, relatives: list, names: list[str]) -> list[dict[str, str]]:
        """People that a reader can tell apart: no piece is shared by two names."""
        chosen: dict[str, dict[str, str]] = {}
        taken: set[str] = set()
        while len(chosen) < count:
            if relatives and self.chance.random() < 0.4:
                person = self.language.person_related(self.chance.choice(relatives))
            else:
                name = self.chance.choice(names)
                parts = set(self.language.pieces(name))
                if parts & taken:
                    continue
                taken |= parts
                person = self.language.person_named(name)
            chosen.setdefault(person["key"], person)
        return list(chosen.values())

    def ill(self, people: list[dict[str, str]], courses: list[str]) -> list[Ill]:
        """Gives each person a complaint of his own, a duration and the course at his place."""
        complaints = self.chance.sample(self.language.COMPLAINTS, len(people))
        return [
            Ill(person, complaint, self.chance.choice(self.language.DURATIONS), course)
            for person, complaint, course in zip(people, complaints, courses)
        ]

    def course_wording(self, course: str, splits: tuple[str, ...]) -> str:
        wordings = self.language.COURSES[course]
        return self.chance.choice([wording for split in splits for wording in wordings[split]])

    def words(self, ill: Ill, wordings: tuple[str, ...]) -> dict[str, str]:
        """What fills the places of a template."""
        return self.language.sentence_words(
            ill.person, ill.complaint, ill.duration, self.course_wording(ill.course, wordings))

    def person_sentences(self, people: list[Ill], split: str, wordings: tuple[str, ...],
                         more: bool = False) -> list[str]:
        """One template for each person, none twice while there are enough; `more` takes those of pre-training too."""
        templates = list(self.language.PERSON_SENTENCES[split])
        if more:
            templates += self.language.MORE_SENTENCES
        self.chance.shuffle(templates)
        sentences = []
        for i, ill in enumerate(people):
            words = self.words(ill, wordings)
            sentences.append(templates[i % len(templates)].format(**words))
        return sentences

    def short_sentences(self, people: list[Ill]) -> list[str]:
        """One short sentence for each person; mostly all say the same kind of thing."""
        kinds = list(self.language.SHORT_SENTENCES)
        kind = self.chance.choice(kinds)
        sentences = []
        for ill in people:
            ill.told = kind if self.chance.random() < 0.8 else self.chance.choice(kinds)
            words = self.words(ill, SPLITS)
            sentences.append(self.chance.choice(self.language.SHORT_SENTENCES[ill.told]).format(**words))
        return sentences

    def pair_sentences(self, people: list[Ill]) -> list[str]:
        """Two people in one template; what is said of them has no duration."""
        words = {}
        for number, ill in enumerate(people, 1):
            ill.told = ("complaint", "course")
            own = self.words(ill, SPLITS)
            words |= {f"{key}{number}": word for key, word in own.items()}
        return [self.chance.choice(self.language.PAIR_SENTENCES).format(**words)]

    def message(self, sentences: list[str], split: str, wish: str = "") -> str:
        opening = self.chance.choice(self.language.OPENINGS[split])
        closing = wish or self.chance.choice(self.language.CLOSINGS[split])
        return self.language.joined([opening, *sentences, closing])
