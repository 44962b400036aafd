"""Random bases of the shape that real adapters were trained on, with what PEFT makes of both: material_classifiers.py MATERIAL OUT.

OUT gets a folder for each adapter, laid out as tests/fixtures/classifiers. It is large and not committed:
    LORIKEET_CLASSIFIERS=OUT tst_SequenceClassifier logitsEqualTransformersAndPeft
"""
import sys

from peft import PeftModel

from models_tiny import *

SINGLE = "single_label_classification"
# name: (configuration of the base, labels)
ADAPTERS_THERE = {
    "distilbert-imdb-r8": (lambda: transformers.DistilBertConfig(), 2),
    "gpt2-seqcls-r8-fan_in_fan_out": (lambda: transformers.GPT2Config(pad_token_id=50256), 6),
    "gpt2-imdb-both-bin-and-safetensors": (lambda: transformers.GPT2Config(pad_token_id=50256), 2),
}


def write(name, material, out):
    make, count = ADAPTERS_THERE[name]
    config = make()
    config.num_labels = count
    config.problem_type = SINGLE
    config.vocab_size = 1000  # the adapters do not touch the embedding
    config.pad_token_id = 0
    torch.manual_seed(seed_of(name))
    model = transformers.AutoModelForSequenceClassification.from_config(config, attn_implementation="eager")
    with torch.no_grad():  # biases and norms that are not all alike, and linears whose output is of the size of their input
        for parameter in model.parameters():
            parameter.add_(0.02 * torch.randn_like(parameter))
    folder = os.path.join(out, name)
    shutil.rmtree(folder, ignore_errors=True)
    model.save_pretrained(os.path.join(folder, "model"))
    shutil.copytree(os.path.join(material, "adapters", name), os.path.join(folder, "adapter"))
    base = transformers.AutoModelForSequenceClassification.from_pretrained(os.path.join(folder, "model"), attn_implementation="eager").eval()
    rows = []
    with torch.no_grad():
        for ids in sequences(name, 1000, [1, 40, 128]):
            rows.append({"ids": ids, "types": [0] * len(ids), "base_logits": [short(float(v)) for v in base(input_ids=torch.tensor([ids])).logits[0]]})
        peft = PeftModel.from_pretrained(base, os.path.join(folder, "adapter")).eval()
        for row in rows:
            row["logits"] = [short(float(v)) for v in peft(input_ids=torch.tensor([row["ids"]])).logits[0]]
    write_json(os.path.join(folder, "expected.json"), {"labels": [f"LABEL_{i}" for i in range(count)], "problem_type": SINGLE, "sequences": rows})
    print(name, rows[1]["base_logits"], rows[1]["logits"])


def main():
    material, out = sys.argv[1:]
    for name in ADAPTERS_THERE:
        write(name, material, out)


if __name__ == "__main__":
    main()
