"""Writes tests/fixtures/models: a Hugging Face folder for each member of models_tiny.py, with expected.json beside it.

Run by hand in an environment with transformers; the same seed gives the same files. Names of members write those alone.

Dynamic NTK positions (llama-rope-dynamic): transformers takes the frequencies from the longest position of the call, for all its positions,
and remembers the longest call until one shorter than the original maximum comes. So
  * a full forward over n tokens (n above the original maximum) rotates all of them with the frequencies for n: this is what is expected here;
  * with a cache each key keeps the frequencies of the call that made it, so a cached continuation differs from the full forward:
    «greedy_cached» holds what transformers' cache gives, only where it differs from «greedy»;
  * in a padded batch the longest row decides for all; nothing here depends on that, as every sequence goes alone.
"""
import sys

from models_tiny import *

GREEDY_TOKENS = 64
LENGTHS = [1, 7, 23, 48]  # 23 and 48 are longer than every sliding window, 48 longer than every original maximum


def expected(name):
    model = load_model(name)
    rows = [described(model, ids) for ids in sequences(name, model.config.vocab_size, LENGTHS)]
    prompt = rows[1]["ids"]
    tokens, margins = greedy(model, prompt, GREEDY_TOKENS)
    result = {
        "transformers": transformers.__version__,
        "parameters": sum(p.numel() for p in model.parameters()),
        "sequences": rows,
        "greedy": {"prompt": prompt, "tokens": tokens, "margins": [short(m) for m in margins]},
    }
    cached = greedy_cached(model, prompt, GREEDY_TOKENS)
    if cached != tokens:
        assert name == "llama-rope-dynamic", name
        result["greedy_cached"] = cached
    logits = torch.tensor(rows[3]["logits"][2]["values"])
    print(f"{name:24} parameters {result['parameters']:>7,}  logits {logits.min():6.2f} to {logits.max():6.2f}  "
          f"smallest margin {min(margins):.4f}  distinct tokens {len(set(tokens))}")
    return result


def main():
    for name in sys.argv[1:] or MEMBERS:
        folder = write_model(name)
        write_json(os.path.join(folder, "expected.json"), expected(name))
    print_sizes(MODELS)


if __name__ == "__main__":
    main()
