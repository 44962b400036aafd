#!/usr/bin/env python3
"""Trains the review starter's WordPiece on the generated records (needs `tokenizers`).

    tokenizer.py --data reviews.jsonl --out model/

Lower case, as DistilBERT's own. The vocabulary has room for every word of the small world, and for the letters of words
from outside it.
"""

import argparse
import json
import string
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

VOCABULARY = 1536
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def texts(path: str):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield " ".join(json.loads(line).values())
    letters = string.ascii_letters + string.digits + string.punctuation + "äöüéèñß«»„“”’–"
    yield " ".join(letters)
    yield " ".join(letter * 3 for letter in string.ascii_lowercase + string.digits)


def trained(path: str) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.train_from_iterator(
        texts(path), trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=SPECIAL, show_progress=False))
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", begin), ("[SEP]", end)])
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
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL))
    config = {"tokenizer_class": "PreTrainedTokenizerFast", **names, "do_lower_case": True, "model_max_length": 128}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    print(tokenizer.get_vocab_size(), "tokens")


if __name__ == "__main__":
    main()
