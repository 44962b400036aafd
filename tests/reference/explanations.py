"""Writes explanations.json beside the classifiers of classifier_fixtures.py: gradient x input of the greatest logit at the embedding, by autograd.

The embedding is what goes into the first block: of encoders after its norm (and ALBERT's and ELECTRA's projection), of decoders the words' rows, with
GPT-2's positions. Run by hand in an environment with transformers and peft, after classifier_fixtures.py.
"""
from classifier_fixtures import *

# The module whose output is the stream before the first block.
STREAMS = {
    "distilbert": "distilbert.embeddings", "bert": "bert.embeddings", "roberta": "roberta.embeddings",
    "xlm-roberta": "roberta.embeddings", "data2vec-text": "data2vec_text.embeddings", "electra": "electra.embeddings_project", "albert": "albert.encoder.embedding_hidden_mapping_in",
    "llama": "model.embed_tokens", "qwen2": "model.embed_tokens", "mistral": "model.embed_tokens", "gpt2": "transformer.drop",
}


def weights(model, name, row):
    kept = []

    def keep(_module, _inputs, output):
        kept.append(output)
        output.retain_grad()

    path = STREAMS[name]
    module = model.get_submodule("base_model.model." + path) if hasattr(model, "peft_config") else model.get_submodule(path)
    for parameter in model.parameters():  # the stream needs a gradient even where nothing before it is trained
        parameter.requires_grad_(True)
    hook = module.register_forward_hook(keep)
    types = {"token_type_ids": torch.tensor([row["types"]])} if has_types(name) else {}
    logits = model(input_ids=torch.tensor([row["ids"]]), **types).logits[0]
    hook.remove()
    logits.max().backward()
    stream = kept[0]
    return {"label": int(logits.argmax()), "weights": [short(float(v)) for v in (stream.grad * stream).sum(-1)[0]]}


def main():
    for name in sys.argv[1:] or MEMBERS:
        base, adapted = load_base(name), load_peft(name)
        rows = [{"ids": row["ids"], "types": row["types"], **weights(adapted, name, row)} for row in texts_of(name, LENGTHS)]
        if name != "distilbert":  # its base has no head
            for row in rows:
                row["base"] = weights(base, name, row)
        write_json(os.path.join(CLASSIFIERS, name, "explanations.json"), rows)
        print(name, rows[1]["label"], rows[1]["weights"][:4])


if __name__ == "__main__":
    main()
