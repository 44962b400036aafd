"""Writes tests/fixtures/text/pairs: small tokenizers with the post-processors of BERT, RoBERTa and a template, and how Python's `tokenizers`
encodes texts and pairs of them, cut to a length.

Run: python tests/reference/text_pairs.py
"""
import json
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, processors

ROOT = Path(__file__).resolve().parent.parent / "fixtures" / "text" / "pairs"
WORDS = "the film was good bad a very long story about nothing i liked it not at all".split()
VOCABULARY = {word: i for i, word in enumerate(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "<s>", "</s>", *WORDS])}
PROCESSORS = {
    "bert": processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1)),
    "roberta": processors.RobertaProcessing(("</s>", 5), ("<s>", 4), add_prefix_space=False),
    "template": processors.TemplateProcessing(single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]),
    "none": None,
}
TEXTS = [("the film was good", None), ("a very long story about nothing at all", None), ("i liked it", "the film was not bad at all"),
         ("a very long story about nothing", "it was bad"), ("good", "good"), ("", None), ("unheard words", "i liked it")]
LENGTHS = [512, 8, 5]


def case(tokenizer, first, second, length):
    tokenizer.no_truncation()
    encode = lambda: tokenizer.encode(first, second) if second is not None else tokenizer.encode(first)
    whole = len(encode().ids)
    tokenizer.enable_truncation(length, strategy="longest_first")
    encoding = encode()
    return {"first": first, "second": second or "", "length": length, "ids": encoding.ids, "types": encoding.type_ids, "whole": whole}


def main():
    for name, processor in PROCESSORS.items():
        tokenizer = Tokenizer(models.WordLevel(VOCABULARY, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        tokenizer.add_special_tokens(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "<s>", "</s>"])
        if processor is not None:
            tokenizer.post_processor = processor
        folder = ROOT / name
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        cases = [case(tokenizer, *texts, length) for texts in TEXTS for length in LENGTHS]
        (folder / "expected.json").write_text("[\n" + ",\n".join(json.dumps(each) for each in cases) + "\n]\n", encoding="utf-8")
        print(name, cases[6]["ids"], cases[6]["types"])


if __name__ == "__main__":
    main()
