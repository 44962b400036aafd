#!/usr/bin/env python3
"""Writes the review starter's WordPiece: the words of the generated records (needs `tokenizers`).

    tokenizer.py --data reviews.jsonl --out model/

Lower case, as DistilBERT's own. Every word of the small world is a token, the commonest first; words from outside it fall into
letters. The trainer of `tokenizers` would number its pieces otherwise each time.
"""

import argparse
import json
import string
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LETTERS = string.ascii_lowercase + string.digits
SIGNS = string.punctuation + "«»„“”’–"


def with_vocabulary(vocabulary: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.add_special_tokens(SPECIAL)
    begin, end = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", begin), ("[SEP]", end)])
    return tokenizer


def vocabulary_of(path: str) -> list[str]:
    bare = with_vocabulary(SPECIAL)
    counts: Counter = Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            text = bare.normalizer.normalize_str(" ".join(json.loads(line).values()))
            counts.update(word for word, _ in bare.pre_tokenizer.pre_tokenize_str(text))
    pieces = [*SIGNS, *LETTERS, *("##" + letter for letter in LETTERS)]
    words = sorted(counts.keys() - set(pieces), key=lambda word: (-counts[word], word))
    return SPECIAL + pieces + words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = with_vocabulary(vocabulary_of(options.data))
    tokenizer.save(str(folder / "tokenizer.json"))
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL))
    config = {"tokenizer_class": "PreTrainedTokenizerFast", **names, "do_lower_case": True, "model_max_length": 128}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    print(tokenizer.get_vocab_size(), "tokens")


if __name__ == "__main__":
    main()
