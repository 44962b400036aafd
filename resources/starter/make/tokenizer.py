#!/usr/bin/env python3
"""Trains the starter's byte-level BPE on the generated records (needs `tokenizers`).

    tokenizer.py --data pretrain.jsonl --out model/

Chinese signs stand alone, and names fall into the two pieces they were made of: the pieces are put before everything
else, so that they are merged first, and the names themselves are left out.
"""

import argparse
import json
from pathlib import Path

import chinese
import english
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

VOCABULARY = 1280
SPECIAL = ["<s>", "</s>", "<pad>"]
# Turns on lines of their own, each answer closed by the end token.
CHAT_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'assistant' %}"
    "{{ message['content'] + eos_token }}{% else %}{{ message['content'] + '\\n' }}{% endif %}{% endfor %}"
)


def texts(path: str) -> list[str]:
    """Texts to learn merges from."""
    pieces = [f" {first}\n{second}\n" for first in english.FIRST_PIECES for second in english.SECOND_PIECES]
    starts = [f"{first}\n" for first in english.FIRST_PIECES]
    result = (pieces + starts * 20) * 400
    names = sorted(english.invented_names(), key=len, reverse=True)
    known = {name: "" for name in names}
    with open(path, encoding="utf-8") as file:
        for line in file:
            written = json.loads(line)
            turns = [text for turn in written.get("turns", []) for text in turn]
            for text in [*turns, written["instruction"], written["output"]]:
                words = text.replace("'s", " 's").split(" ")
                result.append(" ".join(known.get(word.rstrip(".,:;?"), word) for word in words).replace(" 's", "'s"))
    result.append("".join(chinese.FIRST_PIECES + chinese.SECOND_PIECES) * 1000)
    return result


def trained(path: str) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r"\p{Han}|\n"), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False)
    tokenizer.train_from_iterator(texts(path), trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A $B", special_tokens=[("<s>", tokenizer.token_to_id("<s>"))])
    return tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = trained(options.data)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": SPECIAL[0], "eos_token": SPECIAL[1],
        "pad_token": SPECIAL[2], "model_max_length": 512, "clean_up_tokenization_spaces": False,
        "chat_template": CHAT_TEMPLATE,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    print(tokenizer.get_vocab_size(), "tokens")


if __name__ == "__main__":
    main()
