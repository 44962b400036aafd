"""Opens in transformers and PEFT what tst_ClassifierRun trained, and compares the logits of the same texts.

Run: LORIKEET_KEPT_CLASSIFIERS=OUT tst_ClassifierRun learnsAndIsReadBack && python tests/reference/classifier_peers.py OUT
"""
import glob
import json
import os
import sys

import torch
from peft import PeftModel
from transformers import AutoConfig, AutoModelForSequenceClassification

LIMIT = 1e-5


def main():
    good = True
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "**", "expected.json"), recursive=True)):
        adapter = os.path.join(os.path.dirname(path), "adapter")
        with open(path) as file:
            kept = json.load(file)
        labels = AutoConfig.from_pretrained(adapter)  # its config.json names them
        base = AutoModelForSequenceClassification.from_pretrained(kept["base"], num_labels=labels.num_labels, id2label=labels.id2label,
                                                                  label2id=labels.label2id, dtype=torch.float32, attn_implementation="eager",
                                                                  ignore_mismatched_sizes=True)
        model = PeftModel.from_pretrained(base, adapter).eval()
        worst = 0.0
        for ids, ours in zip(kept["ids"], kept["logits"]):
            with torch.no_grad():
                theirs = model(torch.tensor([ids])).logits[0]
            worst = max(worst, float((theirs - torch.tensor(ours)).abs().max() / theirs.abs().max()))
        good = good and worst <= LIMIT and list(labels.id2label.values()) == ["low", "high"]
        print(f"{'agree' if worst <= LIMIT else 'DIFFER'}: {os.path.relpath(os.path.dirname(path), sys.argv[1])}: {worst:.1e}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
