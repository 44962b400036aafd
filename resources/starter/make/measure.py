#!/usr/bin/env python3
"""Compares generated answers with the records they were generated for.

    lorikeet-cli generate --model model --data records.json --json > answers.jsonl
    measure.py --data records.json --answers answers.jsonl

Prints the share of answers that equal the record's output, for each column (the model alone and each adapter), by the
record's «kind» where it has one, and by language.
"""

import argparse
import json
from collections import defaultdict


def records(path: str) -> list[dict]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.lstrip().startswith("["):
        return json.loads(text)
    return [json.loads(line) for line in text.splitlines()]


def groups(record: dict) -> list[str]:
    language = "English" if record["output"].isascii() else "Chinese"
    return ["all", language] + ([record["kind"]] if "kind" in record else [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--answers", required=True, help="output of lorikeet-cli generate --json")
    options = parser.parse_args()
    asked = records(options.data)
    with open(options.answers, encoding="utf-8") as file:
        answered = [json.loads(line) for line in file]
    if len(asked) != len(answered):
        raise SystemExit(f"{len(asked)} records, {len(answered)} answers")
    hits: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for record, answer in zip(asked, answered):
        for column in answer["answers"]:
            right = column["text"].strip() == record["output"].strip()
            for group in groups(record):
                hits[column["adapter"] or "the model alone"][group].append(right)
    for name, by_group in hits.items():
        print(name)
        for group, found in by_group.items():
            print(f"  {group:24}{sum(found) / len(found):6.1%}  of {len(found)}")


if __name__ == "__main__":
    main()
