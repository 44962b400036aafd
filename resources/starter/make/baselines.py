#!/usr/bin/env python3
"""What one gets on the sample's test records without reading: the commonest answer, and bags of words.

    baselines.py --records ../records
"""

import argparse
import copy
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

from world import LANGUAGES


def words(record: dict[str, str]) -> list[str]:
    """Words of question and message, Chinese signs one by one and in pairs, and pairs of neighbouring words."""
    tokens = re.findall(r"[a-z']+|[\u4e00-\u9fff]", (record["instruction"] + " " + record["input"]).lower())
    return tokens + [first + " " + second for first, second in zip(tokens, tokens[1:])]


def with_known_wordings(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """The records with each wording of a course replaced by the course's name, as if all wordings had been learned."""
    names = {
        wording: f" {course} "
        for language in LANGUAGES.values()
        for course, wordings in language.COURSES.items()
        for wording in sum(wordings.values(), [])
    }
    result = copy.deepcopy(records)
    for record in result:
        for wording in sorted(names, key=len, reverse=True):
            record["input"] = record["input"].replace(wording, names[wording])
    return result


def majority(train: list[dict[str, str]], test: list[dict[str, str]]) -> float:
    """The commonest answer of each language."""

    def language(record: dict[str, str]) -> bool:
        return record["output"].isascii()

    commonest = {
        is_english: Counter(r["output"] for r in train if language(r) == is_english).most_common(1)[0][0]
        for is_english in (True, False)
    }
    return sum(commonest[language(r)] == r["output"] for r in test) / len(test)


def naive_bayes(train: list[dict[str, str]], test: list[dict[str, str]]) -> float:
    """Multinomial naive Bayes over counts, add-one smoothing (Manning, Raghavan, Schütze 2008, chapter 13)."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for record in train:
        counts[record["output"]].update(words(record))
    vocabulary = {word for counter in counts.values() for word in counter}
    prior = Counter(record["output"] for record in train)

    def score(answer: str, tokens: list[str]) -> float:
        total = sum(counts[answer].values()) + len(vocabulary)
        return math.log(prior[answer]) + sum(
            math.log((counts[answer][word] + 1) / total) for word in tokens if word in vocabulary)

    found = [max(counts, key=lambda answer: score(answer, words(record))) for record in test]
    return sum(answer == record["output"] for answer, record in zip(found, test)) / len(test)


def logistic_regression(train: list[dict[str, str]], test: list[dict[str, str]], epochs: int = 60) -> float:
    """Multinomial logistic regression over presence of words, plain gradient descent with weight decay."""
    answers = sorted({record["output"] for record in train})
    weights = {answer: defaultdict(float) for answer in answers}

    def probabilities(tokens: set[str]) -> dict[str, float]:
        scores = {answer: sum(weights[answer][word] for word in tokens) for answer in answers}
        highest = max(scores.values())
        powers = {answer: math.exp(score - highest) for answer, score in scores.items()}
        return {answer: power / sum(powers.values()) for answer, power in powers.items()}

    for epoch in range(epochs):
        rate = 0.1 / (1 + epoch / 10)
        for record in train:
            tokens = set(words(record))
            found = probabilities(tokens)
            for answer in answers:
                error = found[answer] - (answer == record["output"])
                for word in tokens:
                    weights[answer][word] -= rate * (error + 1e-3 * weights[answer][word])
    hits = 0
    for record in test:
        found = probabilities(set(words(record)))
        hits += max(answers, key=found.__getitem__) == record["output"]
    return hits / len(test)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", required=True)
    options = parser.parse_args()
    train, test = (
        json.loads((Path(options.records) / f"{split}.json").read_text(encoding="utf-8")) for split in ("train", "test"))
    for name, accuracy in [
        ("commonest answer", majority(train, test)),
        ("bag of words, naive Bayes", naive_bayes(train, test)),
        ("bag of words, logistic regression", logistic_regression(train, test)),
        ("the same, wordings known", logistic_regression(with_known_wordings(train), with_known_wordings(test))),
    ]:
        print(f"{name:36}{accuracy:6.1%}")


if __name__ == "__main__":
    main()
