"""Writes tests/fixtures/metrics/classification.json: judgements of random texts, and scikit-learn's figures for them.

Run by hand in an environment with scikit-learn; the same seed gives the same file. zero_division is 0; what is averaged are the labels that occur
or were chosen (scikit-learn's own choice), and for several labels a text all of them.
"""
import json
import os
import random
import warnings

import numpy
import sklearn
from sklearn import metrics

warnings.filterwarnings("ignore")
PLACE = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", "fixtures", "metrics"))
SINGLE, MULTI, REGRESSION = "single_label_classification", "multi_label_classification", "regression"
CASES = [("two labels", SINGLE, 2, 40, None), ("four labels", SINGLE, 4, 60, None), ("one never right", SINGLE, 4, 30, 3), ("one record", SINGLE, 3, 1, None),
         ("several labels", MULTI, 3, 50, None), ("many labels, few records", MULTI, 6, 4, None), ("numbers", REGRESSION, 1, 25, None)]


def figures(truth, chosen, labels, everywhere):
    result = {"accuracy": metrics.accuracy_score(truth, chosen)}
    for kind in ("macro", "micro"):
        precision, recall, f1, _ = metrics.precision_recall_fscore_support(truth, chosen, average=kind, zero_division=0)
        result |= {f"precision_{kind}": precision, f"recall_{kind}": recall, f"f1_{kind}": f1}
    each = metrics.precision_recall_fscore_support(truth, chosen, average=None, labels=everywhere, zero_division=0)
    return result | dict(zip(("precision", "recall", "f1", "support"), [column.tolist() for column in each]))


def case(name, problem, labels, count, never):
    chooser = random.Random(name)
    logits = [[round(chooser.gauss(0, 2), 3) for _ in range(labels)] for _ in range(count)]
    if problem == REGRESSION:
        targets = [[round(row[0] + chooser.gauss(0, 1), 3)] for row in logits]
        truth, chosen = numpy.array(targets), numpy.array(logits)
        expected = {"mean_squared_error": metrics.mean_squared_error(truth, chosen), "mean_absolute_error": metrics.mean_absolute_error(truth, chosen),
                    "r2": metrics.r2_score(truth, chosen)}
    elif problem == SINGLE:
        allowed = [label for label in range(labels) if label != never]
        chosen = [max(range(labels), key=row.__getitem__) for row in logits]
        truth = [label if chooser.random() < 0.6 and label in allowed else chooser.choice(allowed) for label in chosen]
        targets = [[float(i == label) for i in range(labels)] for label in truth]
        expected = figures(truth, chosen, labels, list(range(labels)))
        expected["confusion"] = metrics.confusion_matrix(truth, chosen, labels=list(range(labels))).flatten().tolist()
    else:
        chosen = [[int(value > 0) for value in row] for row in logits]
        targets = [[float(value if chooser.random() < 0.8 else 1 - value) for value in row] for row in chosen]
        expected = figures(numpy.array(targets, dtype=int), numpy.array(chosen), labels, list(range(labels)))
    return {"name": name, "problem_type": problem, "targets": targets, "logits": logits, "expected": expected}


def main():
    os.makedirs(PLACE, exist_ok=True)
    cases = [case(*each) for each in CASES]
    with open(os.path.join(PLACE, "classification.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(each) for each in cases) + "\n]\n")
    print(f"{len(cases)} cases by scikit-learn {sklearn.__version__}")


if __name__ == "__main__":
    main()
