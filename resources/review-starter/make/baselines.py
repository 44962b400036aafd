#!/usr/bin/env python3
"""What one gets on the sample's test records without reading: the commonest label, and bags of words.

    baselines.py --records ../records
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import words


def tokens(text: str) -> list[str]:
    """Words, and pairs of neighbouring words."""
    found = re.findall(r"[a-zé'-]+", text.lower())
    return found + [first + " " + second for first, second in zip(found, found[1:])]


def with_known_words(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """The records with each adjective replaced by its pole, as if all of them had been learned."""
    poles = {word: pole for pole, kinds in (("praise", words.PRAISE), ("blame", words.BLAME))
             for lists in kinds.values() for split in lists.values() for word in split}
    return [{**record, "instruction": re.sub(r"[a-z-]+", lambda found: poles.get(found[0], found[0]), record["instruction"])}
            for record in records]


def majority(train: list[dict[str, str]], test: list[dict[str, str]]) -> float:
    commonest = Counter(record["label"] for record in train).most_common(1)[0][0]
    return sum(commonest == record["label"] for record in test) / len(test)


def naive_bayes(train: list[dict[str, str]], test: list[dict[str, str]]) -> float:
    """Multinomial naive Bayes over counts, add-one smoothing (Manning, Raghavan, Schütze 2008, chapter 13)."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for record in train:
        counts[record["label"]].update(tokens(record["instruction"]))
    vocabulary = {word for counter in counts.values() for word in counter}
    prior = Counter(record["label"] for record in train)

    def score(label: str, found: list[str]) -> float:
        total = sum(counts[label].values()) + len(vocabulary)
        return math.log(prior[label]) + sum(
            math.log((counts[label][word] + 1) / total) for word in found if word in vocabulary)

    hits = [max(sorted(counts), key=lambda label: score(label, tokens(record["instruction"]))) == record["label"]
            for record in test]
    return sum(hits) / len(test)


def logistic_regression(train: list[dict[str, str]], test: list[dict[str, str]], epochs: int = 60) -> float:
    """Logistic regression over presence of words, plain gradient descent with weight decay."""
    weights: dict[str, float] = defaultdict(float)

    def probability(found: set[str]) -> float:
        return 1 / (1 + math.exp(-sum(weights[word] for word in found)))

    for epoch in range(epochs):
        rate = 0.1 / (1 + epoch / 10)
        for record in train:
            found = set(tokens(record["instruction"]))
            error = probability(found) - (record["label"] == "positive")
            for word in found:
                weights[word] -= rate * (error + 1e-3 * weights[word])
    hits = [(probability(set(tokens(record["instruction"]))) > 0.5) == (record["label"] == "positive") for record in test]
    return sum(hits) / len(test)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", required=True)
    parser.add_argument("--split", default="test", choices=("validation", "test"))
    options = parser.parse_args()
    train, held = (
        json.loads((Path(options.records) / f"{split}.json").read_text(encoding="utf-8")) for split in ("train", options.split))
    for name, accuracy in [
        ("commonest label", majority(train, held)),
        ("bag of words, naive Bayes", naive_bayes(train, held)),
        ("bag of words, logistic regression", logistic_regression(train, held)),
        ("the same, words known", logistic_regression(with_known_words(train), with_known_words(held))),
    ]:
        print(f"{name:36}{accuracy:6.1%}")


if __name__ == "__main__":
    main()
