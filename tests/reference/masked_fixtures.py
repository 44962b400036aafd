"""Writes tests/fixtures/masked: a tiny random model of each encoder family that foretells hidden tokens, and what transformers makes of it.

  <family>/model             a Hugging Face folder, …ForMaskedLM
  <family>/expected.json     sequences (pairs among them) with the logits of some of their tokens; of «distilbert» records, settings, losses, too
  distilbert/hidden.json     which tokens are hidden in each step, and what is shown there: written by tst_MaskedTraining
                             (LORIKEET_KEPT_MASKS=FILE tst_MaskedTraining twentyStepsEqualTransformers)
  distilbert/final.safetensors   every weight after the last step

Run by hand in an environment with transformers; the same seed gives the same files. Names of families write those alone. Dropout is 0 and
nothing is shuffled; rows are padded on the right and masked. The loss is the model's own: the mean over the hidden tokens of the batch.
"""
import sys

from classifier_fixtures import ENCODER, LENGTHS, RECORD_LENGTHS, has_types, texts_of
from models_tiny import *
from training_fixtures import SETTINGS, groups_of, save

MASKED = os.path.join(FIXTURES, "masked")
MEMBERS = {
    "distilbert": transformers.DistilBertConfig(vocab_size=120, dim=32, n_layers=2, n_heads=4, hidden_dim=48, max_position_embeddings=64, dropout=0.0,
                                                attention_dropout=0.0),
    "bert": transformers.BertConfig(**ENCODER),
    "roberta": transformers.RobertaConfig(**ENCODER, tie_word_embeddings=False),
    "data2vec-text": transformers.Data2VecTextConfig(**ENCODER),
    "electra": transformers.ElectraConfig(**ENCODER, embedding_size=16),
    "albert": transformers.AlbertConfig(**{**ENCODER, "num_hidden_layers": 4}, num_hidden_groups=2, embedding_size=16),
}
TRAINED = "distilbert"
ROWS = 3  # tokens of each sequence whose logits are kept


def write_model(name):
    folder = os.path.join(MASKED, name, "model")
    shutil.rmtree(folder, ignore_errors=True)
    model = transformers.AutoModelForMaskedLM.from_config(MEMBERS[name])
    fill(model, seed_of(name))
    model.tie_weights()
    model.save_pretrained(folder)


def load(name):
    folder = os.path.join(MASKED, name, "model")
    return transformers.AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()


@torch.no_grad()
def with_logits(model, name, row):
    types = {"token_type_ids": torch.tensor([row["types"]])} if has_types(name) else {}
    logits = model(input_ids=torch.tensor([row["ids"]]), **types).logits[0]
    rows = sorted(random.Random(len(row["ids"])).sample(range(len(row["ids"])), min(ROWS, len(row["ids"]))))
    return {**row, "rows": rows, "logits": [[short(float(value)) for value in logits[i]] for i in rows]}


def train(name, records, hidden):
    model = load(name).train()
    parameters = dict(model.named_parameters())
    optimizer = torch.optim.AdamW(groups_of(parameters), lr=SETTINGS["learning_rate"], betas=(SETTINGS["beta1"], SETTINGS["beta2"]),
                                  eps=SETTINGS["epsilon"])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (SETTINGS["steps"] - step) / SETTINGS["steps"])
    steps = []
    for step, chosen in enumerate(hidden):
        start = step * SETTINGS["batch_size"] % len(records)
        rows = records[start:start + SETTINGS["batch_size"]]
        width = max(len(row["ids"]) for row in rows)
        ids = torch.full((len(rows), width), MEMBERS[name].pad_token_id)
        mask, labels = torch.zeros(len(rows), width, dtype=torch.long), torch.full((len(rows), width), -100)
        for i, (row, tokens) in enumerate(zip(rows, chosen, strict=True)):
            ids[i, :len(row["ids"])] = torch.tensor(row["ids"])
            mask[i, :len(row["ids"])] = 1
            for place, shown in tokens:
                labels[i, place] = ids[i, place]
                ids[i, place] = shown
        loss = model(input_ids=ids, attention_mask=mask, labels=labels).loss
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(parameters.values(), SETTINGS["max_grad_norm"])
        steps.append({"loss": short(loss.item()), "grad_norm": short(float(norm))})
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    save(parameters, os.path.join(MASKED, name, "final.safetensors"))
    return steps


def expected(name):
    model = load(name)
    result = {"transformers": transformers.__version__, "parameters": sum(p.numel() for p in model.parameters()),
              "sequences": [with_logits(model, name, row) for row in texts_of(name, LENGTHS, "-masked")]}
    print(f"{name:12} logits {result['sequences'][2]['logits'][0][:4]}")
    if name != TRAINED:
        return result
    result |= {"settings": SETTINGS, "records": texts_of(name, RECORD_LENGTHS, "-masked-training")}
    path = os.path.join(MASKED, name, "hidden.json")
    if os.path.exists(path):
        with open(path) as file:
            result["steps"] = train(name, result["records"], json.load(file))
        print(f"{name:12} loss {result['steps'][0]['loss']:.4f} to {result['steps'][-1]['loss']:.4f}")
    return result


def main():
    for name in sys.argv[1:] or MEMBERS:
        write_model(name)
        write_json(os.path.join(MASKED, name, "expected.json"), expected(name))
    print_sizes(MASKED)


if __name__ == "__main__":
    main()
